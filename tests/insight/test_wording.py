from __future__ import annotations

import pytest

from mkdocs_postmortems.insight.wording import (
    breadth_said,
    how_breadth,
    how_rank,
    how_rate,
    how_share,
    rate_said,
    share_said,
)
from mkdocs_postmortems.trends.breadth import breadth
from mkdocs_postmortems.trends.ranking import recency
from mkdocs_postmortems.trends.rates import shrink
from mkdocs_postmortems.trends.shares import share


@pytest.mark.parametrize(
    ("x", "n", "said"),
    [
        (3, 20, "3 of 20 records (15 %; 4 % to 35 %)"),
        (0, 8, "0 of 8 records (0 %; 0 % to 26 %)"),
        (8, 8, "8 of 8 records (100 %; 74 % to 100 %)"),
        (3, 6, "3 of 6 records"),
        (1, 1, "1 of 1 record"),
        (0, 0, "0 of 0 records"),
        (1, 400, "1 of 400 records (under 1 %; under 1 % to 1 %)"),
    ],
)
def test_a_share(x: int, n: int, said: str) -> None:
    assert share_said(share(x, n)) == said


@pytest.mark.parametrize(
    ("counts", "seen", "said"),
    [
        ([6, 1, 1], 8, "3 teams (6, 1, 1), as broad as 2.1 equal ones"),
        ([1, 1], 2, "2 teams (1, 1)"),
        ([4], 4, "1 team (4)"),
        ([], 4, "no team named"),
        ([1] * 7, 7, "7 teams (1, 1, 1, 1, 1, 1, …), as broad as 7.0 equal ones"),
    ],
)
def test_a_breadth(counts: list[int], seen: int, said: str) -> None:
    assert breadth_said(breadth(counts, seen=seen), "team") == said


def test_a_rate_is_drawn_towards_the_common_one_or_a_plain_count() -> None:
    x, exposure = [9, 2, 1, 6, 0], [30, 4, 10, 12, 6]
    said = rate_said(shrink(x, exposure), 0, x[0], exposure[0])
    assert said == "about 29 in 100 records, drawn towards the common rate"
    assert rate_said(shrink(x[:4], exposure[:4]), 0, 9, 30) == "9 of 30 records"


def test_how_each_number_was_made() -> None:
    assert "Beta(x + 1/2, n - x + 1/2)" in how_share(share(3, 20))
    assert "here there are 6" in how_share(share(3, 6))
    assert "over 3 of them" in how_breadth(breadth([6, 1, 1], seen=8))
    assert "plain count" in how_breadth(breadth([1, 1], seen=2))
    assert how_rank(recency([0, 180, 360]), 3).startswith("Score 1.75 from 3 sightings: ")
    assert "worth 2.3 of equal weight" in how_rank(recency([0, 180, 360]), 3)
    assert "(x + 42.6) / (e + 146.8)" in how_rate(shrink([9, 2, 1, 6, 0], [30, 4, 10, 12, 6]))
    assert "no more than chance" in how_rate(shrink([2, 2, 3, 2, 2], [10] * 5))
    assert "plain count" in how_rate(shrink([1], [10]))
