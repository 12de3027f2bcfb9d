"""How often each row has something in each period: a number in every cell, and a tint under it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from .calendar import group_starts
from .place import spread
from .svg import LINE, Layers, element, escape, frame, title, words
from .text import count, isolate, width
from .values import Cell, Period, Picture, Table, Words

STEPS: Final = 6
MOST_ROWS, MOST_COLUMNS = 40, 60
_NAMES: Final = 190
"""Pixels for the names of rows."""
_TALL: Final = 22


@dataclass(frozen=True, slots=True)
class HeatRow:
    """One row, such as a factor."""

    name: str
    values: tuple[int, ...]
    hrefs: tuple[str | None, ...]
    """Where each cell leads; a cell of zero leads nowhere."""
    href: str | None = None
    """Where its name leads."""


@dataclass(frozen=True, slots=True)
class Heatmap:
    """What the map is drawn from."""

    title: str
    periods: tuple[Period, ...]
    """The columns; n is how many records each has in all."""
    rows: tuple[HeatRow, ...]
    noun: str
    """What a row is, such as `Factor`."""


def heatmap(data: Heatmap, *, id: str) -> Picture | Words:
    """Draw a cell for each row and period; the number counts, the tint only helps to find it.

    The tint has six steps of equal width, from one to the largest number of the map. A dot is none.
    """
    rows = data.rows[:MOST_ROWS]
    most = max((value for row in rows for value in row.values), default=0)
    if not most:
        return Words("There is no record to count.")
    if len(data.periods) > MOST_COLUMNS:
        return Words(f"{len(data.periods)} periods are too many for one map.")
    layers = Layers()
    grid = _Grid.of(data, rows)
    y = _draw_heads(layers, data, grid)
    for n, row in enumerate(rows):
        # Each row has the same coordinates and its own origin: such text packs far smaller.
        shift = f"translate(0 {y + n * _TALL})"
        drawn = _row(data, row, grid, most)
        layers.draw(element("g", *drawn.drawing, transform=shift))
        layers.links += [element("g", *drawn.links, transform=shift)] if drawn.links else []
    return frame(
        layers,
        id=id,
        kind="heatmap",
        name=data.title,
        description=_description(data, len(rows), most),
        table=_table(data),
        width=grid.right(data.periods),
        height=y + len(rows) * _TALL + 1,
        scaled=True,
    )


@dataclass(frozen=True, slots=True)
class _Grid:
    """Where columns stand, in pixels."""

    left: int
    size: int

    @classmethod
    def of(cls, data: Heatmap, rows: tuple[HeatRow, ...]) -> _Grid:
        names = max(width(row.name) for row in rows)
        heads = [text for p in data.periods for text in (p.short, f"{p.n:,}")]
        cells = [f"{value:,}" for row in rows for value in row.values]
        widest = max(width(text) for text in (*heads, *cells))
        return cls(min(max(names, width("records, n")), _NAMES) + 8, max(widest + 4, 22))

    def start(self, n: int) -> int:
        return self.left + n * self.size

    def middle(self, n: int) -> int:
        return self.start(n) + self.size // 2

    def right(self, periods: Sequence[Period]) -> int:
        """Return where the last column ends, or the name of its group."""
        last, name = group_starts(periods)[-1]
        return max(self.start(len(periods)), self.start(last) + width(name) + 2) + 1


def _draw_heads(layers: Layers, data: Heatmap, grid: _Grid) -> int:
    """Name the columns, with n below each, and return where the first row begins."""
    y, periods = 0, data.periods
    if any(period.short != period.group for period in periods):
        y += LINE
        groups = group_starts(periods)
        spans = [(grid.start(n), grid.start(n) + width(name)) for n, name in groups]
        for n, name in (groups[kept] for kept in spread(spans, 6)):
            layers.draw(element("text", escape(name), x=grid.start(n) + 2, y=y - 2))
    y += LINE
    for n, period in enumerate(periods):
        layers.draw(_middle(period.short, grid.middle(n), y - 2))
        layers.draw(_middle(f"{period.n:,}", grid.middle(n), y + LINE - 2))
        if period.href is not None:
            target = element(
                "rect",
                x=grid.start(n),
                y=y - LINE,
                width=grid.size,
                height=2 * LINE,
                class_="pm-hit",
            )
            layers.link(period.href, f"{period.name}: n = {count(period.n)}", target)
    layers.draw(words("records, n", grid.left - 8, y + LINE - 2, room=_NAMES, anchor="end"))
    return y + LINE + 4


def _row(data: Heatmap, row: HeatRow, grid: _Grid, most: int) -> Layers:
    """Draw a row at the origin."""
    layers, base = Layers(), _TALL - 7
    layers.draw(words(row.name, grid.left - 8, base, room=_NAMES, kind="pm-ink", anchor="end"))
    if row.href is not None:
        target = element("rect", x=0, y=0, width=grid.left - 4, height=_TALL, class_="pm-hit")
        layers.link(row.href, row.name, target)
    none = "".join(f"M{grid.middle(n) - 1} {base - 4}h0" for n, v in enumerate(row.values) if not v)
    if none:
        layers.draw(element("path", d=none, class_="pm-none"))
    for n, (value, href) in enumerate(zip(row.values, row.hrefs, strict=True)):
        if value:
            step = f"pm-cell pm-heat-{-(-value * STEPS // most)}"
            size = {"width": grid.size - 2, "height": _TALL - 2}
            cell = element("rect", x=grid.start(n), y=0, **size, rx=2)
            cell += element("text", f"{value:,}", x=grid.middle(n) - 1, y=base)
            period = data.periods[n]
            label = f"{isolate(row.name)}, {period.name}: {value:,} of {count(period.n)}"
            if href is None:
                layers.draw(element("g", title(label), cell, class_=step))
            else:
                layers.link(href, label, cell, step)
    return layers


def _middle(text: str, x: int, y: int, kind: str | None = None) -> str:
    return element("text", escape(text), x=x, y=y, text_anchor="middle", class_=kind)


def _description(data: Heatmap, drawn: int, most: int) -> str:
    n = sum(period.n for period in data.periods)
    rows = count(drawn, "row") + (
        f", the first of {len(data.rows)}" if drawn < len(data.rows) else ""
    )
    return (
        f"{rows} in {count(len(data.periods), 'period')}, n = {count(n)}; "
        f"at most {most:,} in one cell."
    )


def _table(data: Heatmap) -> Table:
    heads = [f"{period.name} (n = {period.n:,})" for period in data.periods]
    return Table((data.noun, *heads), tuple(tuple(_cells(row)) for row in data.rows))


def _cells(row: HeatRow) -> Iterator[Cell]:
    yield Cell(row.name, row.href)
    for value, href in zip(row.values, row.hrefs, strict=True):
        yield Cell(f"{value:,}" if value else "·", href if value else None)
