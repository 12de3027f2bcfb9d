from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest

from mkdocs_postmortems.charts.heatmap import MOST_COLUMNS
from mkdocs_postmortems.pages.pictures.calendar import Calendar, calendar_of

HERE = "postmortems/trends/index.md"


def of(site: Any) -> Calendar:
    return calendar_of(site.kb, site.plan.site)


@pytest.fixture
def dated(build: Any, record: Any) -> Any:
    """Make a collection with a record on each of some days."""

    def make(days: Sequence[date]) -> Any:
        return build(record(f"r{n:03}", day) for n, day in enumerate(days))

    return make


def test_quarters_without_a_record_stand_in_the_row_and_lead_nowhere(dated: Any) -> None:
    site = dated([date(2023, 12, 31), date(2024, 1, 1), date(2024, 9, 30)])
    found = of(site).linked(site.links(HERE))
    assert [(p.name, p.n, p.href) for p in found] == [
        ("2023 Q4", 1, "../explore/index.md?counted=yes&quarter=2023-Q4"),
        ("2024 Q1", 1, "../explore/index.md?counted=yes&quarter=2024-Q1"),
        ("2024 Q2", 0, None),
        ("2024 Q3", 1, "../explore/index.md?counted=yes&quarter=2024-Q3"),
    ]


@pytest.mark.parametrize(
    ("last", "unit", "n", "gaps"),
    [
        (date(2014, 12, 31), "quarter", 60, False),
        (date(2015, 1, 1), "year", 16, False),
        (date(2059, 1, 1), "year", 60, False),
        (date(2060, 1, 1), "year", 2, True),
        (date(9999, 12, 31), "year", 2, True),
    ],
)
def test_where_quarters_are_too_many_years_stand_in_their_place(
    dated: Any, last: date, unit: str, n: int, gaps: bool
) -> None:
    assert MOST_COLUMNS == 60
    found = of(dated([date(2000, 1, 1), last]))
    assert (found.unit, len(found.periods), found.gaps) == (unit, n, gaps)


def test_a_collection_without_a_record_has_no_period(build: Any) -> None:
    assert of(build([])) == Calendar()


def test_every_record_stands_in_the_period_of_its_day(dated: Any) -> None:
    days = [date(2023, 3, 31), date(2023, 4, 1), date(2023, 6, 30), date(2023, 12, 1)]
    site = dated(days)
    found = of(site)
    split = found.split(site.kb.counted)
    assert [len(mine) for mine in split] == [p.n for p in found.periods] == [1, 2, 0, 1]
    for period, mine in zip(found.periods, split, strict=True):
        assert all(i.date and period.first <= i.date <= period.last for i in mine)


def test_a_period_leads_to_its_records_under_further_filters(dated: Any) -> None:
    found = of(dated([date(2000, 1, 1), date(2024, 5, 1)]))
    [first, *_] = found.linked(dated([]).links(HERE), family="change")
    assert first.href == "../explore/index.md?counted=yes&family=change&year=2000"
