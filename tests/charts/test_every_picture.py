"""What holds for every picture, whatever is drawn."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from itertools import combinations
from pathlib import Path
from xml.etree import ElementTree

import pytest
from tests.charts import samples
from tests.charts.seen import HREF, SVG, classes, drawn, labels, parsed, tag

from mkdocs_postmortems.charts.catalogue import CHARTS
from mkdocs_postmortems.charts.text import clean
from mkdocs_postmortems.charts.values import Picture, Words

NAMES = sorted(samples.ALL)
FOR_SCRIPTS = {"pm-links", "pm-network", "pm-phases", "pm-bars", "pm-rug", "pm-strips"}
"""Names of layers and charts; the stylesheet has no rule for some of them."""


@pytest.fixture(scope="module")
def picture() -> Callable[[str], Picture]:
    """Each picture once."""
    known: dict[str, Picture] = {}

    def of(name: str) -> Picture:
        if name not in known:
            known[name] = drawn(samples.ALL[name]())
        return known[name]

    return of


Of = Callable[[str], Picture]


@pytest.mark.parametrize("name", NAMES)
def test_the_image_is_named_and_described(picture: Of, name: str) -> None:
    svg = parsed(picture(name))
    image = svg[0]
    title, description = image[0], image[1]
    assert (svg.get("role"), image.get("role")) == ("group", "img")
    assert svg.get("aria-labelledby") == title.get("id")
    assert image.get("aria-labelledby") == f"{title.get('id')} {description.get('id')}"
    assert (tag(title), tag(description)) == ("title", "desc")
    assert title.text == picture(name).title
    assert description.text == picture(name).description
    assert re.search(r"n = \d|\d row", picture(name).description) or "phases" in svg.get(
        "class", ""
    )


@pytest.mark.parametrize("name", NAMES)
def test_ids_are_unique_and_begin_alike(picture: Of, name: str) -> None:
    ids = [e.get("id", "") for e in parsed(picture(name)).iter() if e.get("id")]
    assert len(ids) == len(set(ids))
    assert {re.sub("-(title|desc)$", "", id) for id in ids} == {ids[0].removesuffix("-title")}


@pytest.mark.parametrize("name", NAMES)
def test_links_are_not_in_the_image_and_say_where_they_lead(picture: Of, name: str) -> None:
    svg = parsed(picture(name))
    assert not [*svg[0].iter(f"{SVG}a")]
    for link in svg.iter(f"{SVG}a"):
        assert link.get("role") == "link"
        assert link.get("href") is None
        assert link.get(HREF)
        assert link[0].tag == f"{SVG}title"
        assert (link[0].text or "") == link.get("aria-label")


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_styled_in_place_and_nothing_runs(picture: Of, name: str) -> None:
    text = picture(name).svg
    assert "\n" not in text
    assert "{" not in text
    for element in parsed(picture(name)).iter():
        assert tag(element) in {
            "svg", "g", "a", "title", "desc", "text", "tspan", "rect", "line", "circle", "path",
        }  # fmt: skip
        assert not {"style", "fill", "stroke", "href"} & element.attrib.keys()
        assert not any(key.startswith("on") for key in element.attrib)


@pytest.mark.parametrize("name", NAMES)
def test_labels_stand_free_and_inside_at_every_width(picture: Of, name: str) -> None:
    seen = picture(name)
    scaled = parsed(seen).get("viewBox")
    for times in (1,) if scaled else (1, 1.3, 2.2, 5):
        wide = int(seen.width * times)
        found = labels(seen, wide)
        for label in found:
            assert label.box.left >= -0.5, label
            assert label.box.right <= wide + 0.5, label
            assert 0 <= label.box.top <= label.box.bottom <= seen.height, label
        for one, other in combinations(found, 2):
            assert not one.box.meets(other.box), (one, other)


@pytest.mark.parametrize("name", NAMES)
def test_a_cut_label_has_the_whole_text_in_a_title(picture: Of, name: str) -> None:
    titles = [e.text or "" for e in parsed(picture(name)).iter(f"{SVG}title")]
    for label in labels(picture(name)):
        if "…" in label.text:
            begin = label.text.partition("…")[0].strip("\u2068\u2069 ")
            wholes = titles if label.whole is None else [label.whole]
            assert any(begin in whole for whole in wholes), label


@pytest.mark.parametrize("name", NAMES)
def test_the_table_has_a_cell_for_every_header(picture: Of, name: str) -> None:
    table = picture(name).table
    assert table.rows
    assert {len(row) for row in table.rows} == {len(table.headers)}


@pytest.mark.parametrize("name", sorted({*samples.GOLDEN, *samples.LARGE} - {"graph"}))
def test_drawing_and_table_lead_to_the_same_places(picture: Of, name: str) -> None:
    hrefs = {a.get(HREF) for a in parsed(picture(name)).iter(f"{SVG}a")}
    cells = {cell.href for row in picture(name).table.rows for cell in row if cell.href}
    assert cells <= hrefs


@pytest.mark.parametrize("name", sorted(samples.SILENT))
def test_where_there_is_nothing_to_draw_a_sentence_says_so(name: str) -> None:
    said = samples.SILENT[name]()
    assert isinstance(said, Words)
    assert said.text.endswith(".")


def test_every_class_is_in_the_stylesheet_and_every_rule_is_used(
    picture: Of, stylesheet: str
) -> None:
    block = stylesheet.partition("/* Charts: begin")[2].partition("/* Charts: end")[0]
    ruled = set(re.findall(r"\.(pm-[\w-]+)", block))
    used = {c for name in NAMES for e in parsed(picture(name)).iter() for c in classes(e)}
    page = {"pm-figure", "pm-scroll", "pm-words", "pm-data"}
    assert used - FOR_SCRIPTS - {"pm-solid"} <= ruled
    assert ruled <= used | page


@pytest.mark.parametrize("name", sorted(samples.GOLDEN))
def test_picture_is_the_one_expected(
    picture: Of, name: str, golden: Callable[[str, str], None]
) -> None:
    text = picture(name).svg
    ElementTree.fromstring(text)
    golden(f"{name}.svg", text.replace("><", ">\n<") + "\n")


def test_structure_of_a_graph_is_the_one_expected(
    picture: Of, golden: Callable[[str, str], None]
) -> None:
    # Another machine may move a node by a pixel, and with it a name to another side.
    places = r' (x|y|cx|cy|d|viewBox|height|text-anchor|transform)="[^"]*"'
    text = re.sub(places, "", picture("ego").svg)
    golden("ego.structure.svg", text.replace("><", ">\n<") + "\n")


@pytest.mark.slow
def test_bytes_are_the_same_whatever_the_hash_seed(project: Path) -> None:
    code = (
        "from hashlib import sha256\n"
        "from tests.charts.samples import ALL\n"
        "for name in sorted(ALL): print(name, sha256(repr(ALL[name]()).encode()).hexdigest())\n"
    )
    path = [str(project), str(project / "plugins")]
    runs = [
        subprocess.run(
            [sys.executable, "-c", code],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(path)},
            capture_output=True,
            encoding="utf-8",
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert runs[0] == runs[1] != ""


def test_every_chart_is_in_the_catalogue_and_says_what_it_draws() -> None:
    names = [chart.name for chart in CHARTS]
    assert len(set(names)) == len(names)
    assert {chart.draw.__module__.rpartition(".")[2] for chart in CHARTS} == set(names)
    assert all(chart.doc.startswith("Draw ") for chart in CHARTS)


def test_hostile_words_are_shown_as_they_are(picture: Of) -> None:
    for name in ("words-in-bars", "words-in-map", "words-in-phases", "words-in-network"):
        told = "".join(parsed(picture(name)).itertext())
        assert clean(samples.EVIL) in told
        assert clean(samples.LONG) in told
        assert samples.HEBREW in told
