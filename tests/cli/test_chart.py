from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from xml.etree import ElementTree

import pytest
from tests.cli.running import run

from mkdocs_postmortems.pages.pictures.catalogue import PICTURES

Repository = Callable[[Mapping[str, str | bytes]], Path]

NAMES = [kind.name for kind in PICTURES]
ABOUT = {kind.name: {"factor": "dns", "incident": "a"}.get(kind.about or "") for kind in PICTURES}
OF_A_SLICE = ("records", "families", "factors", "recovery", "factor")
"""The others look at single records or at pairs."""


def record(day: str, service: str) -> str:
    return (
        f"---\ntitle: Resolver slow\ndate: {day}\nservices: [{service}]\nfactors: [dns, no canary]\n"
        f"times: {{started: {day} 10:00, detected: {day} 10:20}}\n---\n"
    )


@pytest.fixture(autouse=True)
def collection(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> Path:
    days = {"a": ("2024-02-01", "shop"), "b": ("2024-05-20", "mail"), "c": ("2025-01-07", "shop")}
    root = repository({f"postmortems/{name}.md": record(*row) for name, row in days.items()})
    monkeypatch.chdir(root)
    return root


def asked(name: str) -> list[str]:
    return ["chart", name, *filter(None, [ABOUT[name]])]


@pytest.mark.parametrize("name", NAMES)
def test_a_picture_is_printed_as_xml_without_links(name: str) -> None:
    done = run(*asked(name))
    assert (done.exit_code, done.stderr) == (0, "")
    root = ElementTree.fromstring(done.stdout)
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    said = " ".join(root.itertext())
    assert (
        "Phases of Resolver slow" in said
        if name == "incident-phases"
        else re.search(r"\b[23] ", said)
    )
    assert "href=" not in done.stdout


@pytest.mark.parametrize("name", OF_A_SLICE)
def test_where_there_is_nothing_to_draw_a_sentence_says_so(name: str, collection: Path) -> None:
    done = run(*asked(name), "--from", "2030", "--output", "x.svg")
    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr.startswith(("There is no record", "No length of time is known."))
    assert not (collection / "x.svg").exists()


@pytest.mark.parametrize(
    ("words", "n"),
    [
        ((), "3 records"),
        (("--service", "shop"), "2 records"),
        (("--from", "2024-Q2", "--to", "2024"), "1 record, 20 May 2024"),
    ],
)
def test_a_slice_is_drawn_alone(words: tuple[str, ...], n: str) -> None:
    text = " ".join(ElementTree.fromstring(run("chart", "records", *words).stdout).itertext())
    assert f"Counted records by quarter. {n}" in text


def test_a_file_is_written_over_and_nothing_is_left_beside_it(collection: Path) -> None:
    target = collection / "new" / "x.svg"
    target.parent.mkdir()
    target.write_text("old")
    done = run("chart", "families", "--output", "new/x.svg")
    assert (done.exit_code, done.output) == (0, "")
    assert target.read_text(encoding="utf-8") == run("chart", "families").stdout
    assert [path.name for path in target.parent.iterdir()] == ["x.svg"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("familes", "no picture 'familes'. Did you mean 'families'?"),
        ("zzz", "There are records, families, factors, recovery, factor-graph, factor,"),
        ("factor", "the picture 'factor' needs the id of a factor."),
        ("incident-phases", "the picture 'incident-phases' needs the id of a record."),
        ("records dns", "the picture 'records' is of all records, and takes no id."),
        ("factor dnss", "no factor 'dnss'. Did you mean 'infrastructure.dns'?"),
        ("factor infrastructure", "no factor 'infrastructure'. Write its id."),
        ("incident-near zz", "no record 'zz'. Write its id."),
        ("records --service shopp", "Did you mean 'shop'?"),
        ("records --output postmortems/a.md/x.svg", "cannot be written"),
    ],
)
def test_what_cannot_be_drawn_is_one_line(words: str, said: str) -> None:
    done = run("chart", *words.split())
    assert done.exit_code == 2
    assert done.stderr.count("\n") == 1
    assert said in done.stderr
