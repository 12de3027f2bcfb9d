"""One tick for each record on a line of days, where there are too few for bars."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from .axis import DayAxis
from .calendar import DONE, draw_done
from .legend import draw_legend
from .place import stack
from .steps import draw_steps
from .svg import Layers, element, frame, percent
from .text import count
from .values import Cell, Dated, Picture, Table, Words

MOST: Final = 40
"""Records that are drawn one by one; more of them are bars."""
_ROOM: Final = 300
_GAP: Final = 5
_ROW, _LEAST, _PLOT = 22, 5, 176
"""Pixels a row of ticks has where there is room, has at least, and all of them share."""
_EDGE: Final = 0.02


@dataclass(frozen=True, slots=True)
class Rug:
    """What the line is drawn from."""

    title: str
    records: tuple[Dated, ...]
    done: tuple[Dated, ...] = ()
    """Actions that were done."""
    undated: int = 0
    """How many more records have no day."""


def rug(data: Rug, *, id: str) -> Picture | Words:
    """Draw a tick for each record; ticks of days that are close stand one above the other."""
    if not data.records:
        return Words("There is no record with a date.")
    if len(data.records) > MOST:
        return Words(f"{len(data.records)} records are too many to draw one by one.")
    axis = DayAxis.over(row.day for row in (*data.records, *data.done))

    def place(row: Dated) -> float:
        return _across(axis.place(row.day))

    spots = stack([place(row) * _ROOM for row in data.records], _GAP, MOST)
    rows = 1 + max(spot.row for spot in spots)
    slot = min(_ROW, max(_PLOT // rows, _LEAST))
    tall = rows * slot
    layers = Layers()
    y = draw_legend(layers, _legend(data), room=_ROOM)
    y = draw_done(layers, [(place(row), row) for row in data.done], room=_ROOM, y=y, bottom=tall)
    base = y + tall
    for spot in spots:
        row = data.records[spot.members[0]]
        bottom = base - spot.row * slot
        _draw_tick(layers, row, percent(place(row)), bottom - slot + max(slot // 6, 1), bottom)
    layers.draw(element("line", x1=0, x2="100%", y1=base, y2=base, class_="pm-base"))
    steps = [(_across(axis.place(day)), name) for day, name in axis.steps]
    return frame(
        layers,
        id=id,
        kind="rug",
        name=data.title,
        description=_description(data),
        table=_table(data),
        width=_ROOM,
        height=draw_steps(layers, steps, room=_ROOM, y=base),
    )


def _across(part: float) -> float:
    return _EDGE + part * (1 - 2 * _EDGE)


def _legend(data: Rug) -> list[tuple[str, str]]:
    if not data.done:
        return []
    tick = element("line", x1=6, x2=6, y1=-10, y2=1, class_="pm-tick")
    pointer = element("path", d=DONE, class_="pm-done", transform="translate(6 0)")
    return [(tick, "a record"), (pointer, "an action was done")]


def _draw_tick(layers: Layers, row: Dated, x: str, top: int, bottom: int) -> None:
    tick = element("line", x1=x, x2=x, y1=top, y2=bottom, class_="pm-tick")
    target = element("line", x1=x, x2=x, y1=top, y2=bottom, class_="pm-hit pm-wide-hit")
    layers.mark(tick, row.label, row.href, target)


def _description(data: Rug) -> str:
    n = len(data.records)
    undated = f"; {data.undated:,} more without a date" if data.undated else ""
    done = f"; {count(len(data.done), 'action')} done" if data.done else ""
    return f"n = {count(n)}, one tick each{undated}{done}."


def _table(data: Rug) -> Table:
    rows = [(row, "record") for row in data.records]
    rows += [(row, "action done") for row in data.done]
    rows.sort(key=lambda pair: (pair[0].day, pair[1], pair[0].label))
    return Table(
        ("Day", "What", "Kind"),
        tuple(
            (Cell(row.day.isoformat()), Cell(row.label, row.href), Cell(kind)) for row, kind in rows
        ),
    )
