from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.charts.samples import LARGE, ego
from tests.charts.seen import SVG, drawn, labels, link_labels, parsed, parts

from mkdocs_postmortems.charts.names import Disc, name_discs
from mkdocs_postmortems.charts.network import network
from mkdocs_postmortems.charts.nodes import LARGEST, Line, Network, Node, needs, radius
from mkdocs_postmortems.charts.place import Box
from mkdocs_postmortems.charts.values import Picture, Tone
from mkdocs_postmortems.graph.layout import layout


def pair(*, square: bool = False, hollow: bool = False, focus: bool = False) -> Picture:
    """Two nodes and a line."""
    nodes = (
        Node("a", "alert noise", 4, "4 of 9 records", "a.html", square, Tone.PLAIN, hollow, focus),
        Node("b", "queue depth", 1, "1 of 9 records", "b.html"),
        Node("c", "clock skew", 1, "1 of 9 records", "c.html"),
    )
    places = {"a": (20, 20), "b": (180, 20), "c": (100, 20)}
    data = Network("Together", nodes, (Line("a", "b", 3),), places, 300, 40)
    return drawn(network(data, id="n"))


def test_a_node_is_a_link_that_says_what_it_counts() -> None:
    assert link_labels(pair()) == ["alert noise: 4 of 9 records", "queue depth: 1 of 9 records"]


def test_a_node_without_a_line_stands_in_the_table_alone() -> None:
    picture = pair()
    assert picture.description == "n = 2 factors, joined by 1 line; 1 more have no line."
    assert [[cell.text for cell in row] for row in picture.table.rows] == [
        ["alert noise", "4 of 9 records", "queue depth (3)"],
        ["queue depth", "1 of 9 records", "alert noise (3)"],
        ["clock skew", "1 of 9 records", ""],
    ]


@pytest.mark.parametrize(
    ("fields", "tag", "kind"),
    [
        ({}, "circle", "pm-solid"),
        ({"square": True}, "rect", "pm-solid"),
        ({"hollow": True}, "circle", "pm-hollow"),
    ],
)
def test_shape_and_filling_say_what_a_node_is(fields: dict[str, bool], tag: str, kind: str) -> None:
    node = parts(pair(**fields), "pm-node")[0]
    assert node.tag == f"{SVG}{tag}"
    assert kind in node.get("class", "")


def test_the_node_a_picture_is_about_has_a_ring() -> None:
    assert len(parts(pair(focus=True), "pm-ring")) == 1
    assert parts(pair(), "pm-ring") == []


def test_a_line_names_its_ends_for_a_script() -> None:
    picture = drawn(ego())
    ends = [e.get("data-pm-ends", "").split() for e in parsed(picture).iter(f"{SVG}path")]
    found = [(int(a), int(b)) for a, b in filter(None, ends)]
    assert len(found) == 19
    assert max(n for pair in found for n in pair) < len(link_labels(picture))


@given(st.integers(1, 10_000), st.integers(1, 10_000))
def test_the_area_grows_with_the_count(value: int, other: int) -> None:
    small, large = sorted((value, other))
    assert radius(large, large) == LARGEST
    assert radius(small, large) == max(4, round(LARGEST * (small / large) ** 0.5))


def test_a_graph_of_three_hundred_stays_within_its_bounds() -> None:
    picture = drawn(LARGE["graph"]())
    elements = sum(1 for _ in parsed(picture).iter())
    assert elements / 300 <= 7
    assert len(picture.svg.encode()) < 200_000


def test_every_name_of_an_ego_graph_stands_below_its_node() -> None:
    picture = drawn(ego())
    over = parsed(picture)[2]
    assert over.get("aria-hidden") == "true"
    assert len(over) == len(link_labels(picture)) == 13
    assert {name.get("text-anchor") for name in over} == {"middle"}


DISCS = st.lists(
    st.builds(
        Disc,
        st.integers(0, 400),
        st.integers(0, 300),
        st.integers(4, 15),
        st.sampled_from(["a", "alert noise", "a very long name of a factor " * 9]),
        st.tuples(st.booleans(), st.integers(1, 50)),
    ),
    max_size=30,
)


@given(DISCS, st.integers(0, 40))
def test_names_lie_on_no_name_and_on_no_node(discs: list[Disc], most: int) -> None:
    within = Box(0, 0, 400, 320)
    names = name_discs(discs, most, within)
    assert len(names) <= most
    assert not any(a.box.meets(b.box) for a, b in combinations(names, 2))
    assert not any(name.box.meets(disc.box) for name in names for disc in discs)
    assert all(n.box.left >= 0 and n.box.right <= 400 and n.box.bottom <= 320 for n in names)


@given(st.lists(st.text("abc ", max_size=40), min_size=2, max_size=14))
def test_nodes_that_have_the_room_they_need_are_all_named(texts: list[str]) -> None:
    nodes = tuple(Node(f"{n}", text, n + 1, f"{n}") for n, text in enumerate(texts))
    lines = tuple(Line("0", node.id, 1) for node in nodes[1:])
    placed = layout(needs(nodes, 20), [(li.first, li.second) for li in lines], width=600)
    data = Network("N", nodes, lines, placed.places, placed.width, placed.height)
    picture = drawn(network(data, id="n"))
    assert len(parsed(picture)[-1]) == len(nodes) or not parts(picture, "pm-over")
    assert not any(a.box.meets(b.box) for a, b in combinations(labels(picture), 2))
