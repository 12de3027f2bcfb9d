from __future__ import annotations

from datetime import date, timedelta
from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_postmortems.trends.returns import returns

START = date(2024, 1, 1)


def dates(*gaps: int, start: date = START) -> list[date]:
    return [start + timedelta(days=days) for days in accumulate(gaps, initial=0)]


def test_half_of_the_time_it_came_back_so_soon() -> None:
    days = dates(12, 30, 60, 41, 120)
    found = returns(days, days[-1] + timedelta(days=50))
    assert found is not None
    assert (found.seen, found.median) == (5, 41)
    assert dict(found.curve) == pytest.approx({12: 5 / 6, 30: 4 / 6, 41: 3 / 6, 60: 1 / 4, 120: 0})


@pytest.mark.parametrize("gaps", [[], [10], [10] * 4])
def test_below_five_returns_nothing_is_said(gaps: list[int]) -> None:
    assert returns(dates(*gaps), date(2030, 1, 1)) is None
    assert returns([], START) is None


def test_a_long_silence_at_the_end_counts() -> None:
    days = dates(10, 10, 30, 30, 30)
    soon, late = (returns(days, days[-1] + timedelta(days=wait)) for wait in (0, 365))
    assert soon is not None
    assert late is not None
    assert (soon.median, late.median) == (30, 30)
    assert dict(soon.curve)[30] == 0
    assert dict(late.curve)[30] == pytest.approx(1 / 6)


def test_records_of_one_day_are_gaps_of_no_days() -> None:
    found = returns([START] * 6, START)
    assert found is not None
    assert (found.seen, found.median) == (5, 0)


def test_records_after_the_view_are_not_looked_at() -> None:
    days = dates(*[10] * 8)
    assert returns(days, days[5]) == returns(days[:6], days[5])
    assert returns(days, days[4]) is None


@given(st.lists(st.integers(0, 60), min_size=5, max_size=12), st.integers(-900, 900))
def test_when_it_was_does_not_matter(gaps: list[int], shift: int) -> None:
    here, there = dates(*gaps), dates(*gaps, start=START + timedelta(days=shift))
    end = timedelta(days=30)
    assert returns(here, here[-1] + end) == returns(there, there[-1] + end)
