from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.records import DNS, NOISE, RETRY, record

from mkdocs_postmortems.model.front_matter import Status
from mkdocs_postmortems.trends.periods import (
    FactorRow,
    Quarter,
    by_period,
    factor_table,
    quarter_of,
    year_of,
)


@pytest.mark.parametrize(
    ("day", "label"),
    [
        ("2024-01-01", "2024 Q1"),
        ("2024-03-31", "2024 Q1"),
        ("2024-04-01", "2024 Q2"),
        ("2024-09-30", "2024 Q3"),
        ("2024-12-31", "2024 Q4"),
        ("1628-08-10", "1628 Q3"),
    ],
)
def test_a_day_is_in_its_calendar_quarter(day: str, label: str) -> None:
    assert str(quarter_of(date.fromisoformat(day))) == label


@given(st.dates(min_value=date(2, 1, 1), max_value=date(9998, 12, 31)))
def test_quarters_follow_each_other(day: date) -> None:
    quarter = quarter_of(day)
    assert quarter.previous < quarter < quarter.next
    assert quarter.next.previous == quarter
    assert quarter.first_day <= day < quarter.next.first_day
    assert quarter_of(quarter.first_day - timedelta(days=1)) == quarter.previous


@pytest.mark.parametrize("number", [0, 5])
def test_a_year_has_four_quarters(number: int) -> None:
    with pytest.raises(ValueError, match=f"no quarter {number}"):
        Quarter(2024, number)


COLLECTION = [
    record("late", "2024-05-02", [f"{DNS}:trigger", f"{DNS}:aggravating", f"{RETRY}:mitigating"]),
    record("ship", "1628-08-10", [DNS]),
    record("draft", "2024-05-03", [DNS], status=Status.DRAFT),
    record("early", "2024-01-31", [NOISE, f"{DNS}:mitigating"]),
    record("undated", None),
    record("between", "2024-05-01", [f"{DNS}:mitigating", DNS]),
]


def test_groups_hold_every_dated_record_oldest_first() -> None:
    groups = [(str(q), [i.id for i in rows]) for q, rows in by_period(COLLECTION, quarter_of)]
    assert groups == [
        ("1628 Q3", ["ship"]),
        ("2024 Q1", ["early"]),
        ("2024 Q2", ["between", "late", "draft"]),
    ]
    assert [year for year, _ in by_period(COLLECTION, year_of)] == [1628, 2024]


def test_a_table_has_counted_records_only_and_no_empty_period() -> None:
    table = factor_table(COLLECTION, [RETRY, DNS, NOISE], quarter_of)
    assert [str(period) for period in table.periods] == ["1628 Q3", "2024 Q1", "2024 Q2"]
    assert (table.n, table.total) == ((1, 1, 2), 4)
    assert table.rows == (
        FactorRow(RETRY, (0, 0, 0)),
        FactorRow(DNS, (1, 0, 2)),
        FactorRow(NOISE, (0, 1, 0)),
    )
    assert [row.total for row in table.rows] == [0, 3, 1]


def test_what_helped_has_a_table_of_its_own() -> None:
    table = factor_table(COLLECTION, [DNS, RETRY], year_of, helped=True)
    assert table.rows == (FactorRow(DNS, (0, 2)), FactorRow(RETRY, (0, 1)))
    assert table.n == (1, 3)


def test_a_period_of_drafts_is_no_period() -> None:
    draft = record("a", "2024-05-03", status=Status.DRAFT)
    table = factor_table([draft], [DNS], quarter_of)
    assert (table.periods, table.n, table.total) == ((), (), 0)
    assert table.rows == (FactorRow(DNS, ()),)


@given(
    st.lists(
        st.tuples(
            st.dates(date(2020, 1, 1), date(2022, 12, 31)),
            st.lists(st.sampled_from([DNS, RETRY, NOISE]), max_size=3),
            st.sampled_from([None, Status.DRAFT, Status.CLOSED]),
        ),
        max_size=12,
    ),
    st.sampled_from([year_of, quarter_of]),
)
def test_counts_are_those_of_a_plain_search(
    rows: list[tuple[date, list[str], Status | None]], period: Callable[[date], int]
) -> None:
    incidents = [
        record(f"r{n}", day.isoformat(), factors, status=status)
        for n, (day, factors, status) in enumerate(rows)
    ]
    table = factor_table(incidents, [DNS, RETRY], period)
    counted = [i for i in incidents if i.counted and i.date]
    assert all(first < second for first, second in pairwise(table.periods))
    for place, key in enumerate(table.periods):
        mine = [i for i in counted if i.date and period(i.date) == key]
        assert table.n[place] == len(mine) > 0
        for row in table.rows:
            assert row.counts[place] == sum(row.factor in i.factor_ids() for i in mine)
    assert table.total == len(counted)
