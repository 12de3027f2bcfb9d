from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binom

from mkdocs_postmortems.trends.effects import p_fewer, rate_ratio


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
