from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_postmortems.charts.axis import DayAxis, LengthAxis, whole_steps


@given(st.integers(0, 10**9))
def test_whole_steps_hold_the_largest_value_and_are_few(most: int) -> None:
    steps = whole_steps(most)
    assert steps[0] == 0
    assert steps[-2] < max(most, 1) <= steps[-1]
    assert 2 <= len(steps) <= 5
    assert len({b - a for a, b in pairwise(steps)}) == 1


@given(st.lists(st.dates(), min_size=1))
def test_a_line_of_days_holds_them_in_their_order(days: list[date]) -> None:
    axis = DayAxis.over(days)
    places = [axis.place(day) for day in sorted(days)]
    assert places == sorted(places)
    assert 0 <= places[0] <= places[-1] <= 1
    assert 2 <= len(axis.steps) <= 11
    assert all(a[0] < b[0] for a, b in pairwise(axis.steps))


@pytest.mark.parametrize(
    ("first", "last", "names"),
    [
        (date(2024, 2, 29), date(2024, 2, 29), ["Feb 2024", "Mar 2024"]),
        (date(2023, 11, 2), date(2024, 1, 30), ["Nov 2023", "Dec 2023", "Jan 2024", "Feb 2024"]),
        (date(2023, 2, 1), date(2024, 5, 1), [f"{m} 2023" for m in ("Jan", "Apr", "Jul", "Oct")] + ["Jan 2024", "Apr 2024", "Jul 2024"]),
        (date(2020, 3, 1), date(2024, 6, 1), ["2020", "2021", "2022", "2023", "2024", "2025"]),
    ],
)  # fmt: skip
def test_steps_of_days_are_months_quarters_or_years(
    first: date, last: date, names: list[str]
) -> None:
    assert [name for _, name in DayAxis.over([last, first]).steps] == names


@given(st.lists(st.floats(0, 10**12), min_size=1))
def test_a_line_of_lengths_holds_them_in_their_order(seconds: list[float]) -> None:
    axis = LengthAxis.over(seconds)
    places = [axis.place(value) for value in sorted(seconds) if value >= 1]
    assert places == sorted(places)
    assert all(-1e-9 <= place <= 1 + 1e-9 for place in places)
    assert len(axis.steps) >= 2


def test_lengths_stand_by_their_logarithm() -> None:
    axis = LengthAxis.over([60, 3_600])
    assert axis.steps == ((60, "1 min"), (600, "10 min"), (3_600, "1 h"))
    assert [axis.place(s) for s in (60, 3_600)] == [0, 1]
    assert axis.place(465) == pytest.approx(0.5, abs=0.001)


def test_a_single_length_has_an_axis_of_two_steps() -> None:
    assert [name for _, name in LengthAxis.over([60]).steps] == ["1 min", "10 min"]
    assert [name for _, name in LengthAxis.over([0]).steps] == ["1 s", "10 s"]
