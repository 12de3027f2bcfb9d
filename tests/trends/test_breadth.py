from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_postmortems.trends.breadth import Breadth, breadth, effective_number, systemic


@pytest.mark.parametrize(
    ("counts", "effective"),
    [([6, 1, 1], 2.0867794401), ([3, 3, 2], 2.9511517859), ([5, 0, 5], 2), ([4], 1), ([], 0)],
)
def test_as_broad_as_so_many_equal_ones(counts: list[int], effective: float) -> None:
    assert effective_number(counts) == pytest.approx(effective)


def test_the_largest_comes_first_and_few_sightings_have_counts_only() -> None:
    assert breadth([1, 0, 6, 1], seen=8).counts == (6, 1, 1)
    assert breadth([1, 1], seen=2) == Breadth((1, 1), None)
    assert breadth([], seen=9) == Breadth((), None)


@given(st.lists(st.integers(1, 50), min_size=1, max_size=9))
def test_never_more_than_there_are(counts: list[int]) -> None:
    found = effective_number(counts)
    assert 1 - 1e-9 <= found <= len(counts) + 1e-9
    assert effective_number([2 * count for count in counts]) == pytest.approx(found)
    assert effective_number(counts[::-1]) == pytest.approx(found)


@pytest.mark.parametrize(
    ("seen", "teams", "services", "quarters", "answer"),
    [
        (3, 2, 2, 2, True),
        (2, 2, 2, 2, False),
        (9, 1, 2, 2, False),
        (9, 2, 1, 2, False),
        (9, 2, 2, 1, False),
    ],
)
def test_systemic_is_in_more_than_one_place_and_time(
    seen: int, teams: int, services: int, quarters: int, answer: bool
) -> None:
    found = systemic(seen=seen, teams=teams, services=services, quarters=quarters)
    assert found is answer
