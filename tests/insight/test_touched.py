from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

import pytest
from tests.insight.test_population import base
from tests.records import DNS, NOISE, record

from mkdocs_postmortems.insight.touched import Records, Touched, records_of
from mkdocs_postmortems.model.front_matter import Status
from mkdocs_postmortems.model.incident import Incident


def said(incident: Incident, text: str) -> Incident:
    return replace(incident, source=replace(incident.source, text=text))


def compared(
    before: Collection[Incident],
    after: Collection[Incident],
    moved: Mapping[str, str] | None = None,
    changed: Collection[str] | None = None,
) -> Records:
    paths = {i.source.path for i in after} if changed is None else changed
    return records_of(base(*before), base(*after), moved or {}, paths)


def ways(found: Records) -> list[tuple[str, str | None]]:
    return [(row.after.id, row.before.id if row.before else None) for row in found.touched]


def test_a_record_that_is_as_it_was_is_not_touched() -> None:
    found = compared([record("a")], [record("a")])
    assert (found.touched, found.gone) == ((), ())


def test_a_new_record_is_added_and_one_that_is_missing_is_gone() -> None:
    found = compared([record("a")], [record("b")])
    assert ways(found) == [("b", None)]
    assert [i.id for i in found.gone] == ["a"]


def test_a_record_that_git_ignores_is_nothing_a_branch_adds() -> None:
    assert compared([], [record("a")], changed=[]).touched == ()


def test_a_file_that_git_calls_renamed_is_the_same_record() -> None:
    moved = {"postmortems/b.md": "postmortems/a.md"}
    found = compared([said(record("a"), "x")], [said(record("b"), "y")], moved)
    assert ways(found) == [("b", "a")]
    assert found.touched[0].renamed and found.touched[0].moved
    assert found.gone == ()


def test_another_id_in_the_same_file_is_the_same_record() -> None:
    old = record("a")
    new = replace(record("b"), source=old.source)
    (row,) = compared([old], [new]).touched
    assert (row.renamed, row.moved, row.added) == (True, False, False)


def test_the_same_text_in_another_file_is_the_same_record() -> None:
    found = compared([said(record("a"), "x")], [said(record("b"), "x")])
    assert ways(found) == [("b", "a")]


def test_files_without_text_are_not_the_same_record() -> None:
    assert ways(compared([record("a")], [record("b")])) == [("b", None)]


def test_a_record_is_found_once_only() -> None:
    twins = [said(record("b"), "x"), said(record("c"), "x")]
    assert ways(compared([said(record("a"), "x")], twins)) == [("b", "a"), ("c", None)]


def test_a_name_that_is_taken_anew_does_not_hide_the_rename() -> None:
    old = replace(record("old"), source=record("a").source)
    kept = replace(record("kept"), source=record("b").source)
    anew = replace(record("anew"), source=record("a").source)
    found = compared([old], [kept, anew], {"postmortems/b.md": "postmortems/a.md"})
    assert sorted(ways(found)) == [("anew", None), ("kept", "old")]


@pytest.mark.parametrize(
    ("before", "after", "coded", "factors"),
    [
        (record("a", factors=[DNS]), record("a", factors=[NOISE, DNS]), False, (NOISE,)),
        (record("a", factors=[]), record("a", factors=[DNS]), True, (DNS,)),
        (record("a", day=None), record("a"), True, (DNS,)),
        (record("a", status=Status.WITHDRAWN), record("a"), False, (DNS,)),
        (None, record("a"), False, (DNS,)),
    ],
)
def test_new_factors_are_those_the_graph_did_not_have(
    before: Incident | None, after: Incident, coded: bool, factors: tuple[str, ...]
) -> None:
    row = Touched(after, before)
    assert (row.coded, row.factors) == (coded, factors)
