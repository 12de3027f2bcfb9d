from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import beta

from mkdocs_postmortems.trends.shares import Share, share


@pytest.mark.parametrize(
    ("x", "n", "low", "high"),
    [
        (3, 20, 0.04413134, 0.34857771),
        (0, 8, 0.0, 0.26221725),
        (8, 8, 0.73778275, 1.0),
    ],
)
def test_a_share_has_an_interval(x: int, n: int, low: float, high: float) -> None:
    found = share(x, n)
    assert (found.low, found.high) == pytest.approx((low, high), abs=1e-8)
    assert found.value == x / n


@pytest.mark.parametrize(("x", "n"), [(0, 0), (0, 7), (3, 6), (7, 7)])
def test_few_records_have_no_interval(x: int, n: int) -> None:
    assert share(x, n) == Share(x, n, None, None)


def test_a_share_of_nothing_is_none() -> None:
    assert share(0, 0).value is None


@pytest.mark.parametrize(("x", "n"), [(-1, 8), (9, 8)])
def test_more_than_all_is_no_share(x: int, n: int) -> None:
    with pytest.raises(ValueError, match=f"{x} of {n} is no share"):
        share(x, n)


@given(st.integers(8, 500).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_the_ends_are_quantiles_and_mirror_each_other(drawn: tuple[int, int]) -> None:
    x, n = drawn
    found, other = share(x, n), share(n - x, n)
    assert found.low is not None and found.high is not None
    assert other.low is not None and other.high is not None
    assert found.low <= x / n <= found.high
    assert (1 - other.high, 1 - other.low) == pytest.approx((found.low, found.high))
    if 0 < x < n:
        below = [float(beta.cdf(end, x + 0.5, n - x + 0.5)) for end in (found.low, found.high)]
        assert below == pytest.approx([0.025, 0.975])
