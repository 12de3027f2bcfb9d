"""Labels below a bar, each on a thin line that leads to its part, in as few rows as it takes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, product
from typing import Final, Literal

from .svg import LINE, element, escape, percent, title
from .text import clean, cut, isolate, width

ROOMY: Final = 560
"""From this width on the stylesheet puts all labels in one row, where that is possible."""
_BESIDE: Final = 5
"""Pixels between a line and its label."""
_GAP: Final = 8


@dataclass(frozen=True, slots=True)
class Flag:
    """A label and the part of the bar it belongs to, in parts of the whole width."""

    start: float
    end: float
    name: str
    more: str


@dataclass(frozen=True, slots=True)
class Placed:
    """A flag with its words as they are drawn, the side of its line they stand on, and its row."""

    flag: Flag
    name: str
    more: str
    side: Literal["start", "end", "whole"]
    """Right of a line at the start, left of a line at the end, or below it from the left edge."""
    row: int = 0

    @property
    def x(self) -> float:
        """Where the line is."""
        return self.flag.end if self.side == "end" else self.flag.start

    def reach(self, room: int) -> tuple[float, float]:
        """Return where the words begin and end, in a picture so many pixels wide."""
        long = width(f"{self.name} {self.more}")
        if self.side == "start":
            left = self.x * room + _BESIDE
        elif self.side == "end":
            left = self.x * room - _BESIDE - long
        else:
            left = 0.0
        return left, left + long


def flags(rows: Sequence[Flag], room: int) -> tuple[Placed, ...]:
    """Give each flag its side and its row for a picture so many pixels wide.

    In a wider picture the labels only move apart: what stands free here stands free there.
    """
    sides = [_side(flag, room) for flag in rows]
    places = [_place(one, room) for one in sides]
    ways = product(range(len(sides)), repeat=len(sides))
    best = min(ways, key=lambda way: (_clashes(places, way), max(way, default=0), sum(way)))
    return tuple(
        Placed(one.flag, one.name, one.more, one.side, row)
        for one, row in zip(sides, best, strict=True)
    )


def roomy(placed: Sequence[Placed]) -> bool:
    """Whether the flags stand free in one row of a roomy picture."""
    return _clashes([_place(one, ROOMY) for one in placed], [0] * len(placed)) == (0, 0)


def height(placed: Sequence[Placed]) -> int:
    """Return how many pixels the flags need below the bar."""
    return LINE * (1 + max((one.row for one in placed), default=-1)) + 4


def draw(placed: Sequence[Placed], y: int) -> Iterator[str]:
    """Draw the lines and the labels below the bar, which ends at y."""
    for one in placed:
        x, bottom = percent(one.x), y + LINE * (one.row + 1)
        if one.row:
            yield element("line", x1=x, x2=x, y1=y, y2=bottom - 2, class_="pm-leader")
        yield element("line", x1=x, x2=x, y1=y, y2=y + 5, class_="pm-step")
        whole = clean(f"{one.flag.name} {one.flag.more}")
        drawn = f"{one.name} {one.more}"
        yield element(
            "text",
            title(whole) if drawn != whole else "",
            element("tspan", escape(isolate(one.name)), class_="pm-ink"),
            f" {escape(one.more)}",
            x=0 if one.side == "whole" else x,
            y=bottom - 2,
            dx={"start": _BESIDE, "end": -_BESIDE}.get(one.side),
            text_anchor="end" if one.side == "end" else None,
            class_=f"pm-row-{one.row}" if one.row else None,
        )


def _side(flag: Flag, room: int) -> Placed:
    """Cut the words to the room there is, and choose the first side on which they fit."""
    more = cut(clean(flag.more), room // 2)
    name = cut(clean(flag.name), room - _BESIDE - width(f" {more}"))
    for side in ("start", "end"):
        placed = Placed(flag, name, more, side)
        left, right = placed.reach(room)
        if left >= 0 and right <= room:
            return placed
    return Placed(flag, name, more, "whole")


def _place(one: Placed, room: int) -> tuple[float, float, float]:
    """Return where the words of a flag begin and end, and where its line is."""
    return *one.reach(room), one.x * room


def _clashes(places: Sequence[tuple[float, float, float]], rows: Sequence[int]) -> tuple[int, int]:
    """Count labels that meet, and lines that go through the label of another."""
    meeting = crossing = 0
    for (a, row), (b, row_b) in combinations(zip(places, rows, strict=True), 2):
        if row == row_b:
            meeting += a[0] < b[1] + _GAP and b[0] < a[1] + _GAP
        else:
            (left, right, _), (_, _, x) = (a, b) if row < row_b else (b, a)
            crossing += left - 2 < x < right + 2
    return meeting, crossing
