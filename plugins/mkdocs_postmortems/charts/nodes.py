"""What a graph is drawn from: nodes, lines, and how much room each node needs."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from .names import ROOM as NAME_ROOM
from .svg import LINE
from .text import clean, cut, width
from .values import Tone

LARGEST: Final = 15
"""Pixels from the middle of the node with most records to its edge."""
_LEAST: Final = 4


class Sign(StrEnum):
    """A shape that the legend can explain."""

    ROUND = "round"
    SQUARE = "square"
    HOLLOW = "hollow"
    SOLID = "solid"
    DASHED = "dashed"


@dataclass(frozen=True, slots=True)
class Node:
    """A circle for a factor, a square for a record."""

    id: str
    label: str
    value: int
    """How many records it stands for; the area grows with it."""
    note: str
    """What it counts, in words, such as `12 of 214 records`."""
    href: str | None = None
    square: bool = False
    tone: Tone = Tone.PLAIN
    hollow: bool = False
    """Whether it is still in preparation, or not sure."""
    focus: bool = False
    """Whether the picture is about it."""


@dataclass(frozen=True, slots=True)
class Line:
    """What two nodes have in common."""

    first: str
    second: str
    value: int
    """How many records."""
    sure: bool = True
    """Whether it is drawn solid, not dashed."""


@dataclass(frozen=True, slots=True)
class Network:
    """What the graph is drawn from."""

    title: str
    nodes: tuple[Node, ...]
    lines: tuple[Line, ...]
    places: Mapping[str, tuple[int, int]]
    """The middle of each node in pixels; one without a place or a line is only in the table."""
    width: int
    height: int
    legend: tuple[tuple[Sign | Tone, str], ...] = ()
    """What shapes and tones mean here."""
    named: int = 60
    """How many nodes are named in the drawing at most."""
    room: int = NAME_ROOM
    """Pixels a name has at most."""
    keyed: bool = False
    """Whether nodes carry their ids and lines their values, for a script."""


def radius(value: int, largest: int) -> int:
    """Return the pixels from the middle of a node to its edge; the area grows with its value."""
    return max(_LEAST, round(LARGEST * math.sqrt(value / max(largest, 1))))


def needs(nodes: Sequence[Node], named: int, room: int = NAME_ROOM) -> dict[str, tuple[int, int]]:
    """Return the pixels that nodes need, the largest so many of them with their names below."""
    largest = max((node.value for node in nodes), default=0)
    found = {}
    for n, node in enumerate(sorted(nodes, key=lambda n: (not n.focus, -n.value, n.id))):
        wide = 2 * radius(node.value, largest) + 2
        name = width(cut(clean(node.label), room)) if n < named else 0
        found[node.id] = (max(wide, name), wide + (LINE if n < named else 0))
    return found
