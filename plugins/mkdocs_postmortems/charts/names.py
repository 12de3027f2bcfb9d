"""Names beside the nodes of a graph: as many as stand free, those of the largest nodes first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from .place import Box
from .text import SIZE, clean, cut, width

ROOM: Final = 190
"""Pixels a name has at most, if no picture says otherwise; a longer one is cut."""


@dataclass(frozen=True, slots=True)
class Disc:
    """A node as far as its name is concerned."""

    x: int
    y: int
    radius: int
    label: str
    weight: tuple[bool, int]
    """Whether the picture is about it, and how much it stands for."""
    room: int = ROOM

    @property
    def box(self) -> Box:
        """The square around it."""
        x, y, r = self.x, self.y, self.radius
        return Box(x - r, y - r, x + r, y + r)


@dataclass(frozen=True, slots=True)
class Name:
    """A name that found a place; y is the line it stands on."""

    disc: int
    text: str
    x: int
    y: int
    anchor: str
    """`start`, `middle` or `end`."""
    box: Box


def name_discs(discs: Sequence[Disc], most: int, within: Box) -> tuple[Name, ...]:
    """Name the heaviest discs, each below, above, right or left of it, or not at all."""
    order = sorted(range(len(discs)), key=lambda n: (*(-w for w in discs[n].weight), n))
    taken = [disc.box for disc in discs]
    names: list[Name] = []
    for n in order[:most]:
        for name in _ways(n, discs[n]):
            inside = within.left <= name.box.left and name.box.right <= within.right
            inside = inside and within.top <= name.box.top and name.box.bottom <= within.bottom
            if inside and not any(name.box.meets(box) for box in taken):
                names.append(name)
                taken.append(name.box)
                break
    return tuple(names)


def _ways(n: int, disc: Disc) -> Iterator[Name]:
    text = cut(clean(disc.label), disc.room)
    long, x, y, r = width(text), disc.x, disc.y, disc.radius
    near = round(0.7 * r) + 2
    for anchor, at, line in (
        ("middle", x, y + r + SIZE),
        ("middle", x, y - r - 4),
        ("start", x + r + 4, y + 4),
        ("end", x - r - 4, y + 4),
        ("start", x + near, y + near + SIZE - 3),
        ("end", x - near, y + near + SIZE - 3),
        ("start", x + near, y - near),
        ("end", x - near, y - near),
    ):
        left = at - {"start": 0, "middle": long / 2, "end": long}[anchor]
        box = Box(left, line - SIZE + 2, left + long, line + 3)
        yield Name(n, text, at, line, anchor, box)
