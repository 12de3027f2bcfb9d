from __future__ import annotations

from fractions import Fraction
from itertools import combinations, permutations
from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_postmortems.trends.monotone import Monotone, cox_stuart, mann_kendall

VALUES = st.lists(st.integers(0, 3), max_size=10)


def test_all_pairs() -> None:
    found = mann_kendall([1, 2, 4, 3, 5, 6])
    assert (found.up, found.down) == (14, 1)
    assert found.p == pytest.approx(1 / 120)
    assert not found.enough


@given(st.permutations(range(6)))
def test_the_share_of_all_orders_with_as_many_upward_pairs(y: list[int]) -> None:
    def upward(values: tuple[int, ...]) -> int:
        return sum(a < b for a, b in combinations(values, 2))

    found = mann_kendall(y)
    others = [upward(order) for order in permutations(y)]
    assert found.p == pytest.approx(sum(up >= found.up for up in others) / len(others))


def test_eight_different_values_are_enough() -> None:
    assert mann_kendall([1, 2, 4, 3, 5, 6, 8, 7]).enough
    assert mann_kendall([1, 2, 4, 3, 5, 6, 8, 8]) == Monotone("Mann-Kendall", 26, 1, 8, None)
    assert not mann_kendall([1, 2, 4, 3, 5, 6, 8, 8]).enough


@pytest.mark.parametrize("y", [[], [1]])
def test_no_pair_says_nothing(y: list[float]) -> None:
    assert mann_kendall(y).p is None
    assert cox_stuart(y).p is None


def test_each_value_and_the_one_half_a_series_later() -> None:
    assert cox_stuart([1, 2, 0, 1, 3, 3, 2, 4]) == Monotone("Cox-Stuart", 4, 0, 8, 0.0625)
    assert cox_stuart([1, 2, 9, 3, 1]) == Monotone("Cox-Stuart", 1, 1, 5, 0.75)
    assert cox_stuart([1, 1, 1, 1]).p is None


@given(VALUES)
def test_upward_pairs_are_tosses_of_a_coin(y: list[int]) -> None:
    found = cox_stuart(y)
    n = found.up + found.down
    assert n <= len(y) // 2
    if n:
        tail = Fraction(sum(comb(n, k) for k in range(found.up, n + 1)), 2**n)
        assert found.p == pytest.approx(float(tail))
