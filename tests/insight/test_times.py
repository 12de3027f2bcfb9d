from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from tests.insight.populations import AWKWARD, population
from tests.records import record

from mkdocs_postmortems.insight.population import Population
from mkdocs_postmortems.insight.times import times
from mkdocs_postmortems.model.incident import Incident
from mkdocs_postmortems.model.times import Moment, Times, Word

NOON = datetime(2024, 5, 1, 12, tzinfo=UTC)


def moment(minutes: int | Word | date) -> Moment:
    match minutes:
        case int():
            at = NOON + timedelta(minutes=minutes)
            return Moment(at, at.date())
        case Word():
            return Moment(word=minutes)
        case _:
            return Moment(day=minutes)


def took(
    id: str, *, precision: str | None = None, sound: bool = True, **points: int | Word | date
) -> Incident:
    """Make a record whose points lie so many minutes after noon."""
    moments: dict[str, Any] = {name: moment(value) for name, value in points.items()}
    return record(id, "2024-05-01", times=Times(**moments, precision=precision, sound=sound))


def test_each_length_with_its_record_and_the_shortest_first() -> None:
    found = times(
        population(
            took("a", started=0, detected=30, mitigated=50, resolved=300),
            took("b", started=0, detected=10, mitigated=90, precision="estimated"),
            took("c", started=Word.UNKNOWN, detected=10, resolved=20),
        )
    )
    assert [(each.incident, each.span, each.estimated) for each in found.notice.ended] == [
        ("b", timedelta(minutes=10), True),
        ("a", timedelta(minutes=30), False),
    ]
    assert (found.notice.n, found.notice.missing, found.notice.estimated) == (3, 1, 1)
    assert [each.incident for each in found.mitigate.ended] == ["a", "b"]
    assert [each.span for each in found.resolve.ended] == [
        timedelta(minutes=10),
        timedelta(minutes=270),
    ]
    assert found.resolve.estimated == 0
    assert found.notice.summary is None


def test_quantiles_in_seconds() -> None:
    spans = [4, 7, 9, 12, 15, 22, 31, 48, 75, 610]
    found = times(population(*(took(f"r{m:03}", started=0, detected=m) for m in spans))).notice
    assert found.summary is not None
    assert (found.summary.median.value, found.summary.median.low) == (1110, 420)


@pytest.mark.parametrize(
    "odd",
    [
        took("a", started=10, detected=0),
        took("a", started=0, detected=5, mitigated=Word.ONGOING, sound=False),
        took("a", started=date(2024, 5, 1), detected=date(2024, 5, 1)),
        took("a", started=Word.UNKNOWN, detected=Word.UNKNOWN, mitigated=Word.ONGOING),
        took("a"),
    ],
)
def test_what_is_not_known_or_cannot_be_is_missing(odd: Incident) -> None:
    found = times(population(odd))
    for lengths in (found.notice, found.mitigate, found.resolve):
        assert (lengths.ended, lengths.ongoing, lengths.missing) == ((), (), 1)


def test_what_is_ongoing_counts_up_to_the_day_the_view_ends() -> None:
    records = (
        took("a", detected=0, mitigated=Word.ONGOING),
        took("b", detected=0, mitigated=5, resolved=Word.ONGOING),
        took("c", detected=0, mitigated=5, resolved=9),
    )
    found = times(population(*records, as_of="2024-05-03"))
    until = timedelta(days=1, hours=12)
    assert [(each.incident, each.span) for each in found.mitigate.ongoing] == [("a", until)]
    assert [(each.incident, each.span) for each in found.resolve.ongoing] == [
        ("a", until),
        ("b", until),
    ]
    assert (found.resolve.missing, found.mitigate.missing) == (0, 0)
    (early,) = times(population(records[0], as_of="2024-01-01")).mitigate.ongoing
    assert early.span == timedelta(0)


@pytest.mark.parametrize("awkward", AWKWARD.values(), ids=AWKWARD)
def test_where_records_say_nothing_all_are_missing(awkward: Population) -> None:
    found = times(awkward)
    for lengths in (found.notice, found.mitigate, found.resolve):
        assert (lengths.n, lengths.missing, lengths.summary) == (awkward.n, awkward.n, None)


def test_without_a_day_at_the_end_nothing_is_ongoing() -> None:
    alone = Population((took("a", detected=0, mitigated=Word.ONGOING),), None)
    assert times(alone).mitigate.missing == 1
