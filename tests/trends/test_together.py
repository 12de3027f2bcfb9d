from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from itertools import combinations
from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_postmortems.trends.together import Pair, pairs

Places = Mapping[str, list[int]]
N = 8

PLACES = st.dictionaries(
    st.sampled_from("abcdef"),
    st.lists(st.integers(0, N - 1), min_size=1, max_size=N, unique=True).map(sorted),
)


def carried(both: int, first: int, second: int) -> Places:
    """Two factors with so many records each, and so many in common."""
    return {"a": [*range(first)], "b": [*range(first - both, first - both + second)]}


@pytest.mark.parametrize(
    ("both", "first", "second", "p", "lift", "npmi"),
    [
        (5, 8, 6, 0.000474158368895, 4.166666666667, 0.686297896351),
        (3, 3, 3, 1 / comb(40, 3), 40 / 3, 1.0),
    ],
)
def test_a_pair_against_chance(
    both: int, first: int, second: int, p: float, lift: float, npmi: float
) -> None:
    (row,) = pairs(carried(both, first, second), 40).rows
    assert (row.both, row.of_first, row.of_second, row.n) == (both, first, second, 40)
    assert (row.p, row.lift, row.npmi) == pytest.approx((p, lift, npmi))
    assert row.adjusted == row.p
    assert row.signal


@pytest.mark.parametrize(
    ("both", "first", "second", "asked"),
    [(1, 1, 1, 0), (2, 2, 9, 0), (2, 3, 3, 1), (0, 5, 5, 1)],
)
def test_what_is_seen_less_than_three_times_is_not_shown(
    both: int, first: int, second: int, asked: int
) -> None:
    found = pairs(carried(both, first, second), 40)
    assert (found.rows, found.asked, found.tested) == ((), asked, asked)


def test_which_pairs_are_tested_does_not_depend_on_what_is_seen() -> None:
    apart = {"a": [0, 1, 2], "b": [3, 4, 5], "c": [6, 7, 8, 9]}
    joined = {"a": [0, 1, 2], "b": [0, 1, 2], "c": [0, 1, 2, 3]}
    assert pairs(apart, 40).tested == pairs(joined, 40).tested == 3


def test_a_family_is_not_paired_with_its_own_factors() -> None:
    places = {id: [0, 1, 2] for id in ("x", "x.a", "x.a.b", "xy", "y.a")}
    rows = pairs(places, 40).rows
    assert {(row.first, row.second) for row in rows} == {
        ("x", "xy"),
        ("x", "y.a"),
        ("x.a", "xy"),
        ("x.a", "y.a"),
        ("x.a.b", "xy"),
        ("x.a.b", "y.a"),
        ("xy", "y.a"),
    }


@pytest.mark.parametrize("places", [{}, {"a": [0, 1, 2]}, {"a": [], "b": []}])
def test_without_two_factors_there_is_nothing_to_ask(places: Places) -> None:
    found = pairs(places, 3)
    assert (found.rows, found.asked, found.tested) == ((), 0, 0)


def test_what_is_in_every_record_is_with_everything_and_says_nothing() -> None:
    (row,) = pairs({"a": [*range(20)], "b": [*range(20)]}, 20).rows
    assert (row.p, row.lift, row.npmi, row.adjusted, row.signal) == (1.0, 1.0, 0.0, None, False)


def test_a_pair_that_is_never_seen_has_the_least_information() -> None:
    pair = Pair("a", "b", both=0, of_first=3, of_second=3, n=9, p=1.0, adjusted=1.0)
    assert (pair.lift, pair.npmi) == (0, -1)


@given(PLACES)
def test_p_is_the_share_of_all_ways_to_place_a_factor(places: Places) -> None:
    for row in pairs(places, N).rows:
        fixed = set(places[row.first])
        ways = [*combinations(range(N), row.of_second)]
        as_many = sum(len(fixed & set(way)) >= row.both for way in ways)
        assert row.p == pytest.approx(float(Fraction(as_many, len(ways))))


@given(PLACES)
def test_every_pair_with_three_records_in_common_is_there(places: Places) -> None:
    seen = {
        (one, other): len(set(places[one]) & set(places[other]))
        for one, other in combinations(sorted(places), 2)
    }
    rows = pairs(places, N).rows
    assert {(row.first, row.second): row.both for row in rows} == {
        two: both for two, both in seen.items() if both >= 3
    }


@given(PLACES, st.permutations(range(N)))
def test_names_and_orders_change_nothing(places: Places, order: list[int]) -> None:
    straight = pairs(places, N)
    new = dict(zip("abcdef", "uvwxyz", strict=True))
    shuffled = {
        new[id]: [order[place] for place in reversed(places[id])] for id in reversed([*places])
    }
    mixed = pairs(shuffled, N)
    assert [(new[r.first], new[r.second], r.p, r.adjusted) for r in straight.rows] == [
        (r.first, r.second, r.p, r.adjusted) for r in mixed.rows
    ]
    assert (straight.asked, straight.tested) == (mixed.asked, mixed.tested)


def test_the_surest_come_first_and_what_is_not_tested_last() -> None:
    found = pairs(
        {"a": [*range(6)], "b": [*range(6)], "c": [*range(5)], "d": [*range(60)], "e": [0, 1, 2]},
        60,
    )
    names = [row.first + row.second for row in found.rows]
    assert names[:3] == ["ab", "ac", "bc"]
    assert {*names[-4:]} == {"ad", "bd", "cd", "de"}
    assert [row.adjusted is None for row in found.rows] == [False] * 6 + [True] * 4


def test_an_untested_pair_stands_behind_a_tested_one_of_larger_p() -> None:
    places = {
        "a": [*range(15)],
        "b": [*range(12, 27)],
        "c": [*range(30, 45)],
        "d": [*range(45, 60)],
        "e": [*range(15, 18)],
        "f": [*range(15, 35)],
    }
    rows = pairs(places, 60).rows
    tested = [(row.p, row.adjusted is not None) for row in rows]
    assert sorted(tested) != tested
    assert [is_tested for _, is_tested in tested] == sorted(
        (is_tested for _, is_tested in tested), reverse=True
    )
