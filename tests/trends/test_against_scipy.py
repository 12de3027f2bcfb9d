"""Short functions of ours give the digits of the slow library they stand in for."""

from __future__ import annotations

import numpy as np
import pytest
import scipy.stats
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_postmortems.trends.bursts import bursts
from mkdocs_postmortems.trends.many import screen
from mkdocs_postmortems.trends.monotone import cox_stuart, mann_kendall
from mkdocs_postmortems.trends.recent import larger_share, per_time
from mkdocs_postmortems.trends.survival import survival
from mkdocs_postmortems.trends.tagging import drift

near = pytest.approx
shares = st.floats(0, 1)
counts = st.integers(0, 60)


@given(st.lists(shares, min_size=1, max_size=30))
def test_many_tests_are_adjusted_alike(p: list[float]) -> None:
    found = screen(p, [0.0] * len(p))
    assert found.adjusted == near(scipy.stats.false_discovery_control(p), rel=1e-12)


@given(st.permutations(range(12)), st.integers(2, 12))
def test_all_pairs_are_judged_alike(order: list[int], n: int) -> None:
    y = order[:n]
    there = scipy.stats.kendalltau(range(n), y, method="exact", alternative="greater")
    assert mann_kendall(y).p == near(there.pvalue, rel=1e-9)


@given(st.lists(st.integers(0, 5), min_size=2, max_size=40))
def test_half_of_the_pairs_are_judged_alike(y: list[int]) -> None:
    found = cox_stuart(y)
    if found.p is None:
        assert found.up + found.down == 0
        return
    there = scipy.stats.binomtest(found.up, found.up + found.down, 0.5, alternative="greater")
    assert found.p == near(there.pvalue, rel=1e-12)


@given(counts, counts, st.integers(1, 90), st.integers(1, 270))
def test_more_per_time_is_judged_alike(recent: int, before: int, days: int, earlier: int) -> None:
    found = per_time(recent, before, days, earlier)
    n, q = recent + before, days / (days + earlier)
    if n:
        tail = scipy.stats.binomtest(recent, n, q, alternative="greater").pvalue
        half = scipy.stats.binom.pmf(recent, n, q) / 2
        assert (found.p, found.mid_p) == near((tail, tail - half), rel=1e-9, abs=1e-14)


@given(counts, counts, counts, counts)
def test_a_larger_share_is_judged_alike(a: int, without_a: int, b: int, without_b: int) -> None:
    recent, before = a + without_a, b + without_b
    found = larger_share(a, recent, b, before)
    if a + b:
        law = scipy.stats.hypergeom(recent + before, a + b, recent)
        expected = law.sf(a - 1), law.pmf(min(a + b, recent))
        assert (found.p, found.p_min) == near(expected, rel=1e-8, abs=1e-13)


@given(st.lists(st.tuples(counts, counts), min_size=1, max_size=12))
def test_a_time_without_a_burst_costs_alike(parts: list[tuple[int, int]]) -> None:
    r, d = [a for a, _ in parts], [a + b for a, b in parts]
    if sum(r):
        found = bursts(r, d, gamma=1e9) if len(r) > 1 else None
        if found is not None and not any(found.states):
            there = -np.sum(scipy.stats.binom.logpmf(r, d, sum(r) / sum(d)))
            assert found.cost == near(there, rel=1e-9, abs=1e-9)


lengths = st.lists(st.integers(0, 50), max_size=20)


@given(lengths.filter(bool), lengths)
def test_what_lasts_longer_is_estimated_alike(ended: list[int], ongoing: list[int]) -> None:
    there = scipy.stats.ecdf(scipy.stats.CensoredData(uncensored=ended, right=ongoing)).sf
    expected = {
        length: share
        for length, share in zip(there.quantiles, there.probabilities, strict=True)
        if length in set(ended)
    }
    found = survival(ended, ongoing)
    assert dict(found) == near(expected, rel=1e-9, abs=1e-12)
    assert [length for length, _ in found] == sorted(expected)


@given(st.lists(st.integers(0, 9), min_size=20, max_size=60))
def test_two_halves_are_compared_alike(factors: list[int]) -> None:
    found, half = drift(factors), len(factors) // 2
    assert found is not None
    if len(set(factors)) > 1:
        there = scipy.stats.mannwhitneyu(factors[:half], factors[half:], method="asymptotic")
        assert (found.u, found.p) == near((there.statistic, there.pvalue), rel=1e-9)
