"""Groups of things that hang together, where there are groups.

A method that parts a network into groups parts any network, so groups are told only where many
runs with different seeds find the same ones.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations
from statistics import fmean
from typing import Final, Generic, TypeVar

import networkx as nx

from .backbone import Edge

SEEDS: Final = range(20)
LEAST_EDGES: Final = 12
LEAST_MODULARITY: Final = 0.3
LEAST_AGREEMENT: Final = 0.8

Id = TypeVar("Id", bound=str)


@dataclass(frozen=True, slots=True)
class Partition(Generic[Id]):
    """One way to part a network, and how far the runs agree on it."""

    parts: tuple[tuple[Id, ...], ...]
    """The largest first, each in the order of ids."""
    modularity: float
    agreement: float
    """The mean adjusted Rand index of all pairs of runs, 1 where all are the same."""
    runs: int


class NoGroups(StrEnum):
    """Why no groups are told."""

    FEW_EDGES = "few-edges"
    """There are fewer than 12 edges."""
    WEAK = "weak"
    """Parting the network explains little of it: the modularity is below .3."""
    UNSTABLE = "unstable"
    """The runs find different groups: their mean agreement is below .8."""


def groups(edges: Iterable[Edge[Id]]) -> Partition[Id] | NoGroups:
    """Part a network into groups, or say why there are none.

    Parameters
    ----------
    edges
        The network, in any order.

    Returns
    -------
    Partition or NoGroups
        Groups that 20 runs agree on.

    Notes
    -----
    Below 12 edges, a modularity of .3 or a mean adjusted Rand index of .8 nothing is told.

    Examples
    --------
    >>> groups([("a", "b", 3), ("b", "c", 1)])
    <NoGroups.FEW_EDGES: 'few-edges'>
    """
    known = [*edges]
    if len(known) < LEAST_EDGES:
        return NoGroups.FEW_EDGES
    found = louvain(known)
    if found.modularity < LEAST_MODULARITY:
        return NoGroups.WEAK
    return found if found.agreement >= LEAST_AGREEMENT else NoGroups.UNSTABLE


def louvain(edges: Iterable[Edge[Id]], seeds: Sequence[int] = SEEDS) -> Partition[Id]:
    """Part a network in as many runs as there are seeds, and keep the best.

    Parameters
    ----------
    edges
        The network, in any order; at least one edge.
    seeds
        One for each run.

    Returns
    -------
    Partition
        That of highest modularity; of equal ones the first in sorted order.

    Notes
    -----
    The Louvain method (Blondel and others, 2008); modularity as Newman and Girvan (2004) define it.

    Examples
    --------
    >>> sides = [("a", "b", 3), ("a", "c", 3), ("b", "c", 3), ("d", "e", 3), ("d", "f", 3)]
    >>> found = louvain([*sides, ("e", "f", 3), ("c", "d", 1)])
    >>> found.parts, round(found.modularity, 5), found.agreement
    ((('a', 'b', 'c'), ('d', 'e', 'f')), 0.44737, 1.0)
    """
    network = _network(edges)
    runs = [_sorted(nx.community.louvain_communities(network, seed=seed)) for seed in seeds]
    scores = {parts: _modularity(network, parts) for parts in runs}
    best = min(scores, key=lambda parts: (-scores[parts], parts))
    return Partition(best, scores[best], _agreement(runs), len(runs))


def adjusted_rand(first: Sequence[int], second: Sequence[int]) -> float:
    """Return how far two ways to part the same things agree.

    Parameters
    ----------
    first, second
        The group of each thing, by any numbers.

    Returns
    -------
    float
        1 where they are the same, about 0 where they agree as by chance.

    Notes
    -----
    Pairs of things that both put together, less those expected, over the most there could be, less
    those expected (Hubert and Arabie, 1985).

    Examples
    --------
    >>> round(adjusted_rand([0, 0, 0, 1, 1, 1], [0, 0, 1, 1, 2, 2]), 4)
    0.2424
    """
    both = _pairs_within(Counter(zip(first, second, strict=True)))
    ours, theirs = _pairs_within(Counter(first)), _pairs_within(Counter(second))
    every = math.comb(len(first), 2)
    expected = ours * theirs / every if every else 0.0
    most = (ours + theirs) / 2
    return (both - expected) / (most - expected) if most != expected else 1.0


def _network(edges: Iterable[Edge[Id]]) -> nx.Graph[Id]:
    """Build the network in one order: the runs depend on the order of nodes and edges."""
    network: nx.Graph[Id] = nx.Graph()
    known = sorted((min(one, other), max(one, other), weight) for one, other, weight in edges)
    network.add_nodes_from(sorted({end for edge in known for end in edge[:2]}))
    network.add_weighted_edges_from(known)
    return network


def _sorted(parts: Iterable[Iterable[Id]]) -> tuple[tuple[Id, ...], ...]:
    return tuple(
        sorted((tuple(sorted(part)) for part in parts), key=lambda part: (-len(part), part))
    )


def _modularity(network: nx.Graph[Id], parts: Iterable[Iterable[Id]]) -> float:
    # Rounded: sums of the same parts may differ in the last digit.
    return round(nx.community.modularity(network, [set(part) for part in parts]), 12)


def _agreement(runs: Sequence[tuple[tuple[Id, ...], ...]]) -> float:
    labels = []
    for parts in runs:
        group = {id: number for number, part in enumerate(parts) for id in part}
        labels.append([group[id] for id in sorted(group)])
    return fmean(adjusted_rand(*two) for two in combinations(labels, 2)) if len(runs) > 1 else 1.0


def _pairs_within(sizes: Counter[int] | Counter[tuple[int, int]]) -> int:
    return sum(math.comb(size, 2) for size in sizes.values())
