from __future__ import annotations

import random
from collections.abc import Iterable
from fractions import Fraction
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_postmortems.graph.backbone import Edge
from mkdocs_postmortems.graph.clusters import (
    NoGroups,
    Partition,
    adjusted_rand,
    groups,
    louvain,
)

TWO_SIDES: list[Edge[str]] = [
    *((one, other, 3) for one, other in combinations("abc", 2)),
    *((one, other, 3) for one, other in combinations("def", 2)),
    ("c", "d", 1),
]


def clique(nodes: Iterable[str], weight: float = 3) -> list[Edge[str]]:
    return [(one, other, weight) for one, other in combinations(nodes, 2)]


def test_two_sides_with_a_bridge_are_two_groups() -> None:
    found = louvain(TWO_SIDES)
    assert found.parts == (("a", "b", "c"), ("d", "e", "f"))
    assert found.modularity == pytest.approx(0.4473684210526315)
    assert (found.agreement, found.runs) == (1.0, 20)


@given(st.permutations(TWO_SIDES), st.lists(st.booleans(), min_size=7, max_size=7))
def test_the_order_of_edges_and_their_ends_changes_nothing(
    edges: list[Edge[str]], turned: list[bool]
) -> None:
    mixed = [
        (b, a, w) if turn else (a, b, w) for (a, b, w), turn in zip(edges, turned, strict=True)
    ]
    assert louvain(mixed) == louvain(TWO_SIDES)


@pytest.mark.parametrize(
    ("edges", "found"),
    [
        ([], NoGroups.FEW_EDGES),
        (TWO_SIDES, NoGroups.FEW_EDGES),
        (clique("abcdef"), NoGroups.WEAK),
    ],
)
def test_no_groups_are_told_where_there_are_none(edges: list[Edge[str]], found: NoGroups) -> None:
    assert groups(edges) is found


def test_groups_are_told_where_all_runs_find_them() -> None:
    found = groups([*clique("abcd"), *clique("efgh"), ("d", "e", 1)])
    assert isinstance(found, Partition)
    assert found.parts == (("a", "b", "c", "d"), ("e", "f", "g", "h"))


def tangle() -> list[Edge[str]]:
    """Join forty things at random: there are no groups, and every run finds others."""
    choose = random.Random(5)
    nodes = [f"n{number:02}" for number in range(40)]
    return [(one, other, 1.0) for one, other in combinations(nodes, 2) if choose.random() < 0.07]


def test_groups_that_depend_on_the_seed_are_not_told() -> None:
    found = louvain(tangle())
    assert found.modularity >= 0.3
    assert found.agreement < 0.8
    assert groups(tangle()) is NoGroups.UNSTABLE


def test_the_order_of_edges_changes_nothing_where_runs_differ() -> None:
    edges = tangle()
    mixed = [(other, one, weight) for one, other, weight in reversed(edges)]
    assert louvain(mixed) == louvain(edges)


LABELS = st.integers(2, 12).flatmap(
    lambda n: st.tuples(*2 * [st.lists(st.integers(0, 3), min_size=n, max_size=n)])
)


def test_agreement_beyond_chance() -> None:
    assert adjusted_rand([0, 0, 0, 1, 1, 1], [0, 0, 1, 1, 2, 2]) == pytest.approx(8 / 33)


@given(LABELS)
def test_agreement_as_counted_pair_by_pair(labels: tuple[list[int], list[int]]) -> None:
    first, second = labels
    twos = [*combinations(range(len(first)), 2)]
    same = [(first[i] == first[j], second[i] == second[j]) for i, j in twos]
    both = sum(ours and theirs for ours, theirs in same)
    ours, theirs = sum(one for one, _ in same), sum(other for _, other in same)
    expected = Fraction(ours * theirs, len(twos))
    most = Fraction(ours + theirs, 2)
    value = (both - expected) / (most - expected) if most != expected else 1
    assert adjusted_rand(first, second) == pytest.approx(float(value))


def test_nothing_to_part_is_parted_alike() -> None:
    assert adjusted_rand([], []) == adjusted_rand([0], [3]) == 1


@given(LABELS, st.permutations(range(4)))
def test_the_names_of_groups_do_not_matter(
    labels: tuple[list[int], list[int]], names: list[int]
) -> None:
    first, second = labels
    renamed = [names[label] for label in second]
    assert adjusted_rand(first, renamed) == pytest.approx(adjusted_rand(second, first))
