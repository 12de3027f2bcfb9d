from __future__ import annotations

import math
import subprocess
import sys
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_postmortems.graph.layout import Layout, layout
from mkdocs_postmortems.graph.stress import GAP, distances, settle

Sizes = dict[str, tuple[int, int]]
Edges = list[tuple[str, str]]

IDS = [f"n{at:02}" for at in range(24)]
SIZES = st.dictionaries(
    st.sampled_from(IDS), st.tuples(st.integers(2, 140), st.integers(2, 40)), max_size=20
)
EDGES = st.lists(st.tuples(st.sampled_from(IDS), st.sampled_from(IDS)), max_size=40)


def overlaps(placed: Layout, sizes: Sizes, gap: int = 0) -> list[tuple[str, str]]:
    """Pairs of nodes that are nearer than some pixels."""
    found = []
    for (a, (ax, ay)), (b, (bx, by)) in combinations(sorted(placed.places.items()), 2):
        wide = (sizes[a][0] + sizes[b][0]) / 2 + gap
        tall = (sizes[a][1] + sizes[b][1]) / 2 + gap
        if abs(ax - bx) < wide and abs(ay - by) < tall:
            found.append((a, b))
    return found


@given(SIZES, EDGES)
def test_every_node_has_a_place_and_none_overlaps(sizes: Sizes, edges: Edges) -> None:
    placed = layout(sizes, edges, width=500)
    assert placed.places.keys() == sizes.keys()
    assert overlaps(placed, sizes, gap=GAP - 2) == []


@given(SIZES, EDGES)
def test_everything_is_inside(sizes: Sizes, edges: Edges) -> None:
    placed = layout(sizes, edges, width=500)
    assert placed.width >= 500
    for id, (x, y) in placed.places.items():
        wide, tall = sizes[id]
        assert wide / 2 <= x <= placed.width - wide / 2
        assert tall / 2 <= y <= placed.height - tall / 2


@given(SIZES, EDGES)
def test_the_order_of_what_is_given_makes_no_difference(sizes: Sizes, edges: Edges) -> None:
    turned = [(b, a) for a, b in reversed(edges)]
    again = dict(reversed(sizes.items()))
    assert layout(sizes, edges, width=500) == layout(again, turned, width=500)


def test_pieces_that_are_not_connected_stand_apart() -> None:
    sizes = dict.fromkeys("abcdefgh", (20, 20))
    edges = [("a", "b"), ("b", "c"), ("c", "a"), ("d", "e"), ("f", "g")]
    placed = layout(sizes, edges, width=400).places

    def around(ids: str) -> tuple[int, int, int, int]:
        across, down = ([placed[id][axis] for id in ids] for axis in (0, 1))
        return min(across) - 10, min(down) - 10, max(across) + 10, max(down) + 10

    for one, other in combinations([around(ids) for ids in ("abc", "de", "fg", "h")], 2):
        apart = one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
        assert apart


def test_neighbours_are_nearer_than_others() -> None:
    ring = [f"n{at:02}" for at in range(12)]
    edges = [(ring[at], ring[at - 1]) for at in range(12)]
    placed = layout(dict.fromkeys(ring, (10, 10)), edges, width=600).places

    def apart(a: str, b: str) -> float:
        return math.dist(placed[a], placed[b])

    longest = max(apart(a, b) for a, b in edges)
    opposite = [apart(ring[at], ring[at - 6]) for at in range(6)]
    assert longest < min(opposite)


def test_groups_are_drawn_apart() -> None:
    ids = [f"n{at:02}" for at in range(12)]
    groups = {id: at // 6 for at, id in enumerate(ids)}
    edges = [(a, b) for a, b in combinations(ids, 2) if groups[a] == groups[b]]
    edges += [("n00", "n06"), ("n01", "n07"), ("n02", "n08")]

    def middle(places: Layout, group: int) -> float:
        return sum(places.places[id][0] for id in ids if groups[id] == group) / 6

    sizes = dict.fromkeys(ids, (10, 10))
    plain, grouped = layout(sizes, edges, width=900), layout(sizes, edges, width=900, groups=groups)

    def gap(places: Layout) -> float:
        span = max(x for x, _ in places.places.values()) - min(x for x, _ in places.places.values())
        return abs(middle(places, 0) - middle(places, 1)) / span

    assert gap(grouped) > gap(plain)


def test_a_drawing_is_as_wide_as_it_may_be_and_wider_than_tall() -> None:
    ids = [f"n{at:02}" for at in range(13)]
    edges = [("n00", id) for id in ids[1:]] + [(ids[at], ids[at + 1]) for at in range(1, 9)]
    placed = layout(dict.fromkeys(ids, (110, 34)), edges, width=720)
    assert placed.width == 720
    assert placed.height < 600


@pytest.mark.parametrize(
    ("sizes", "edges"), [({}, []), ({"a": (10, 10)}, [("a", "a")]), ({"a": (10, 10)}, [("a", "x")])]
)
def test_few_nodes_and_odd_edges_are_drawn_too(sizes: Sizes, edges: Edges) -> None:
    assert layout(sizes, edges, width=100).places.keys() == sizes.keys()


def test_a_node_that_is_too_wide_begins_at_the_top() -> None:
    placed = layout({"a": (300, 20), "b": (20, 20)}, [], width=200)
    assert placed.places == {"a": (154, 14), "b": (14, 46)}
    assert (placed.width, placed.height) == (308, 60)


def test_many_nodes_at_one_point_come_apart() -> None:
    ids = [f"n{at:02}" for at in range(40)]
    sizes = dict.fromkeys(ids, (30, 30))
    placed = layout(sizes, list(combinations(ids, 2)), width=200)
    assert overlaps(placed, sizes) == []


def energy(places: list[tuple[float, float]], far: list[list[float]]) -> float:
    total = 0.0
    for (i, one), (j, other) in combinations(enumerate(places), 2):
        paper = ((one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2) ** 0.5
        total += ((paper - far[i][j]) / far[i][j]) ** 2
    return total


def test_settling_finds_the_plane_that_a_square_lies_in() -> None:
    far = distances(4, [(0, 1), (1, 2), (2, 3), (3, 0)], [1.0] * 4)
    found = [(float(x), float(y)) for x, y in settle(far)]
    # A square of side a has energy 4(a - 1)^2 + 2(a/sqrt(2) - 1)^2, least at a = 1.0828.
    assert energy(found, far.tolist()) == pytest.approx(0.1373, abs=0.001)


@pytest.mark.slow
def test_another_process_finds_the_same_places(project: Path) -> None:
    code = (
        "from mkdocs_postmortems.graph.layout import layout\n"
        "ids = {f'f{n}' for n in range(60)}\n"
        "edges = {(a, b) for a in ids for b in ids if hash(int(a[1:]) * int(b[1:])) % 17 == 1}\n"
        "import sys\n"
        "print(sorted(layout({i: (12, 12) for i in ids}, edges, width=600).places.items()))\n"
        "print('scipy' in sys.modules)\n"
    )
    runs = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(project / "plugins")},
            capture_output=True,
            encoding="utf-8",
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(runs) == 1
    assert runs.pop().endswith("False\n")
