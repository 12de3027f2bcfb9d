from __future__ import annotations

import random
from fractions import Fraction
from math import comb, nan
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from mkdocs_postmortems.trends.durations import Quantile, durations, least_n, quantile

MINUTES = [4, 7, 9, 12, 15, 22, 31, 48, 75, 610]
VALUES = st.lists(st.integers(0, 10_000), min_size=1, max_size=90)


def test_the_middle_and_the_slow_end_with_their_ranges() -> None:
    found = durations(random.Random(1).sample(MINUTES, 10))
    assert found is not None
    assert (found.n, found.ongoing) == (10, 0)
    assert (found.median.value, found.median.low, found.median.high) == (18.5, 7, 75)
    assert found.median.coverage == pytest.approx(0.978515625)
    assert found.p90.value == pytest.approx(128.5)
    assert (found.p90.low, found.p90.high) == (31, None)
    assert found.p90.coverage == pytest.approx(0.9872048016)


def test_what_is_ongoing_moves_the_quantiles_and_takes_the_ranges() -> None:
    found = durations(MINUTES[:8], [30, 600])
    assert found is not None
    assert (found.n, found.ongoing) == (8, 2)
    assert (found.median, found.p90) == (Quantile(15), Quantile(None))


@pytest.mark.parametrize("ended", [[], [5.0], [5.0, 6.0]])
def test_below_three_the_values_stand_alone(ended: list[float]) -> None:
    assert durations(ended) is None
    assert durations(ended, [7.0] * 9) is None


@pytest.mark.parametrize(("p", "n"), [(0.5, 6), (0.75, 13), (0.9, 36), (0.95, 72)])
def test_an_upper_end_exists_from_so_many_values_on(p: float, n: int) -> None:
    assert least_n(p) == n
    assert quantile(range(n), p).high == n - 1
    assert quantile(range(n - 1), p).high is None


@given(st.integers(1, 60), st.sampled_from([Fraction(1, 2), Fraction(3, 4), Fraction(9, 10)]))
def test_the_range_is_the_shortest_that_leaves_out_a_fortieth_on_each_side(
    n: int, p: Fraction
) -> None:
    found = quantile(range(1, n + 1), float(p))
    law = [comb(n, k) * p**k * (1 - p) ** (n - k) for k in range(n + 1)]
    tail = Fraction(1, 40)
    lows = [r for r in range(1, n + 1) if sum(law[:r]) <= tail]
    highs = [r for r in range(1, n + 1) if sum(law[r:]) <= tail]
    assert found.low == (max(lows) if lows else None)
    assert found.high == (min(highs) if highs else None)
    inside = law[max(lows, default=0) : min(highs, default=n + 1)]
    assert found.coverage == pytest.approx(float(sum(inside)))


@pytest.mark.skipif(
    not hasattr(stats, "quantile_test"), reason="scipy before 1.12 has no such test"
)
@given(VALUES, st.sampled_from([0.5, 0.9]))
def test_the_range_is_that_of_the_library(values: list[int], p: float) -> None:
    found = quantile(values, p)
    theirs: Any = stats.quantile_test(values, q=0, p=p).confidence_interval(0.95)
    ours = tuple(nan if end is None else end for end in (found.low, found.high))
    assert ours == pytest.approx((theirs.low, theirs.high), nan_ok=True)


@given(VALUES, st.randoms(use_true_random=False), st.integers(1, 1000))
def test_neither_order_nor_unit_matters(
    values: list[int], choose: random.Random, unit: int
) -> None:
    mixed = [value * unit for value in choose.sample(values, len(values))]
    here, there = quantile(values, 0.9), quantile(mixed, 0.9)
    assert there.value == pytest.approx((here.value or 0) * unit)
    assert (there.low, there.high) == tuple(
        end if end is None else end * unit for end in (here.low, here.high)
    )


def test_one_long_incident_moves_no_quantile_out_of_its_range() -> None:
    usual = durations(MINUTES)
    longer = durations([*MINUTES[:9], 60_000])
    assert usual is not None
    assert longer is not None
    assert longer.median == usual.median
