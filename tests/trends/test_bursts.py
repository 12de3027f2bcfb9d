from __future__ import annotations

import math
from itertools import pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binom

from mkdocs_postmortems.trends.bursts import bursts

R, D = [0, 1, 0, 1, 4, 5, 1, 0], [6, 7, 5, 8, 7, 8, 6, 7]
COUNTS = st.lists(
    st.integers(0, 6).flatmap(lambda d: st.tuples(st.integers(0, d), st.just(d))),
    min_size=1,
    max_size=7,
)


@pytest.mark.parametrize(("gamma", "cost"), [(1, 13.0662741733), (2, 15.1457157150)])
def test_two_quarters_are_denser(gamma: float, cost: float) -> None:
    found = bursts(R, D, gamma=gamma)
    assert found.states == (0, 0, 0, 0, 1, 1, 0, 0)
    assert found.cost == pytest.approx(cost)
    assert (found.spans, found.enough) == (((4, 5),), True)


def cost_of(states: tuple[int, ...], rows: list[tuple[int, int]], gamma: float) -> float:
    usual = sum(r for r, _ in rows) / sum(d for _, d in rows)
    dense = max(usual, min(0.9999, 2 * usual))
    entered = sum(before < after for before, after in pairwise((0, *states)))
    fit = sum(
        -float(binom.logpmf(r, d, dense if state else usual))
        for (r, d), state in zip(rows, states, strict=True)
    )
    return fit + entered * gamma * math.log(len(rows))


@given(COUNTS, st.sampled_from([0.5, 1.0, 2.0]))
def test_no_other_way_is_cheaper(rows: list[tuple[int, int]], gamma: float) -> None:
    found = bursts([r for r, _ in rows], [d for _, d in rows], gamma=gamma)
    if sum(r for r, _ in rows):
        ways = product((0, 1), repeat=len(rows))
        assert found.cost == pytest.approx(min(cost_of(way, rows, gamma) for way in ways))
        assert found.cost == pytest.approx(cost_of(found.states, rows, gamma))


@pytest.mark.parametrize(
    ("r", "d"),
    [
        ([], []),
        ([0] * 6, [9] * 6),
        ([4, 0, 0, 0, 0, 0], [9] * 6),
        ([5, 0, 0, 0, 0, 0], [5, 3, 3, 3, 3, 2]),
        ([5, 0, 0, 0, 0], [9] * 5),
    ],
)
def test_below_the_smallest_numbers_nothing_is_said(r: list[int], d: list[int]) -> None:
    assert not bursts(r, d).enough


def test_what_all_records_have_has_no_burst() -> None:
    found = bursts([9] * 6, [9] * 6)
    assert (found.spans, found.enough) == ((), True)


def test_the_last_quarter_may_be_in_a_burst() -> None:
    assert bursts([0, 0, 0, 0, 0, 8], [9] * 6).spans == ((5, 5),)


def test_a_period_has_no_more_sightings_than_records() -> None:
    with pytest.raises(ValueError, match="more sightings than records"):
        bursts([3], [2])
