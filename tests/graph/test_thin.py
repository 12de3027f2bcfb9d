from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from mkdocs_postmortems.graph.thin import PER_NODE, thin


@dataclass(frozen=True, slots=True)
class Row:
    """Two factors, as another room counts them."""

    first: str
    second: str
    both: int
    adjusted: float | None
    lift: float


NODES = "abcdefghij"
ALL_PAIRS = [*combinations(NODES, 2)]


@st.composite
def rows(draw: st.DrawFn) -> list[Row]:
    chosen = draw(st.sets(st.sampled_from(ALL_PAIRS)))
    p = st.none() | st.sampled_from([0.001, 0.02, 0.2])
    return [
        Row(a, b, draw(st.integers(3, 6)), draw(p), draw(st.sampled_from([1.5, 4.0])))
        for a, b in sorted(chosen)
    ]


def names(found: Iterable[Row]) -> list[str]:
    return [row.first + row.second for row in found]


@given(rows())
def test_there_are_no_more_lines_than_can_be_followed(pairs: list[Row]) -> None:
    found = thin(pairs)
    nodes = {id for row in pairs for id in (row.first, row.second)}
    assert len(found) <= PER_NODE * len(nodes)
    assert names(found) == sorted(set(names(found)))
    assert set(found) <= set(pairs)


@given(rows())
def test_no_node_that_has_a_pair_is_left_without_a_line(pairs: list[Row]) -> None:
    found = thin(pairs)
    assert {id for row in found for id in (row.first, row.second)} == {
        id for row in pairs for id in (row.first, row.second)
    }


@given(rows())
def test_the_order_of_the_pairs_makes_no_difference(pairs: list[Row]) -> None:
    assert thin(reversed(pairs)) == thin(pairs)


@given(rows())
def test_the_surest_pair_of_every_node_is_drawn(pairs: list[Row]) -> None:
    found = thin(pairs)
    for id in NODES:
        own = [row for row in pairs if id in (row.first, row.second)]
        if own:
            best = min(
                own,
                key=lambda r: (2 if r.adjusted is None else r.adjusted, -r.lift, r.first, r.second),
            )
            assert best in found


def test_pairs_between_themes_stop_at_the_bound() -> None:
    dense = [Row(a, b, 3, 0.2, 2.0) for a, b in ALL_PAIRS]
    assert len(thin(dense, {id: id for id in NODES})) == int(PER_NODE * len(NODES)) < len(dense)


def test_few_pairs_are_all_drawn_and_of_many_the_strongest() -> None:
    hub = [Row("a", other, 3, None, 1.5) for other in "bcdefg"]
    assert thin(hub) == tuple(hub)
    dense = [
        Row(a, b, 3 + 9 * ("a" in (a, b)), 0.001 if "b" in (a, b) else 0.2, 2.0)
        for a, b in ALL_PAIRS
    ]
    assert len(thin(dense)) < len(dense)
    assert {"ab", "ac", "bc"} <= set(names(thin(dense)))


def test_strong_pairs_between_themes_fill_what_is_left() -> None:
    inner = [Row(a, b, 9, 0.001, 4.0) for a, b in combinations("abc", 2)]
    inner += [Row(a, b, 9, 0.001, 4.0) for a, b in combinations("xyz", 2)]
    bridges = [Row(a, b, 4 if a + b == "cz" else 3, 0.5, 1.1) for a in "abc" for b in "xyz"]
    themes = {id: id > "m" for id in "abcxyz"}
    within = thin([*inner, *bridges])
    assert "cz" not in names(within) or len(within) < 15
    assert "cz" in names(thin([*inner, *bridges], themes))
