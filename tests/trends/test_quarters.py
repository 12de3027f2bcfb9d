from __future__ import annotations

from itertools import combinations
from statistics import NormalDist, fmean, pstdev

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_postmortems.trends import quarters
from mkdocs_postmortems.trends.quarters import cochran_armitage

COUNTS = st.lists(
    st.integers(0, 4).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))), max_size=5
).filter(lambda rows: sum(n for _, n in rows) <= 12)


def test_more_of_the_later_quarters() -> None:
    found = cochran_armitage([0, 1, 1, 4], [8, 8, 8, 8])
    assert (found.t, found.exact, found.enough) == (15, True, True)
    assert found.p == pytest.approx(0.0120813249)


@given(COUNTS)
def test_the_share_of_all_ways_to_spread_the_sightings(rows: list[tuple[int, int]]) -> None:
    x, n = [k for k, _ in rows], [size for _, size in rows]
    found = cochran_armitage(x, n)
    scores = [j for j, size in enumerate(n) for _ in range(size)]
    sums = [sum(way) for way in combinations(scores, sum(x))]
    assert found.p == pytest.approx(sum(t >= found.t for t in sums) / len(sums))


@given(COUNTS)
def test_quarters_without_records_at_the_ends_change_nothing(rows: list[tuple[int, int]]) -> None:
    x, n = [k for k, _ in rows], [size for _, size in rows]
    assert cochran_armitage([0, *x, 0], [0, *n, 0]).p == pytest.approx(cochran_armitage(x, n).p)


@pytest.mark.parametrize(
    ("x", "n"),
    [([0, 1, 3], [4, 4, 4]), ([0, 1, 1, 1], [8, 8, 8, 8]), ([2, 2, 2, 2], [2, 2, 2, 2]), ([], [])],
)
def test_few_quarters_or_sightings_or_no_record_without_are_not_enough(
    x: list[int], n: list[int]
) -> None:
    assert not cochran_armitage(x, n).enough


def test_a_quarter_has_no_more_sightings_than_records() -> None:
    with pytest.raises(ValueError, match="more sightings than records"):
        cochran_armitage([1, 3], [2, 2])


@pytest.mark.parametrize(
    ("x", "n"),
    [
        ([7, 9, 6, 11, 12, 12], [30] * 6),
        ([0, 0, 10, 4], [30, 10, 30, 30]),
        ([12, 9, 8, 7], [30, 30, 30, 30]),
    ],
)
def test_the_normal_curve_is_near_to_the_count(
    x: list[int], n: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    exact = cochran_armitage(x, n)
    monkeypatch.setattr(quarters, "EXACT_UP_TO", 0)
    normal = cochran_armitage(x, n)
    assert (exact.exact, normal.exact) == (True, False)
    assert normal.p == pytest.approx(exact.p, abs=0.005)


def test_the_normal_curve_has_mean_and_variance_of_all_ways(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    x, n = [0, 1, 2], [3, 2, 3]
    sums = [sum(way) for way in combinations([0, 0, 0, 1, 1, 2, 2, 2], 3)]
    monkeypatch.setattr(quarters, "EXACT_UP_TO", 0)
    found = cochran_armitage(x, n)
    curve = NormalDist(fmean(sums), pstdev(sums))
    assert found.p == pytest.approx(1 - curve.cdf(found.t - 0.5))


def test_thousands_of_records_are_no_trouble() -> None:
    found = cochran_armitage([20 + j for j in range(40)], [250] * 40)
    assert not found.exact
    assert 0 < found.p < 0.001
    assert cochran_armitage([250] * 40, [250] * 40).p == 1
