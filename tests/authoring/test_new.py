from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_postmortems.authoring.edit import apply
from mkdocs_postmortems.authoring.new import (
    MOST_BYTES,
    Wanted,
    clean_title,
    file_slug,
    known_names,
    known_severity,
    plan_new,
)
from mkdocs_postmortems.errors import EditConflict, UnknownWord
from mkdocs_postmortems.lint.engine import all_findings
from mkdocs_postmortems.model.catalog import Directory, Named
from mkdocs_postmortems.model.finding import Level
from mkdocs_postmortems.model.front_matter import Kind
from mkdocs_postmortems.reading.collection import read_collection
from mkdocs_postmortems.settings import Settings

if TYPE_CHECKING:
    from tests.authoring.conftest import Project

DAY = date(2024, 5, 1)
WANTED = Wanted("Slow checkout", DAY, Kind.NEAR_MISS, "SEV-1", ("web", "api"), ("shop",))


def written(settings: Settings, wanted: Wanted = WANTED) -> str:
    """Write a new record; return its text."""
    edit = plan_new(wanted, read_collection(settings), settings)
    apply([edit])
    return edit.file.read_bytes().decode()


TITLES = {
    "Resolver change slows checkout": "resolver-change-slows-checkout",
    "a/b\\c ../.. x": "a-b-c-x",
    "🚀": "record",
    "🚀 launch": "launch",
    "...": "record",
    "Störung ÄÖÜ ß": "störung-äöü-ß",
    "サービスが遅い": "サービスが遅い",
    "सेवा धीमी है": "सेवा-धीमी-है",
    "İstanbul": "i̇stanbul",
    "x" * 300: "x" * 60,
    "word " * 60: "-".join(["word"] * 12),
    "CON": "con",
    "\u202egpj.exe": "gpj-exe",
}


@pytest.mark.parametrize(("title", "slug"), TITLES.items())
def test_a_slug_is_short_and_says_what_it_is_about(title: str, slug: str) -> None:
    assert file_slug(title) == slug


@given(st.text(max_size=400))
def test_a_slug_is_a_name_for_a_file_whatever_the_title(title: str) -> None:
    slug = file_slug(title)
    assert 0 < len(slug.encode()) <= MOST_BYTES
    assert slug == slug.strip("-.")
    assert not set(slug) & set('/\\.:*?"<>|\0 \n')


@pytest.mark.parametrize("title", ["", " \n", "\x00\x1b", "\udc80"])
def test_a_title_says_something(title: str) -> None:
    with pytest.raises(EditConflict, match="a record needs a title"):
        clean_title(title)


@pytest.mark.parametrize(
    "title", [*TITLES, "yes", "2024-05-01", "- a", "a: b # c", "[x]", '"', "'"]
)
def test_a_new_record_has_no_fault_whatever_its_title(project: Project, title: str) -> None:
    settings = project({"catalog.yml": "services: [web]\n"})
    written(settings, Wanted(title=clean_title(title), date=DAY))
    read = read_collection(settings)
    assert [i.title for i in read.incidents] == [clean_title(title)]
    assert {f.level for f in all_findings(read, settings)} == {Level.HINT}


def test_what_is_known_stands_in_the_front_matter(project: Project) -> None:
    settings = replace(project({"x.md": "# X\n"}), severities=("SEV-1", "SEV-2"))
    written(settings)
    (new,) = (i for i in read_collection(settings).incidents if i.has_front)
    assert (new.id, new.title, new.date) == ("2024-05-01-slow-checkout", "Slow checkout", DAY)
    assert (new.kind, new.severity) == (Kind.NEAR_MISS, "SEV-1")
    assert (new.services, new.teams) == (("web", "api"), ("shop",))
    assert new.source.path == "postmortems/2024/2024-05-01-slow-checkout.md"


def test_a_new_record_is_asked_for_its_factors_and_nothing_else(project: Project) -> None:
    settings = project({"x.md": "---\ntitle: X\ndate: 2024-01-01\nfactors: [dns]\n---\n"})
    written(settings)
    found = all_findings(read_collection(settings), settings)
    assert [f.code for f in found] == ["PM125"]


def test_known_words_stand_in_comments(project: Project) -> None:
    names = ", ".join(f"s{n:02}" for n in range(20))
    settings = replace(
        project({"catalog.yml": f"services: [{names}]\n"}), severities=("high", "low")
    )
    text = written(settings, Wanted("T", DAY))
    assert "\nseverity: # known here: high, low\n" in text
    first = ", ".join(f"s{n:02}" for n in range(12))
    assert f"\nservices: # known here: {first} and 8 more\n" in text
    assert "\nteams:\n" in text


def test_words_of_records_are_known_where_there_is_no_catalog(project: Project) -> None:
    settings = project({"x.md": "---\nservices: [web]\n---\n"})
    assert "\nservices: # known here: web\n" in written(settings, Wanted("T", DAY))


def test_the_three_sections_stand_in_the_order_they_are_agreed_in(project: Project) -> None:
    text = written(project({"x.md": "# X\n"}))
    headings = [line for line in text.splitlines() if line.startswith("## ")]
    assert headings == [
        "## Summary", "## Timeline", "## What contributed", "## What helped", "## What follows",
    ]  # fmt: skip


def test_the_template_of_the_site_is_used_as_it_is(project: Project) -> None:
    settings = project({"_template.md": "---\nkind: surprise # ours\n---\n\nOurs\n"})
    text = written(settings, Wanted("T", DAY))
    assert text == "---\nkind: surprise # ours\ntitle: T\ndate: 2024-05-01\n---\n\nOurs\n"


@pytest.mark.parametrize(
    "path", ["2024/2024-05-01-slow-checkout.md", "old/2024-05-01-Slow-Checkout.md"]
)
def test_a_record_of_the_same_id_stays_as_it_is(project: Project, path: str) -> None:
    settings = project({path: "# Old\n"})
    with pytest.raises(EditConflict, match=r"already\. Choose another title"):
        plan_new(WANTED, read_collection(settings), settings)


CLOSED = Directory({"web": Named("web", "Web", ("site",))}, closed=True)


@pytest.mark.parametrize(
    ("words", "directory", "ids"),
    [
        (["Site", "web"], CLOSED, ("web",)),
        (["Payments DB"], Directory(), ("payments-db",)),
        ([], CLOSED, ()),
    ],
)
def test_names_become_ids(words: list[str], directory: Directory, ids: tuple[str, ...]) -> None:
    assert known_names(words, "service", directory) == ids


def test_a_name_the_catalog_does_not_have_is_refused() -> None:
    with pytest.raises(UnknownWord, match=r"service 'weeb'\. Did you mean 'web'"):
        known_names(["weeb"], "service", Directory({"web": Named("web", "Web")}, closed=True))


def test_a_severity_is_one_of_those_listed() -> None:
    assert known_severity("sev1", ("SEV-1",)) == "SEV-1"
    assert known_severity("any", ()) == "any"
    with pytest.raises(UnknownWord, match=r"no severity is 'x'. In use here: SEV-1\."):
        known_severity("x", ("SEV-1",))
