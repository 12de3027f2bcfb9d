from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_postmortems.trends.tagging import CodedTwice, drift, unseen

FIRST = [3, 4, 5, 4, 3, 6, 4, 5, 3, 4]
MORE = [6, 7, 5, 8, 6, 7, 9, 5, 7, 6]
SOME = [4, 5, 5, 6, 4, 5, 5, 6, 4, 5]
SAME = [4, 3, 5, 5, 4, 3, 6, 4, 4, 5]


@pytest.mark.parametrize(
    ("uses", "share"),
    [
        ([7, 5, 3, 2, 1, 1, 1], 0.15),
        ([10, 10], 0.0),
        ([1] * 20, 1.0),
        ([1] * 19, None),
        ([], None),
    ],
)
def test_the_share_of_uses_that_are_the_only_one(uses: list[int], share: float | None) -> None:
    assert unseen(uses) == share


@pytest.mark.parametrize(
    ("table", "kappa"),
    [
        (CodedTwice(20, 8, 2, 3, 27), 0.6774193548387096),
        (CodedTwice(19, 8, 2, 3, 27), None),
        (CodedTwice(20, 10, 0, 0, 30), 1.0),
        (CodedTwice(20, 0, 20, 20, 0), -1.0),
        (CodedTwice(20, 10, 10, 10, 10), 0.0),
        (CodedTwice(20, 40, 0, 0, 0), None),
        (CodedTwice(20, 0, 0, 0, 0), None),
        (CodedTwice(0, 0, 0, 0, 0), None),
    ],
)
def test_agreement_beyond_chance(table: CodedTwice, kappa: float | None) -> None:
    assert table.kappa == (None if kappa is None else pytest.approx(kappa))


@pytest.mark.parametrize(
    ("rest", "u", "p", "banner"),
    [(MORE, 5.5, 0.0007391071, True), (SAME, 43.5, 0.6337169428, False)],
)
def test_drift_between_the_halves(rest: list[int], u: float, p: float, banner: bool) -> None:
    found = drift([*FIRST, *rest])
    assert found is not None
    assert (found.u, found.p) == pytest.approx((u, p))
    assert (found.banner, found.more) == (banner, True)


def test_drift_the_other_way_is_told_too() -> None:
    found = drift([*MORE, *FIRST])
    assert found is not None
    assert (found.banner, found.more) == (True, False)
    assert found.p == pytest.approx(0.0007391071)


def test_below_twenty_records_nothing_is_said() -> None:
    assert drift([*FIRST, *MORE[:9]]) is None
    assert drift([]) is None


def test_the_record_in_the_middle_belongs_to_the_rest() -> None:
    found = drift([1] * 10 + [9] * 11)
    assert found is not None
    assert (found.n, found.u) == (21, 0)


@given(st.integers(0, 9), st.integers(20, 40))
def test_where_all_are_alike_there_is_no_drift(factors: int, n: int) -> None:
    found = drift([factors] * n)
    assert found is not None
    assert (found.p, found.banner, found.more) == (1.0, False, False)


@given(st.lists(st.integers(0, 5), min_size=20, max_size=45))
def test_the_order_within_a_half_does_not_matter(factors: list[int]) -> None:
    half = len(factors) // 2
    turned = [*reversed(factors[:half]), *reversed(factors[half:])]
    assert drift(turned) == drift(factors)


@pytest.mark.parametrize(("rest", "within"), [(MORE, 5e-4), (SOME, 0.025)])
def test_p_is_near_the_share_of_all_ways_to_part_the_records(
    rest: list[int], within: float
) -> None:
    both = [*FIRST, *rest]
    ranks = [sum(o < f for o in both) + (sum(o == f for o in both) + 1) / 2 for f in both]
    middle = sum(ranks) / 2
    off = abs(sum(ranks[:10]) - middle)
    ways = [abs(sum(ranks[i] for i in half) - middle) for half in combinations(range(20), 10)]
    found = drift(both)
    assert found is not None
    assert found.p == pytest.approx(sum(way >= off for way in ways) / len(ways), abs=within)
