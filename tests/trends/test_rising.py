from __future__ import annotations

import math
from fractions import Fraction
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import mannwhitneyu

from mkdocs_postmortems.trends.rising import rank_sum, smallest_p


def places(n: int) -> st.SearchStrategy[frozenset[int]]:
    return st.frozensets(st.integers(1, n), max_size=n) if n else st.just(frozenset())


def test_later_places_are_rare() -> None:
    found = rank_sum([7, 9, 10, 12], 12)
    assert (found.x, found.n, found.u, found.exact) == (4, 12, 28, True)
    assert (found.p, found.p_min) == pytest.approx((0.0242424242, 0.0020202020))


@given(st.integers(0, 9).flatmap(lambda n: st.tuples(st.just(n), places(n))))
def test_the_share_of_all_sets_that_are_as_late(drawn: tuple[int, frozenset[int]]) -> None:
    n, mine = drawn
    found = rank_sum(mine, n)
    sets = [*combinations(range(1, n + 1), len(mine))]
    as_late = sum(sum(other) >= sum(mine) for other in sets)
    assert found.p == pytest.approx(float(Fraction(as_late, len(sets))))
    assert found.p_min == pytest.approx(1 / len(sets))
    earlier = sum(one > other for one in mine for other in range(1, n + 1) if other not in mine)
    assert found.u == earlier


@given(st.integers(2, 120).flatmap(lambda n: st.tuples(st.just(n), places(n))))
def test_scipy_says_the_same(drawn: tuple[int, frozenset[int]]) -> None:
    n, mine = drawn
    others = [place for place in range(1, n + 1) if place not in mine]
    if mine and others:
        theirs = mannwhitneyu([*mine], others, alternative="greater", method="exact")
        assert rank_sum(mine, n).p == pytest.approx(float(theirs.pvalue))


@pytest.mark.parametrize(("x", "n"), [(3, 20_000), (10, 10_000), (15, 1015), (122, 244)])
def test_the_largest_that_is_counted_is_right_to_ten_digits(x: int, n: int) -> None:
    half = x // 2
    late = [*range(n // 2, n // 2 + half), *range(n - (x - half) + 1, n + 1)]
    found = rank_sum(late, n)
    expected = in_whole_numbers(x, n, x * (n - x) - found.u)
    assert found.exact
    assert found.p == pytest.approx(float(expected), rel=1e-10)


def in_whole_numbers(x: int, n: int, short: int) -> Fraction:
    """The share of sets of x places whose sum falls short of the largest by no more than this."""
    sets = [1] + [0] * short
    for i in range(1, x + 1):
        for k in range(short, n - x + i - 1, -1):
            sets[k] -= sets[k - (n - x + i)]
        for k in range(i, short + 1):
            sets[k] += sets[k - i]
    return Fraction(sum(sets), math.comb(n, x))


def test_many_records_take_the_normal_curve() -> None:
    n, mine = 4000, range(2001, 4000, 90)
    found = rank_sum(mine, n)
    others = [place for place in range(1, n + 1) if place not in set(mine)]
    theirs = mannwhitneyu([*mine], others, alternative="greater", method="asymptotic")
    assert not found.exact
    assert found.p == pytest.approx(float(theirs.pvalue))


@pytest.mark.parametrize(("x", "n"), [(11, 2000), (40, 500), (110, 260)])
@pytest.mark.parametrize("gap", [1, 2])
def test_far_out_the_normal_curve_errs_towards_silence(x: int, n: int, gap: int) -> None:
    late = [*range(n, n - gap * x, -gap)]
    found = rank_sum(late, n)
    exact = float(in_whole_numbers(x, n, x * (n - x) - found.u))
    assert not found.exact
    assert 0 < exact < found.p < 0.001


@given(st.integers(1, 60).flatmap(lambda n: st.tuples(st.just(n), places(n))))
def test_a_record_with_the_factor_later_is_never_less_of_a_rise(
    drawn: tuple[int, frozenset[int]],
) -> None:
    n, mine = drawn
    found = rank_sum(mine, n)
    assert found.p_min - 1e-12 <= found.p <= 1
    for place in mine:
        if place < n and place + 1 not in mine:
            later = rank_sum(mine - {place} | {place + 1}, n)
            assert later.p < found.p


@given(st.integers(1, 60).flatmap(lambda n: st.tuples(st.just(n), places(n))))
def test_the_order_of_the_input_does_not_matter(drawn: tuple[int, frozenset[int]]) -> None:
    n, mine = drawn
    assert rank_sum(sorted(mine), n) == rank_sum(sorted(mine, reverse=True), n)


@pytest.mark.parametrize(("mine", "n"), [([], 0), ([], 5), ([1], 1), ([1, 2, 3], 3)])
def test_nothing_can_be_later_where_none_or_all_have_it(mine: list[int], n: int) -> None:
    found = rank_sum(mine, n)
    assert (found.p, found.p_min) == pytest.approx((1, 1))


@pytest.mark.parametrize("mine", [[0, 1], [3, 6], [2, 2]])
def test_places_are_different_and_exist(mine: list[int]) -> None:
    with pytest.raises(ValueError, match="2 different places of 5"):
        rank_sum(mine, 5)


@pytest.mark.parametrize(("x", "n"), [(3, 12), (50, 200), (1500, 10_000)])
def test_the_smallest_p_is_one_of_all_sets(x: int, n: int) -> None:
    exact = Fraction(1, math.comb(n, x))
    assert smallest_p(x, n) == pytest.approx(float(exact), rel=1e-8, abs=1e-300)
