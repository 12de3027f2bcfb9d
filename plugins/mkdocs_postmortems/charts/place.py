"""Where marks and labels go so that none lies on another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in a row, and which of the things asked about stand there."""

    x: float
    row: int
    members: tuple[int, ...]


def stack(places: Sequence[float], gap: float, rows: int) -> tuple[Spot, ...]:
    """Pile up points that are close, in as few rows as it takes.

    Args:
        places: Where each point belongs; it keeps its place and only changes its row.
        gap: How far apart two points of a row are at least.
        rows: How many rows there are; a point without a row joins its neighbour in the last one.

    >>> [(spot.row, spot.members) for spot in stack([5, 0, 1, 2], 4, rows=2)]
    [(0, (1,)), (1, (2, 3)), (0, (0,))]
    """
    last: list[float] = []
    spots: list[Spot] = []
    top = 0
    for n in sorted(range(len(places)), key=lambda n: (places[n], n)):
        x = places[n]
        row = next((row for row, before in enumerate(last) if x - before >= gap), len(last))
        if row == rows:
            full = spots[top]
            spots[top] = Spot(full.x, full.row, (*full.members, n))
            continue
        last[row : row + 1] = [x]
        if row == rows - 1:
            top = len(spots)
        spots.append(Spot(x, row, (n,)))
    return tuple(spots)


def spread(labels: Iterable[tuple[float, float]], gap: float) -> tuple[int, ...]:
    """Return which labels in a line can be shown, from the left; each is its start and its end."""
    kept: list[int] = []
    free = float("-inf")
    for n, (start, end) in enumerate(labels):
        if start >= free:
            kept.append(n)
            free = end + gap
    return tuple(kept)


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in pixels."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        """Whether the two have more than an edge in common."""
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom
