"""The entries of a timeline as marks above a strip, each a link to its place in the text."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Final

from .course import Entry
from .place import stack
from .svg import Layers, at, element, percent
from .text import together

_STEP: Final = 9
"""Pixels between the middles of two marks."""
_ROWS: Final = 3
_STEM: Final = 5
_BEFORE, _AFTER = "M7-4v8L0 0z", "M-7-4v8L0 0z"


def draw_entries(
    layers: Layers,
    entries: Sequence[Entry],
    place: Callable[[datetime], float],
    *,
    room: int,
    y: int,
) -> int:
    """Draw a mark for each entry; what is close stands one above the other.

    Args:
        layers: Where it is drawn.
        entries: In any order.
        place: Where a time stands across, from 0 to 1; what lies too far out stands below or above.
        room: The least width of the picture in pixels.
        y: Where the marks begin.

    Returns:
        Where they end, and the strip begins.
    """
    if not entries:
        return y
    found = sorted(
        ((place(e.time), e) for e in entries), key=lambda row: (row[1].time, row[1].label)
    )
    inside = [(x, entry) for x, entry in found if 0 <= x <= 1]
    spots = stack([x * room for x, _ in inside], _STEP, _ROWS)
    rows = max((spot.row for spot in spots), default=0)
    low = y + rows * _STEP + _STEP // 2
    bottom = low + _STEM + _STEP // 2
    for spot in spots:
        x, middle = percent(spot.x / room), low - spot.row * _STEP
        if not spot.row:
            stem = element("line", x1=x, x2=x, y1=middle, y2=bottom, class_="pm-stem")
            layers.draw(stem)
        dot = element("circle", cx=x, cy=middle, r=3, class_="pm-dot")
        members = [inside[n][1] for n in spot.members]
        layers.mark(
            dot,
            together([entry.label for entry in members], "entries"),
            members[0].href,
            _target(x, middle),
        )
    before = [entry for x, entry in found if x < 0]
    after = [entry for x, entry in found if x > 1]
    for edge, shape, members, where in (
        (0.0, _BEFORE, before, "Before"),
        (1.0, _AFTER, after, "After"),
    ):
        if members:
            said = together([entry.label for entry in members], "entries")
            pointer = at(edge, low, element("path", d=shape, class_="pm-pointer"))
            target = _target(percent(edge), low)
            layers.mark(pointer, f"{where} this strip: {said}", members[0].href, target)
    return bottom


def _target(x: str, y: int) -> str:
    return element("circle", cx=x, cy=y, r=7, class_="pm-hit")
