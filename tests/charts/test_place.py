from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from mkdocs_postmortems.charts.place import Box, spread, stack

PLACES = st.lists(st.floats(0, 300), max_size=40)


@given(PLACES, st.integers(1, 20), st.integers(1, 6))
def test_no_two_of_a_row_touch_and_none_is_lost(places: list[float], gap: int, rows: int) -> None:
    spots = stack(places, gap, rows)
    assert sorted(n for spot in spots for n in spot.members) == [*range(len(places))]
    assert all(spot.x == places[spot.members[0]] for spot in spots)
    for row in range(rows):
        across = [spot.x for spot in spots if spot.row == row]
        assert all(b - a >= gap for a, b in pairwise(across))


@given(PLACES, st.integers(1, 20), st.integers(1, 6))
def test_only_neighbours_in_the_last_row_share_a_mark(
    places: list[float], gap: int, rows: int
) -> None:
    for spot in stack(places, gap, rows):
        assert len(spot.members) == 1 or spot.row == rows - 1
        assert all(places[n] - spot.x < gap for n in spot.members)


def test_names_in_a_line_are_left_out_from_the_left() -> None:
    assert spread([(0, 10), (12, 20), (15, 30), (29, 40)], 5) == (0, 2)
    assert spread([], 5) == ()


def test_boxes_that_share_an_edge_do_not_meet() -> None:
    box = Box(0, 0, 10, 10)
    assert box.meets(Box(9, 9, 20, 20))
    assert not box.meets(Box(10, 0, 20, 10))
    assert not box.meets(Box(0, 10, 10, 20))
