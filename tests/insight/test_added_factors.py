from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.insight.test_after_actions import done
from tests.insight.test_population import base
from tests.records import DNS, NOISE, ROLLBACK, record

from mkdocs_postmortems.insight.added_factors import (
    AddedFactor,
    History,
    added_factors,
    year_before,
)
from mkdocs_postmortems.model.factor import FactorId
from mkdocs_postmortems.model.front_matter import FrontMatter, Kind, Status
from mkdocs_postmortems.model.incident import Incident

NOW = "2024-05-17"


def look(now: Incident, *others: Incident, factor: FactorId = DNS) -> AddedFactor:
    (row,) = added_factors(now, [factor], History(base(now, *others)))
    return row


@pytest.mark.parametrize(
    ("day", "counts"),
    [("2023-05-17", False), ("2023-05-18", True), (NOW, True), ("2024-05-18", False)],
)
def test_the_twelve_months_end_with_the_day_of_the_record(day: str, counts: bool) -> None:
    row = look(record("b", NOW), record("a", day))
    assert (row.nth, row.n) == ((2, 2) if counts else (1, 1))


def test_records_without_the_factor_are_in_the_number_of_records_alone() -> None:
    row = look(record("c", NOW), record("a", "2024-01-01"), record("b", "2024-02-01", [NOISE]))
    assert (row.nth, row.n, row.earlier) == (2, 3, 2)
    assert [i.id for i in row.before] == ["a"]


def test_of_two_records_of_one_day_the_second_counts_the_first() -> None:
    first, second = record("a", NOW), record("b", NOW)
    assert (look(first, second).nth, look(second, first).nth) == (1, 2)


def test_a_record_in_preparation_is_counted_and_a_withdrawn_one_is_not() -> None:
    now = record("z", NOW, status=Status.DRAFT)
    assert look(now, record("a", "2024-05-01", status=Status.DRAFT)).nth == 2
    assert look(now, record("a", "2024-05-01", status=Status.WITHDRAWN)).nth == 1


def test_what_helped_is_counted_where_it_helped() -> None:
    helped = record("b", NOW, [f"{ROLLBACK}:mitigating"])
    row = look(
        helped,
        record("a", "2024-05-01", [f"{ROLLBACK}:mitigating"]),
        record("c", "2024-05-02", [ROLLBACK]),
        factor=ROLLBACK,
    )
    assert (row.helped, row.nth, [i.id for i in row.before]) == (True, 2, ["a"])


def test_a_near_miss_among_them_is_told_apart() -> None:
    near = record("a", "2024-05-01", front=FrontMatter(kind=Kind.NEAR_MISS))
    assert look(record("b", NOW)).incidents
    assert not look(record("b", NOW), near).incidents


def test_an_action_done_before_the_record_is_told_with_the_records_since() -> None:
    row = look(
        record("d", NOW),
        record("a", "2024-01-01", actions=done("2024-02-01", DNS)),
        record("b", "2024-03-01"),
        record("c", "2024-04-01", [NOISE]),
    )
    (seen,) = row.after
    assert (seen.done.incident.id, seen.times, seen.since) == ("a", 2, 3)


def test_a_record_whose_action_was_done_before_its_day_is_not_among_those_since() -> None:
    early = record("b", "2024-03-01", actions=done("2024-02-01", DNS))
    (seen,) = look(record("d", NOW), early, record("c", "2024-04-01", [NOISE])).after
    assert (seen.times, seen.since) == (1, 2)


@pytest.mark.parametrize("completed", [NOW, "2024-06-01"])
def test_an_action_done_on_the_day_or_later_is_not_told(completed: str) -> None:
    assert look(record("b", NOW), record("a", actions=done(completed, DNS))).after == ()


def test_what_helped_is_not_seen_again() -> None:
    kept = record("a", actions=done("2024-03-02", ROLLBACK))
    assert look(record("b", NOW, [f"{ROLLBACK}:mitigating"]), kept, factor=ROLLBACK).after == ()


def test_a_record_that_is_not_coded_has_nothing_to_count() -> None:
    now = record("a", day=None)
    assert [*added_factors(now, [DNS], History(base(now)))] == []


@given(st.dates(min_value=date(2, 1, 1)))
def test_twelve_months_are_a_year_and_never_more(day: date) -> None:
    first = year_before(day)
    assert timedelta(364) <= day - first <= timedelta(365)
    assert (first - timedelta(1)).month == day.month


def test_the_first_year_of_all_has_no_year_before() -> None:
    assert year_before(date.min) == date.min
