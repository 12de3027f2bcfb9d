from __future__ import annotations

import math
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_postmortems.trends.ranking import (
    Rank,
    Recency,
    chance_higher,
    gamma_higher,
    ranks,
    recency,
)

AGES = st.lists(st.integers(0, 3000), min_size=1, max_size=12)


def test_a_sighting_half_a_year_old_weighs_half() -> None:
    found = recency([0, 180, 360])
    assert found.score == 1.75
    assert found.effective_n == pytest.approx(7 / 3)


def test_nothing_seen_scores_nothing() -> None:
    assert recency([]) == Recency(0.0, 0.0)


def test_a_day_after_the_one_asked_about_weighs_as_that_day() -> None:
    assert recency([-40, 180]) == recency([0, 180])


@pytest.mark.parametrize("years", [400, 2000])
def test_very_old_sightings_are_still_sightings(years: int) -> None:
    old = recency([365 * years] * 3)
    assert old.effective_n == pytest.approx(3)
    assert chance_higher(recency([0]), old) == pytest.approx(1)
    assert 0.4 < chance_higher(old, old) < 0.6


@given(AGES, st.integers(0, 3000))
def test_a_day_later_all_scores_shrink_alike(ages: list[int], days: int) -> None:
    now, then = recency(ages), recency([age + days for age in ages])
    assert then.score == pytest.approx(now.score * 2 ** (-days / 180))
    assert then.effective_n == pytest.approx(now.effective_n)


@given(AGES)
def test_the_effective_number_is_no_more_than_the_number(ages: list[int]) -> None:
    found = recency(ages)
    assert 1 - 1e-9 <= found.effective_n <= len(ages) + 1e-9
    assert found == recency(sorted(ages, reverse=True))


def test_two_that_can_be_told_apart_and_two_that_cannot() -> None:
    tie = recency([0, 20, 30, 60, 200]), recency([10, 180, 360])
    apart = recency([0, 5, 10, 15, 20, 25, 30, 60, 90, 100]), recency([150, 300, 420])
    assert chance_higher(*tie) == pytest.approx(0.8691498782)
    assert chance_higher(*apart) == pytest.approx(0.9997094634)
    assert [str(rank) for rank in ranks(tie)] == ["1–2 (tied)"] * 2
    assert [str(rank) for rank in ranks(apart)] == ["1", "2"]


@given(AGES, AGES)
def test_one_of_two_is_higher(first: list[int], second: list[int]) -> None:
    a, b = recency(first), recency(second)
    assert chance_higher(a, b) + chance_higher(b, a) == pytest.approx(1)


@given(st.integers(1, 6), st.integers(1, 6), st.floats(0.1, 10), st.floats(0.1, 10))
def test_whole_shapes_are_a_race(a: int, b: int, scale: float, other: float) -> None:
    # With whole shapes each is a wait for so many events of a Poisson process. The first is larger
    # if the second process has its b events before the first one has its a.
    second_first = scale / (scale + other)
    race = sum(
        math.comb(b - 1 + k, k) * second_first**b * (1 - second_first) ** k for k in range(a)
    )
    assert gamma_higher((a, scale), (b, other)) == pytest.approx(race)


def test_a_run_is_compared_with_its_first_row() -> None:
    scores = [8.0, 5.0, 3.2, 2.0, 1.2]
    rows = [Recency(score, 4.0) for score in scores]
    for first, second in pairwise(rows):
        assert chance_higher(first, second) < 0.9
    assert ranks(rows) == (Rank(1, 2), Rank(1, 2), Rank(3, 4), Rank(3, 4), Rank(5, 5))


def test_no_row_has_no_rank() -> None:
    assert ranks([]) == ()


@given(st.lists(st.tuples(st.floats(0.01, 50), st.floats(1, 50)), max_size=15))
def test_ranks_cover_every_place_once(drawn: list[tuple[float, float]]) -> None:
    rows = [Recency(score, n) for score, n in sorted(drawn, reverse=True)]
    found = ranks(rows)
    assert len(found) == len(rows)
    for place, rank in enumerate(found, start=1):
        assert rank.first <= place <= rank.last
        assert all(found[other - 1] == rank for other in range(rank.first, rank.last + 1))
