from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_postmortems.model.catalog import Catalog
from mkdocs_postmortems.model.front_matter import Audience
from mkdocs_postmortems.model.source import SourceFile
from mkdocs_postmortems.model.vocabulary import Vocabulary
from mkdocs_postmortems.reading.against import Against
from mkdocs_postmortems.reading.identity import LONGEST_ID, safe_id
from mkdocs_postmortems.reading.incidents import read_id, read_incident
from mkdocs_postmortems.settings import Settings


def test_a_record_of_three_lines_counts(record: Callable[..., Any]) -> None:
    read = record("", "Text.")
    incident = read.record()
    assert (incident.id, incident.title, incident.date) == (
        "2024-05-01-x",
        "T",
        date(2024, 5, 1),
    )
    assert incident.coded
    assert incident.counted
    assert incident.has_front
    assert incident.summary == "Text."
    assert not read.findings


def test_a_file_without_front_matter_is_a_page_not_yet_coded(read: Callable[..., Any]) -> None:
    seen = read({"2023-04-05 Störung.md": "# What *happened*\n\nText.\n"})
    incident = seen.record("2023-04-05 Störung")
    assert (incident.id, incident.title) == ("2023-04-05-Störung", "What happened")
    assert (incident.date, incident.titled, incident.has_front) == (date(2023, 4, 5), True, False)
    assert (incident.audience, incident.coded) == ("internal", False)
    assert [(f.code, f.level) for f in seen.findings] == [("PM108", "hint")]


@pytest.mark.parametrize(
    "head", ["title: T\nfactors: [dns]\n", "title: T\nfactors: dns\ntimes: {}\n"]
)
def test_the_name_gives_its_day_to_a_record_that_states_none(
    record: Callable[..., Any], head: str
) -> None:
    read = record(head=head)
    assert read.record().date == date(2024, 5, 1)
    assert read.the("PM129").message == "no date; 2024-05-01, from the file's name, holds"


def test_times_say_more_than_the_name(record: Callable[..., Any]) -> None:
    read = record(head='title: T\nfactors: [dns]\ntimes: {started: "2024-04-28 10:00"}\n')
    assert read.record().date == date(2024, 4, 28)
    assert not read.findings


def test_a_record_without_any_day_is_asked_for_one(read: Callable[..., Any]) -> None:
    seen = read({"x.md": "---\ntitle: T\nfactors: [dns]\n---\n"})
    assert seen.record("x").date is None
    assert seen.codes == ["PM124"]


TITLES = {
    "written": ("title: Written\n", "# Heading\n", "Written", True, []),
    "heading": ("", "# Heading\n", "Heading", True, []),
    "a later heading": ("", "## Two\n\n# One\n", "One", True, []),
    "neither": ("", "## Two\n", "2024-05-01-x", False, ["PM119"]),
    "empty": ("title: ''\n", "# Heading\n", "Heading", True, []),
    "several lines": ("title: |\n  one\n  two\n", "", "one two", True, []),
    "not text": ("title: 2024-05-01\n", "# Heading\n", "Heading", True, ["PM111"]),
    "two hundred": (f"title: {'x' * 200}\n", "", "x" * 200, True, []),
    "more": (f"title: {'x' * 201}\n", "", "x" * 201, True, ["PM123"]),
}


@pytest.mark.parametrize(("head", "body", "title", "titled", "codes"), TITLES.values(), ids=TITLES)
def test_a_title_is_written_or_the_heading_or_the_stem(
    record: Callable[..., Any], head: str, body: str, title: str, titled: bool, codes: list[str]
) -> None:
    read = record(head=f"{head}date: 2024-05-01\nfactors: [dns]\n", body=body)
    incident = read.record()
    assert (incident.title, incident.titled, incident.coded) == (title, titled, titled)
    assert read.codes == codes


IDS = {
    "PM-2024-017": "PM-2024-017",
    "a b": "a-b",
    "a/../b": "a-..-b",
    "../../etc/passwd": "etc-passwd",
    "..": "unnamed",
    "<script>": "script",
    "Störung_1.2": "Störung_1.2",
    "e\u0301te\u0301": "été",
    "x" * 300: "x" * LONGEST_ID,
}


@pytest.mark.parametrize(("written", "id"), IDS.items())
def test_an_id_is_safe_as_a_name_of_a_file(
    record: Callable[..., Any], written: str, id: str
) -> None:
    read = record(f'id: "{written}"')
    assert read.record().id == id
    assert read.codes == ([] if id == written else ["PM126"])


