"""The calendar below a picture, and the things that were done above it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from .place import spread, stack
from .svg import LINE, Layers, at, element, escape, percent
from .text import width
from .values import Dated, Period


@dataclass(frozen=True, slots=True)
class Slots:
    """Where periods stand in a picture with places across in parts of its width."""

    periods: tuple[Period, ...]
    room: int
    """The least width of the picture in pixels."""
    left: float
    """Where the first period begins."""
    size: float
    """How much each takes."""

    def start(self, n: int) -> float:
        """Return where a period begins."""
        return self.left + n * self.size

    def place(self, day: date) -> float | None:
        """Return where a day stands, or None where no period has it."""
        for n, period in enumerate(self.periods):
            if period.first <= day <= period.last:
                part = (day - period.first).days / ((period.last - period.first).days + 1)
                return self.start(n) + part * self.size
        return None

    def holds(self, text_width: float) -> bool:
        """Whether text so wide fits above or below one period."""
        return text_width + 2 <= self.size * self.room


def group_starts(periods: Sequence[Period]) -> list[tuple[int, str]]:
    """Return where each group of periods begins, with its name."""
    groups = groupby(range(len(periods)), lambda n: periods[n].group)
    return [(next(rows), name) for name, rows in groups]


def draw_names(layers: Layers, slots: Slots, y: int) -> int:
    """Name the periods below a line at y, or their groups alone, and return where that ends."""
    periods, room = slots.periods, slots.room
    each = slots.holds(max(width(period.short) for period in periods))
    if each:
        y += LINE
        layers.draw(
            *(
                element(
                    "text",
                    escape(period.short),
                    x=percent(slots.start(n) + slots.size / 2),
                    y=y,
                    text_anchor="middle",
                )
                for n, period in enumerate(periods)
            )
        )
    if not each or any(period.short != period.group for period in periods):
        y += LINE
        firsts = group_starts(periods)
        spans = [_span(slots.start(n) * room, width(name), room) for n, name in firsts]
        for kept in spread(spans, 8):
            n, name = firsts[kept]
            last = spans[kept][1] == room
            text = {"x": "100%" if last else percent(slots.start(n)), "y": y}
            side = "end" if last else None
            layers.draw(element("text", escape(name), **text, text_anchor=side))
    return y + 4


def _span(start: float, long: int, room: int) -> tuple[float, float]:
    """Return where a name stands: at its start, or up to the edge."""
    return (room - long, room) if start + long > room else (start, start + long)


def draw_done(
    layers: Layers, done: Sequence[tuple[float, Dated]], *, room: int, y: int, bottom: int
) -> int:
    """Draw a pointer for each thing that was done, with a line down; return where they end.

    Args:
        layers: Where it is drawn.
        done: Each with its place across.
        room: The least width of the picture in pixels.
        y: Where the pointers begin.
        bottom: Where their lines end, in pixels below the last pointer.
    """
    spots = stack([x * room for x, _ in done], 10, len(done) or 1)
    end = y + 10 * (1 + max((spot.row for spot in spots), default=-1))
    for spot in spots:
        x, row = done[spot.members[0]]
        tip = end - 10 * spot.row
        place = percent(x)
        line = element("line", x1=place, x2=place, y1=tip, y2=end + bottom, class_="pm-done-line")
        pointer = at(x, tip, element("path", d=DONE, class_="pm-done"))
        target = at(x, tip, element("rect", x=-8, y=-14, width=16, height=18, class_="pm-hit"))
        layers.draw(line)
        layers.mark(pointer, row.label, row.href, target)
    return end


DONE = "M-4-8h8L0 0z"
"""The shape of something that was done; it points to its day."""
