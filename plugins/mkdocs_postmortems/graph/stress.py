"""Numbers behind a layout: distances in a graph, distances on paper, and nodes pushed apart."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Places = NDArray[np.float64]
    """One row for each node: across and down."""

ROUNDS: Final = 100
"""After so many steps nothing moves that an eye would see."""
GAP: Final = 6
"""Pixels between two nodes at least."""
STILL: Final = 1e-3
PUSHES, GROWTH = 40, 1.02
PUSH: Final = 0.5
"""How much of an overlap each of the two gives way."""
GOLDEN: Final = math.pi * (3 - math.sqrt(5))


def distances(n: int, ties: Sequence[tuple[int, int]], long: Sequence[float]) -> Places:
    """Return how far it is along edges from each node to each other.

    Parameters
    ----------
    n
        The number of nodes; edges connect them all.
    ties
        Edges as pairs of the numbers of their nodes.
    long
        How long each edge is.

    Notes
    -----
    Floyd and Warshall: n steps over an n by n table, 0.05 s for 300 nodes.

    Examples
    --------
    >>> distances(3, [(0, 1), (1, 2)], [1.0, 2.0]).tolist()
    [[0.0, 1.0, 3.0], [1.0, 0.0, 2.0], [3.0, 2.0, 0.0]]
    """
    import numpy as np

    far = np.full((n, n), np.inf)
    np.fill_diagonal(far, 0.0)
    for (a, b), length in zip(ties, long, strict=True):
        far[a, b] = far[b, a] = length
    for k in range(n):
        np.minimum(far, far[:, k : k + 1] + far[k], out=far)
    return far


def settle(far: Places) -> Places:
    """Find places whose distances on paper are those of the graph, as far as a plane allows.

    Parameters
    ----------
    far
        How far each node is from each other.

    Notes
    -----
    Each step minimises a parabola that lies over the energy and touches it here, so the energy
    never climbs. Steps end when no node moves by a thousandth of an edge, or after a hundred.

    Examples
    --------
    >>> a, b = settle(distances(2, [(0, 1)], [1.0]))
    >>> round(float(abs(a - b).max()), 3) <= 1
    True
    """
    import numpy as np

    n = len(far)
    if n == 1:
        return np.zeros((1, 2))
    at = _guess(far)
    with np.errstate(divide="ignore"):
        weight = np.where(far > 0, far**-2.0, 0.0)
    mass = np.diag(weight.sum(axis=1)) - weight
    back = np.linalg.inv(mass + 1 / n) - 1 / n
    pull = weight * far
    for _ in range(ROUNDS):
        across, down = (line[:, None] - line for line in at.T)
        paper = np.sqrt(across**2 + down**2)
        paper[paper == 0] = np.inf
        force = pull / paper
        moved = back @ (force.sum(axis=1)[:, None] * at - force @ at)
        still = np.abs(moved - at).max() < STILL
        at = moved
        if still:
            break
    return at


def _guess(far: Places) -> Places:
    """Stand every node at its distances from four far nodes."""
    import numpy as np

    first = int(far[0].argmax())
    second = int(far[first].argmax())
    between = np.minimum(far[first], far[second]) - abs(far[first] - far[second])
    third = int(between.argmax())
    fourth = int(far[third].argmax())
    at = np.stack([far[first] - far[second], far[third] - far[fourth]], axis=1)
    # Nodes of equal distances would never part: each gets a nudge of its own.
    turn = np.arange(len(far)) * GOLDEN
    nudged: Places = at / 2 + 0.05 * np.stack([np.cos(turn), np.sin(turn)], axis=1)
    return nudged


def flat(at: Places) -> Places:
    """Turn the drawing so that it is widest across."""
    import numpy as np

    at = at - at.mean(axis=0)
    (a, b), (_, c) = at.T @ at
    turn = math.atan2(2 * float(b), float(a - c)) / 2
    turned: Places = at @ np.array(
        [[math.cos(turn), -math.sin(turn)], [math.sin(turn), math.cos(turn)]]
    )
    return turned


def apart(at: Places, boxes: Places) -> Places:
    """Push nodes apart until none overlaps another.

    Parameters
    ----------
    at
        The middle of each node in pixels.
    boxes
        The pixels each needs across and down.

    Notes
    -----
    Each of two nodes that overlap gives way by half, on the way that is shorter. Where that does
    not end in forty rounds, the whole grows by two per cent; so it ends.

    Examples
    --------
    >>> import numpy as np
    >>> apart(np.zeros((2, 2)), np.full((2, 2), 10.0))[:, 0].tolist()
    [8.0, -8.0]
    """
    import numpy as np

    wide, tall = ((line[:, None] + line) / 2 + GAP for line in boxes.T)
    np.fill_diagonal(wide, 0)
    x, y = at.T.copy()
    while True:
        for _ in range(PUSHES):
            across, down = x[:, None] - x, y[:, None] - y
            one, other = np.nonzero(np.triu((np.abs(across) < wide) & (np.abs(down) < tall)))
            if not len(one):
                return np.stack([x, y], axis=1)
            over_x = wide[one, other] - np.abs(across[one, other])
            over_y = tall[one, other] - np.abs(down[one, other])
            sideways = over_x <= over_y
            push_x = np.where(across[one, other] < 0, -over_x, over_x) * sideways * PUSH
            push_y = np.where(down[one, other] < 0, -over_y, over_y) * ~sideways * PUSH
            for line, push in ((x, push_x), (y, push_y)):
                np.add.at(line, one, push)
                np.add.at(line, other, -push)
        x, y = x * GROWTH, y * GROWTH