@given(st.text())
def test_any_text_gives_a_safe_id(text: str) -> None:
    id = safe_id(text)
    assert id
    assert len(id) <= LONGEST_ID
    assert not set(id) & set('/\\:*?"<>| \n')
    assert id.strip(".") == id


SEVERITIES = {
    "SEV-2": ("SEV-2", []),
    "sev 2": ("SEV-2", []),
    "SEV-9": ("SEV-9", ["PM310"]),
    "''": (None, []),
}


@pytest.mark.parametrize(("written", "read_as"), SEVERITIES.items())
def test_a_severity_is_one_of_the_sites_own(
    record: Callable[..., Any], written: str, read_as: tuple[str | None, list[str]]
) -> None:
    read = record(f"severity: {written}", severities=("SEV-1", "SEV-2"))
    assert (read.record().severity, read.codes) == read_as


def test_any_severity_will_do_where_the_site_lists_none(record: Callable[..., Any]) -> None:
    assert record("severity: bad").record().severity == "bad"


def test_sources_are_kept_and_odd_ones_noted(record: Callable[..., Any]) -> None:
    read = record("sources:\n  - https://example.org/a\n  - ftp://example.org\n  - {ref: PM-1}")
    assert [source.url for source in read.record().front.sources] == [
        "https://example.org/a",
        "ftp://example.org",
        None,
    ]
    assert read.at("PM406") == (7, 5)


def test_an_empty_file_is_a_page(read: Callable[..., Any]) -> None:
    seen = read({"x.md": ""})
    incident = seen.record("x")
    assert (incident.title, incident.titled, incident.body.text) == ("x", False, "")
    assert seen.codes == ["PM108"]


def test_the_body_keeps_its_text_and_its_first_line(record: Callable[..., Any]) -> None:
    body = record("", "\n\n*Text*  with   spaces\n").record().body
    assert body.text == "*Text*  with   spaces\n\n"
    assert body.first_line == 10


def test_a_key_that_looks_like_audience_makes_the_record_restricted(
    record: Callable[..., Any],
) -> None:
    read = record("audiense: public")
    assert "PM127" in read.codes
    assert read.record().audience is Audience.RESTRICTED


STATED = {
    "id: x": "x",
    '"id": x': "x",
    "'id' : x": "x",
    "  title: t\n  id: x": "x",
    "{title: t, id: x}": "x",
    "? id\n: x": "x",
    "&a id: x": "x",
    "!!str id: x": "x",
    "a: &a {id: x}\n<<: *a": "x",
    "title: t": "2024-05-01-y",
    "factors:\n- id: dns": "2024-05-01-y",
    "factors:\n  - role: trigger\n    id: dns": "2024-05-01-y",
    "id:": "2024-05-01-y",
    "ids: x": "2024-05-01-y",
    "title: [": "2024-05-01-y",
    "id: 12": "2024-05-01-y",
}


@pytest.mark.parametrize(
    "kind",
    [
        "kind: review",
        "kind:   'review'",
        '"kind" : "review"',
        "{title: R, kind: review}",
        "kind:\n  review",
        "kind: >-\n  review",
        "kind: !!str review",
        "a: &a review\nkind: *a",
        "kind: incident",
        "kind: Review",
    ],
)
def test_a_review_is_read_as_one_where_others_are_looked_up(kind: str) -> None:
    text = f"---\n{kind}\n---\n"
    source = SourceFile("postmortems/2024-Q3.md", "2024-Q3.md", text, "")
    against = Against(Vocabulary(), Catalog(), Settings(root=Path()))
    assert read_id(source, against).incident.kind is read_incident(source, against).incident.kind


@pytest.mark.parametrize("end", ["\n---\n", "\n...\n", ""])
@pytest.mark.parametrize(("block", "id"), STATED.items())
def test_an_id_alone_is_the_id_that_a_whole_reading_finds(block: str, id: str, end: str) -> None:
    text = f"---\n{block}{end}\nid: of the body\n"
    source = SourceFile("postmortems/2024-05-01-y.md", "2024-05-01-y.md", text, "")
    against = Against(Vocabulary(), Catalog(), Settings(root=Path()))
    assert read_id(source, against).incident.id == read_incident(source, against).incident.id
    if end:
        assert read_id(source, against).incident.id == id
