"""Where the nodes of a drawn graph stand."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from .stress import GAP, apart, distances, flat, settle

APART: Final = 1.6
"""An edge between two groups is as long as so many within one."""
MARGIN: Final = 4
LONGEST: Final = 180
"""Pixels an edge has at most before nodes are pushed apart."""
FLATTER: Final = 0.7
"""How much shorter an edge is that goes down: a page is wider than tall."""


@dataclass(frozen=True, slots=True)
class Layout:
    """A drawing as numbers: pixels from the left and from the top."""

    places: Mapping[str, tuple[int, int]]
    """The middle of each node."""
    width: int
    height: int


def layout(
    sizes: Mapping[str, tuple[int, int]],
    edges: Iterable[tuple[str, str]],
    *,
    width: int,
    groups: Mapping[str, object] | None = None,
) -> Layout:
    """Find a place for each node, so that distances on paper follow distances in the graph.

    Parameters
    ----------
    sizes
        The nodes, each with the pixels it needs across and down, words included.
    edges
        Pairs of nodes, in any order; one that names an unknown node is left out.
    width
        Pixels the drawing is wide, where that is enough.
    groups
        Nodes of one group are drawn nearer to each other.

    Returns
    -------
    Layout
        Whole pixels; no two nodes overlap. Pieces that are not connected stand apart, the largest
        first.

    Notes
    -----
    The energy of Kamada and Kawai (1989), the sum of ((|x_i - x_j| - d_ij) / d_ij)^2 over all
    pairs, brought down by majorisation (Gansner, Koren and North, 2004), which never climbs. It
    begins at distances from far nodes (Brandes and Pich, 2007), so there is no chance in it and no
    seed. It takes numpy and no scipy. Then nodes that overlap are pushed apart on the shorter way.

    Examples
    --------
    >>> drawn = layout({id: (20, 20) for id in "abc"}, [("a", "b"), ("b", "c")], width=200)
    >>> sorted(drawn.places), drawn.width
    (['a', 'b', 'c'], 200)
    >>> layout({}, [], width=200).height
    0
    """
    known = {tuple(sorted(edge)) for edge in edges if set(edge) <= sizes.keys()}
    ties = sorted((a, b) for a, b in known if a != b)
    places: dict[str, tuple[int, int]] = {}
    left, top, bottom, right = MARGIN, MARGIN, 0, width
    for piece in _pieces(sizes, ties):
        share = math.sqrt(len(piece) / len(sizes)) if 2 * len(piece) < len(sizes) else 1
        drawn = _draw(piece, ties, sizes, share * (width - 2 * MARGIN), groups or {})
        wide, tall = _extent(drawn, sizes)
        if left > MARGIN and left + wide > width - MARGIN:
            left, top = MARGIN, bottom + 2 * GAP
        places |= {id: (x + left, y + top) for id, (x, y) in drawn.items()}
        left += wide + 4 * GAP
        right, bottom = max(right, left - 4 * GAP + MARGIN), max(bottom, top + tall)
    return Layout(places, right, bottom + MARGIN if places else 0)


def _pieces(ids: Iterable[str], ties: Iterable[tuple[str, str]]) -> list[list[str]]:
    """Part the nodes into those that edges connect, the largest part first."""
    near: dict[str, list[str]] = {id: [] for id in ids}
    for a, b in ties:
        near[a].append(b)
        near[b].append(a)
    pieces, seen = [], set()
    for id in near:
        if id not in seen:
            found = [id]
            seen.add(id)
            for node in found:
                new = [other for other in near[node] if other not in seen]
                found += new
                seen.update(new)
            pieces.append(sorted(found))
    return sorted(pieces, key=lambda piece: (-len(piece), piece))


def _extent(
    drawn: Mapping[str, tuple[int, int]], sizes: Mapping[str, tuple[int, int]]
) -> tuple[int, int]:
    wide = max(x + -(-sizes[id][0] // 2) for id, (x, _) in drawn.items())
    tall = max(y + -(-sizes[id][1] // 2) for id, (_, y) in drawn.items())
    return wide, tall


def _draw(
    piece: Sequence[str],
    ties: Iterable[tuple[str, str]],
    sizes: Mapping[str, tuple[int, int]],
    width: float,
    groups: Mapping[str, object],
) -> dict[str, tuple[int, int]]:
    """Place the nodes of one piece; it begins at 0."""
    import numpy as np

    boxes = np.array([sizes[id] for id in piece], dtype=np.float64)
    place = {id: n for n, id in enumerate(piece)}
    inside = [(place[a], place[b]) for a, b in ties if a in place]
    long = [APART if groups.get(piece[a]) != groups.get(piece[b]) else 1.0 for a, b in inside]
    at = flat(settle(distances(len(piece), inside, long)))
    span = np.maximum(np.ptp(at, axis=0), 1e-9)
    unit = min(LONGEST, max(0.0, width - boxes[:, 0].max()) / span[0])
    at = apart(at * (unit, FLATTER * unit), boxes)
    at -= (at - boxes / 2).min(axis=0)
    return {id: (round(float(x)), round(float(y))) for id, (x, y) in zip(piece, at, strict=True)}
