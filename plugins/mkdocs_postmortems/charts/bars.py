"""How many records each period has, as stacked bars on an axis of whole numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from .axis import whole_steps
from .calendar import DONE, Slots, draw_done, draw_names
from .legend import draw_legend, swatch
from .svg import Layers, element, frame, percent, room_for
from .text import count, isolate, width
from .values import Cell, Dated, Period, Picture, Series, Table, Tone, Words

_PLOT: Final = 160
_HEAD: Final = 18
"""Pixels above the highest step, for numbers on bars."""
_SLOT: Final = 13
"""Pixels a bar takes at least, with the gap beside it."""
MOST: Final = 70
"""Periods that can be drawn one by one."""
_FEW: Final = 8
"""Bars of fewer periods are as narrow as those of so many."""


@dataclass(frozen=True, slots=True)
class Bars:
    """What the bars are drawn from."""

    title: str
    periods: tuple[Period, ...]
    """In order, those without a record too; n is how many records a period has in all."""
    series: tuple[Series, ...]
    """The first stands at the bottom."""
    done: tuple[Dated, ...] = ()
    """Actions that were done."""


def bars(data: Bars, *, id: str) -> Picture | Words:
    """Draw a bar for each period, with its number above it where there is room.

    A record counts once in one series, so a bar is the number of records that are drawn. Where a
    period has more records than that, its words say `3 of 12`.
    """
    totals = [sum(column) for column in zip(*(row.values for row in data.series), strict=True)]
    if not any(totals):
        return Words("There is no record to count.")
    if len(totals) > MOST:
        return Words(f"{len(totals)} periods are too many to draw one by one.")
    slots, steps = max(len(totals), _FEW), whole_steps(max(totals))
    gutter = width(f"{steps[-1]:,}") + 6
    room = room_for(gutter + slots * _SLOT)
    left = gutter / room
    place = Slots(data.periods, room, left, (1 - left) / slots)
    layers = Layers()
    found = [(place.place(row.day), row) for row in data.done]
    done = [(x, row) for x, row in found if x is not None]
    y = draw_legend(layers, _legend(data.series, bool(done)), room=room)
    y = draw_done(layers, done, room=room, y=y, bottom=_PLOT + _HEAD) + _HEAD
    _draw_axis(layers, steps, y)
    base = y + _PLOT
    for n, total in enumerate(totals):
        if total:
            target = element("rect", **_across(place, n), y=y, height=_PLOT, class_="pm-hit")
            shape = "".join(_bar(data, place, n, _PLOT / steps[-1], base))
            layers.mark(shape, _label(data, n, total), data.periods[n].href, target)
    layers.draw(element("line", x1=0, x2="100%", y1=base, y2=base, class_="pm-base"))
    return frame(
        layers,
        id=id,
        kind="bars",
        name=data.title,
        description=_description(data, totals, len(done)),
        table=_table(data, totals),
        width=room,
        height=draw_names(layers, place, base),
    )


def _legend(series: Sequence[Series], done: bool) -> Iterator[tuple[str, str]]:
    """Name the tones from the top of a bar down."""
    if len(series) > 1 or any(row.tone is not Tone.PLAIN for row in series):
        yield from ((swatch(row.tone), row.name) for row in reversed(series))
    if done:
        pointer = element("path", d=DONE, class_="pm-done", transform="translate(6 0)")
        yield pointer, "an action was done"


def _draw_axis(layers: Layers, steps: tuple[int, ...], y: int) -> None:
    """Draw a line for each step, with its number on it at the left."""
    for step in steps:
        line = y + _PLOT - step * _PLOT // steps[-1]
        if step:
            layers.draw(element("line", x1=0, x2="100%", y1=line, y2=line, class_="pm-grid"))
        layers.draw(element("text", f"{step:,}", x=0, y=line - 3))


def _bar(data: Bars, place: Slots, n: int, unit: float, base: int) -> Iterator[str]:
    """Draw the pieces of a bar from the bottom up, and its number."""
    across, y, total = _across(place, n, margin=0.12), base, 0
    for row in data.series:
        value = row.values[n]
        if value:
            # A record is never too little to be seen.
            tall = max(1, round(value * unit))
            gap = 1 if tall > 2 and total else 0
            y, total = y - tall, total + value
            tone = f"pm-fill pm-{row.tone}"
            yield element("rect", **across, y=y, height=tall - gap, class_=tone)
    if place.holds(width(f"{total:,}")):
        middle = percent(place.start(n) + place.size / 2)
        place_of_text = {"x": middle, "y": y - 4, "text_anchor": "middle"}
        yield element("text", f"{total:,}", **place_of_text, class_="pm-halo")


def _across(place: Slots, n: int, margin: float = 0.0) -> dict[str, str]:
    """Return the left edge and the width of a period's column."""
    x = place.start(n) + margin * place.size
    return {"x": percent(x), "width": percent((1 - 2 * margin) * place.size)}


def _label(data: Bars, n: int, total: int) -> str:
    period = data.periods[n]
    parts = [f"{isolate(row.name)} {row.values[n]:,}" for row in data.series if row.values[n]]
    split = f" ({', '.join(parts)})" if len(data.series) > 1 else ""
    return f"{period.name}: {_out_of(total, period.n)}{split}"


def _out_of(total: int, n: int) -> str:
    return f"{total:,} of {count(n)}" if n > total else count(total)


def _description(data: Bars, totals: list[int], done: int) -> str:
    first, last, most = data.periods[0].name, data.periods[-1].name, max(totals)
    days = first if first == last else f"{first} to {last}"
    n = sum(period.n for period in data.periods)
    said = f"n = {_out_of(sum(totals), n)}, {days}; at most {most:,} in one period"
    if done:
        said += f"; {count(done, 'action')} done"
    if done < len(data.done):
        said += f"; {count(len(data.done) - done, 'action')} done at another time"
    return f"{said}."


def _table(data: Bars, totals: list[int]) -> Table:
    names = [row.name for row in data.series]
    rows = []
    for n, period in enumerate(data.periods):
        values = [Cell(f"{row.values[n]:,}") for row in data.series] if len(names) > 1 else []
        all_of = Cell(f"{totals[n]:,}", period.href if totals[n] else None)
        rows.append((Cell(period.name), *values, all_of, Cell(f"{period.n:,}")))
    return Table(("Period", *(names if len(names) > 1 else ()), "Drawn", "n"), tuple(rows))
