from __future__ import annotations

import re
from collections.abc import Callable
from xml.etree import ElementTree

import pytest
from tests.charts import samples
from tests.charts.seen import HREF, drawn, labels, parsed, shown

from mkdocs_postmortems.charts.standalone import light_style, standalone
from mkdocs_postmortems.charts.svg import element

SVG = "{http://www.w3.org/2000/svg}"
NAMES = sorted({**samples.GOLDEN, "ego": samples.ego, "odd": samples.wordy_bars})


@pytest.fixture(params=NAMES)
def name(request: pytest.FixtureRequest) -> str:
    """The name of a picture."""
    return str(request.param)


def picture_of(name: str) -> Callable[[], samples.Drawn]:
    return {**samples.GOLDEN, "ego": samples.ego, "odd": samples.wordy_bars}[name]


def test_a_file_of_its_own_needs_nothing_around_it(name: str) -> None:
    text = standalone(drawn(picture_of(name)()))
    root = ElementTree.fromstring(text)
    assert root.get("viewBox") == f"0 0 {root.get('width')} {root.get('height')}"
    assert not re.search(r"var\(|currentColor|@|url\(", light_style())
    for seen in root.iter():
        assert not seen.get(HREF)
        assert "pm-hit" not in seen.get("class", "")
        assert "style" not in seen.attrib
        assert not any("%" in seen.get(key, "") for key in ("x", "x1", "x2", "cx", "width"))


def test_every_label_of_the_picture_is_in_the_file(name: str) -> None:
    picture = drawn(picture_of(name)())
    root = ElementTree.fromstring(standalone(picture))
    texts = [shown(element) for element in root.iter(f"{SVG}text")]
    assert {label.text for label in labels(picture)} <= set(texts)
    assert " ".join(texts).startswith(picture.title[:40])


def test_every_mark_still_says_what_it_is(name: str) -> None:
    picture = drawn(picture_of(name)())
    told = [a.get("aria-label") for a in parsed(picture).iter(f"{SVG}a")]
    titles = [e.text or "" for e in ElementTree.fromstring(standalone(picture)).iter(f"{SVG}title")]
    assert set(told) <= set(titles)


def test_the_style_has_the_light_palette_and_no_state_of_a_page() -> None:
    style = light_style()
    assert ".pm-chart .pm-sev-1{fill: #b3261e; stroke: #b3261e;}" in style
    assert "#ff7a70" not in style
    assert not re.search(r":hover|min-width|figure", style)
    ElementTree.fromstring(element("style", style))


def test_long_titles_are_broken_into_lines() -> None:
    picture = drawn(samples.wordy_map())
    root = ElementTree.fromstring(standalone(picture))
    lines = [e.text or "" for e in root.iter(f"{SVG}text") if e.get("class") == "pm-title"]
    assert len(lines) > 3
    assert " ".join(lines) == picture.title
