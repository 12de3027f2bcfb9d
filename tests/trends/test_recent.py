from __future__ import annotations

from fractions import Fraction
from itertools import combinations
from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_postmortems.trends.recent import larger_share, per_time

FEW = st.integers(0, 7)


def test_more_in_the_last_days_than_before() -> None:
    found = per_time(5, 3, 90, 270)
    assert (found.p, found.mid_p, found.p_min) == pytest.approx((0.0272979736, 0.0157623291, 4**-8))
    assert found.enough


def test_two_sightings_cannot_show_anything() -> None:
    found = per_time(2, 0, 90, 270)
    assert (found.p, found.mid_p, found.p_min) == pytest.approx((0.0625, 0.03125, 0.0625))
    assert not found.enough


@given(FEW, FEW, st.integers(1, 90), st.integers(0, 270))
def test_each_sighting_falls_into_the_recent_days_by_their_length(
    recent: int, before: int, days: int, earlier: int
) -> None:
    found, n = per_time(recent, before, days, earlier), recent + before
    q = Fraction(days, days + earlier)
    as_many = sum(comb(n, k) * q**k * (1 - q) ** (n - k) for k in range(recent, n + 1))
    exactly = comb(n, recent) * q**recent * (1 - q) ** before
    assert found.p == pytest.approx(float(as_many))
    assert found.p_min == pytest.approx(float(q**n))
    if n:
        assert found.mid_p == pytest.approx(float(as_many - exactly / 2))


def test_no_days_say_nothing() -> None:
    assert not per_time(5, 3, 0, 0).enough
    assert not per_time(5, 0, 90, 0).enough


def test_a_larger_share_of_the_recent_records() -> None:
    found = larger_share(5, 10, 3, 30)
    assert (found.p, found.p_min) == pytest.approx((0.0145389712, 5.85139904e-07))
    assert found.enough


@given(FEW.flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))), st.data())
def test_the_share_of_all_ways_to_spread_them(recent: tuple[int, int], data: st.DataObject) -> None:
    (x, n), n_before = recent, data.draw(FEW)
    x_before = data.draw(st.integers(0, n_before))
    found = larger_share(x, n, x_before, n_before)
    ways = [*combinations(range(n + n_before), x + x_before)]
    recent_of = [sum(place < n for place in way) for way in ways]
    as_many = sum(k >= x for k in recent_of)
    most = max(recent_of)
    assert found.p == pytest.approx(as_many / len(ways))
    assert found.p_min == pytest.approx(recent_of.count(most) / len(ways))


@pytest.mark.parametrize("counts", [(0, 0, 0, 0), (0, 5, 0, 5), (5, 5, 5, 5), (5, 5, 0, 0)])
def test_none_or_all_of_the_records_say_nothing(counts: tuple[int, int, int, int]) -> None:
    assert not larger_share(*counts).enough
