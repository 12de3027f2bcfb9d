from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_postmortems.model.factor import FactorId, FactorRef, FamilyId, Role
from mkdocs_postmortems.model.front_matter import FrontMatter, Kind, Status
from mkdocs_postmortems.model.incident import Incident
from mkdocs_postmortems.pages.explorer.columns import as_script, columns
from mkdocs_postmortems.pages.explorer.facets import FACETS, explored
from mkdocs_postmortems.settings import Settings

DAY = date(2024, 3, 1)
DNS, SAFE = FactorId("infrastructure.dns"), FactorId("adaptive.safe-reversal")


def at(incident: Incident) -> str:
    return f"../{incident.source.relative.removesuffix('.md')}/"


def of(site: Any) -> Any:
    return columns(site.kb, at)


def facet(found: Mapping[str, Any], key: str) -> tuple[list[str], list[Any]]:
    [row] = [row for row in found["facets"] if row["key"] == key]
    return row["ids"], row["of"]


def test_records_stand_newest_first_and_the_undated_last(build: Any, record: Any) -> None:
    found = of(build([record("a", DAY), record("b", date(2024, 3, 11)), record("c")]))
    assert found["ids"] == ["b", "a", "c"]
    assert found["days"] == [19793, 10, None]


def test_withdrawn_records_and_reviews_are_not_there(build: Any, record: Any) -> None:
    gone = record("gone", DAY, front=FrontMatter(status=Status.WITHDRAWN))
    review = record("review", DAY, front=FrontMatter(kind=Kind.REVIEW))
    site = build([record("a", DAY), gone, review])
    assert [i.id for i in explored(site.kb)] == ["a"] == of(site)["ids"]
    assert "gone" not in as_script(of(site))


def test_a_severity_that_is_not_stated_is_a_value_and_stands_last(build: Any, record: Any) -> None:
    rows = [record(f"r{n}", DAY, severity=s) for n, s in enumerate([None, "low", "odd", "high"])]
    settings = Settings(root=Path(), severities=("high", "low"))
    ids, places = facet(of(build(rows, settings=settings)), "severity")
    assert ids == ["high", "low", "odd", "not-stated"]
    assert places == [0, 2, 1, 3]


def test_several_values_are_a_list_and_each_stands_once(build: Any, record: Any) -> None:
    rows = [record("a", DAY, services=("x", "y", "x")), record("b", services=("y",)), record("c")]
    ids, places = facet(of(build(rows)), "service")
    assert (ids, places) == (["x", "y"], [[0, 1], [], 1])


def test_an_entry_is_a_factor_and_its_role_or_a_family_and_that_of_it(
    build: Any, record: Any
) -> None:
    twice = (FactorRef(DNS, Role.TRIGGER), FactorRef(DNS, Role.TRIGGER))
    site = build(
        [record("a", DAY, factors=twice, helped=(SAFE,), families=(FamilyId("adaptive"),))]
    )
    found = of(site)
    assert found["factors"]["ids"] == [SAFE, DNS]
    families = found["families"]["ids"]
    assert [families[place] for place in found["factors"]["family"]] == [
        "adaptive",
        "infrastructure",
    ]
    alone = 2 + families.index("adaptive")
    assert found["entries"] == [[8, 6, alone * 8 + 6]]


def test_an_address_is_whole_where_the_file_is_not_named_by_the_id(build: Any, record: Any) -> None:
    site = build([record("a", DAY), record("b", DAY)])
    found: Any = columns(site.kb, lambda i: f"../2024/{'other' if i.id == 'a' else i.id}.html")
    assert (found["folders"], found["end"]) == (["../2024/"], ".html")
    assert dict(zip(found["ids"], found["in"], strict=True)) == {"a": "../2024/other.html", "b": 0}


def test_a_collection_without_a_record_is_written_too(build: Any) -> None:
    found = of(build([]))
    assert found["ids"] == found["entries"] == []
    assert [row["key"] for row in found["facets"]] == [row.key for row in FACETS]


@given(st.text())
def test_any_text_comes_through_the_quotes_of_a_script(text: str) -> None:
    script = as_script({"titles": [text]})
    quoted = script.removeprefix("pmRecords(JSON.parse('").removesuffix("'));\n")
    assert "'" not in quoted.replace("\\'", "")
    assert "\n" not in quoted
    assert "\r" not in quoted
    unquoted = quoted.replace("\\'", "'").replace("\\\\", "\\")
    assert json.loads(unquoted) == {"titles": [text]}


@pytest.mark.parametrize("many", [1, 300])
def test_the_same_records_give_the_same_bytes(build: Any, record: Any, many: int) -> None:
    rows = [record(f"r{n:03}", DAY, services=(f"s{n % 7}", f"t{n}")) for n in range(many)]
    assert as_script(of(build(rows))) == as_script(of(build(rows[::-1])))
