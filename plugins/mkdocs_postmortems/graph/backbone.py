"""What stands out in a tangle: the edges that a thinner picture keeps."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import TypeVar

Id = TypeVar("Id", bound=str)
Edge = tuple[Id, Id, float]
"""Two nodes and the weight of what joins them; each two nodes once."""


def backbone(edges: Iterable[Edge[Id]]) -> Mapping[tuple[Id, Id], float]:
    """Say of each edge how well chance explains its weight beside the others of its nodes.

    Parameters
    ----------
    edges
        The network, in any order; weights above 0.

    Returns
    -------
    mapping of pairs of ids to float
        0 to 1, the smaller the more an edge stands out; those below a level make the picture.

    Notes
    -----
    The disparity filter (Serrano, Boguñá and Vespignani, 2009): (1 - w/s)^(k - 1) for an edge of
    weight w at a node of k edges with the sum s, the smaller of its two ends. It thins a picture
    and tests nothing.

    Examples
    --------
    >>> found = backbone([("a", "b", 10), ("a", "c", 1), ("a", "d", 1), ("b", "c", 1)])
    >>> round(found["a", "b"], 4), round(found["a", "c"], 2)
    (0.0278, 0.5)
    """
    known = {(min(one, other), max(one, other)): weight for one, other, weight in edges}
    degree: Counter[Id] = Counter()
    strength: dict[Id, float] = defaultdict(float)
    for ends, weight in known.items():
        for end in ends:
            degree[end] += 1
            strength[end] += weight
    return {
        ends: min((1 - known[ends] / strength[end]) ** (degree[end] - 1) for end in ends)
        for ends in sorted(known)
    }
