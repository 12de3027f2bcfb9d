from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from math import inf, log

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binom, poisson

from mkdocs_postmortems.trends.effects import (
    Window,
    allowed_by_silence,
    evidence_due,
    p_fewer,
    quiet_days,
    rate_ratio,
    windows,
)

DAYS = st.lists(st.dates(date(2024, 1, 1), date(2024, 3, 1)), max_size=12).map(sorted)
ENDS = st.lists(st.dates(date(2023, 12, 1), date(2024, 4, 1)), min_size=3, max_size=3).map(sorted)


def days(*texts: str) -> list[date]:
    return [date.fromisoformat(text) for text in texts]


def test_two_windows_and_the_time_between_in_neither() -> None:
    carrying = days(
        "2022-03-01", "2022-09-10", "2023-02-20", "2023-06-01", "2023-07-05", "2024-01-15"
    )
    found = windows(
        [date(2022, 1, 1), *carrying],
        carrying,
        raised=date(2023, 6, 1),
        completed=date(2023, 8, 1),
        as_of=date(2024, 6, 1),
    )
    assert found == (Window(x=3, days=516, records=3), Window(x=1, days=305, records=1))


def test_the_record_that_opens_a_window_is_no_part_of_it() -> None:
    dates = days("2024-01-01", "2024-01-02")
    (before, _) = windows(dates, dates, date(2024, 1, 2), date(2024, 1, 3), date(2024, 6, 1))
    assert before == Window(x=0, days=1, records=0)


@given(DAYS, ENDS, st.integers(-400, 400))
def test_windows_as_counted_day_by_day_whenever_they_lie(
    dates: list[date], ends: list[date], shift: int
) -> None:
    raised, completed, as_of = ends
    carrying = dates[::2]
    before, after = windows(dates, carrying, *ends)

    def between(known: Sequence[date], low: date, high: date) -> int:
        return sum(low < day < high for day in known)

    first = min(dates, default=raised)
    next_day = as_of + timedelta(days=1)
    assert before == Window(
        between(carrying, first, raised),
        max((raised - first).days, 0),
        between(dates, first, raised),
    )
    assert after == Window(
        between(carrying, completed, next_day),
        (as_of - completed).days,
        between(dates, completed, next_day),
    )
    later = timedelta(days=shift)
    moved = windows(
        [d + later for d in dates], [d + later for d in carrying], *(d + later for d in ends)
    )
    assert moved == (before, after)


@pytest.mark.parametrize(
    ("counts", "ratio", "low", "high", "p"),
    [
        ((6, 365, 1, 200), 0.3041666666666667, 0.006612665, 2.507068576, 0.2270715695),
        ((4, 365, 0, 200), 0.0, 0.0, 2.7646320183, 0.1741717304),
    ],
)
def test_a_ratio_with_its_interval(
    counts: tuple[int, int, int, int], ratio: float, low: float, high: float, p: float
) -> None:
    found = rate_ratio(*counts)
    assert (found.ratio, found.low, found.high) == pytest.approx((ratio, low, high))
    assert p_fewer(*counts) == pytest.approx(p)
    assert not found.settled


@pytest.mark.parametrize(
    ("counts", "settled"),
    [((9, 100, 0, 100), True), ((5, 100, 0, 100), False), ((1, 100, 40, 100), True)],
)
def test_a_ratio_is_settled_where_the_interval_leaves_one_out(
    counts: tuple[int, int, int, int], settled: bool
) -> None:
    assert rate_ratio(*counts).settled is settled


EXPOSURES = st.floats(1, 2000)


@given(st.integers(1, 40), EXPOSURES, st.integers(0, 40), EXPOSURES)
def test_at_the_ends_of_the_interval_what_was_seen_is_a_tail(
    x_before: int, before: float, x_after: int, after: float
) -> None:
    found, n = rate_ratio(x_before, before, x_after, after), x_before + x_after

    def share(ratio: float) -> float:
        return ratio * after / (ratio * after + before)

    assert binom.cdf(x_after, n, share(found.high)) == pytest.approx(0.025)
    if x_after:
        assert binom.sf(x_after - 1, n, share(found.low)) == pytest.approx(0.025)
    assert p_fewer(x_before, before, x_after, after) == pytest.approx(
        binom.cdf(x_after, n, share(1))
    )


@given(st.integers(1, 40), EXPOSURES, st.integers(1, 40), EXPOSURES)
def test_turned_around_the_ratio_is_its_inverse(
    x_before: int, before: float, x_after: int, after: float
) -> None:
    one, other = (
        rate_ratio(x_before, before, x_after, after),
        rate_ratio(x_after, after, x_before, before),
    )
    assert (1 / one.ratio, 1 / one.high, 1 / one.low) == pytest.approx(
        (other.ratio, other.low, other.high)
    )


@pytest.mark.parametrize("counts", [(0, 365, 1, 200), (3, 0, 1, 200), (3, 365, 0, 0)])
def test_no_ratio_without_both_sides(counts: tuple[int, int, int, int]) -> None:
    with pytest.raises(ValueError, match="no ratio"):
        rate_ratio(*counts)


def test_how_long_a_silence_has_to_last() -> None:
    assert quiet_days(4, 365) == pytest.approx(406.8810223116)
    assert quiet_days(1, 100) == pytest.approx(1900)
    assert quiet_days(0, 365) == inf


@given(st.integers(1, 50), st.integers(1, 5000))
def test_after_such_a_silence_chance_explains_one_in_twenty(x: int, length: int) -> None:
    assert p_fewer(x, length, 0, quiet_days(x, length)) == pytest.approx(0.05)


@pytest.mark.parametrize(
    ("before", "due"),
    [
        (Window(4, 365, 20), date(2025, 6, 12)),
        (Window(0, 365, 20), None),
        (Window(0, 0, 0), None),
        (Window(1, 96, 5), date(2029, 4, 29)),
        (Window(1, 97, 5), None),
    ],
)
def test_evidence_is_due_within_five_years_or_never(before: Window, due: date | None) -> None:
    assert evidence_due(before, date(2024, 5, 1)) == due


def test_there_is_no_day_after_the_last() -> None:
    assert evidence_due(Window(4, 365, 20), date(9999, 1, 1)) is None


def test_what_a_silence_still_allows() -> None:
    rate = allowed_by_silence(200)
    assert rate == pytest.approx(5.467211399)
    assert poisson.pmf(0, rate * 200 / 365) == pytest.approx(0.05)
    assert allowed_by_silence(200, per=200) == pytest.approx(-log(0.05))
