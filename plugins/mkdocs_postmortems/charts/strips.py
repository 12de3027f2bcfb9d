"""Lengths of time as single values on a logarithmic axis, one strip for each kind of length."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from .axis import LengthAxis
from .place import stack
from .steps import draw_steps
from .svg import LINE, Layers, at, element, frame, percent, words
from .text import clean, isolate, together, width
from .values import Cell, Mark, Picture, Table, Words

MOST: Final = 250
"""Values of one strip that are drawn one by one."""
_NARROW, _WIDE = 300, 600
_FEW: Final = 60
"""So many values of one strip also fit on a phone."""
_EDGE, _AFTER_UNDER = 0.03, 0.25
_RADIUS: Final = 4
_STEP: Final = 10
_ROWS: Final = 12


@dataclass(frozen=True, slots=True)
class Estimate:
    """A quantile and the interval it lies in, in seconds."""

    value: float | None
    """None where it is not reached, because too many are still going on."""
    low: float
    high: float | None
    """None where there is no upper bound yet."""
    label: str
    """In words, such as `median 18 min 30 s (7 to 75 min)`."""


@dataclass(frozen=True, slots=True)
class Strip:
    """One kind of length."""

    name: str
    """Such as `Until noticed`."""
    values: tuple[Mark, ...]
    """In seconds."""
    estimates: tuple[Estimate, ...] = ()
    note: str = ""
    """What is missing, such as `5 not known`."""


@dataclass(frozen=True, slots=True)
class Strips:
    """What the strips are drawn from."""

    title: str
    rows: tuple[Strip, ...]


def strips(data: Strips, *, id: str) -> Picture | Words:
    """Draw every value as a point, and below the points a median and its interval where given.

    Points that are close stand one above the other. One that is still growing is hollow, with a
    line onwards. An interval without an upper bound has an open end.
    """
    rows = [row for row in data.rows if row.values]
    if not rows:
        return Words("No length of time is known.")
    axis = LengthAxis.over(_seconds(rows))
    room = _NARROW if max(len(row.values) for row in rows) <= _FEW else _WIDE
    under = any(value.value < 1 for row in rows for value in row.values)
    place = _Place(axis, room, _AFTER_UNDER if under else _EDGE)
    steps = [(place.of(value), name) for value, name in axis.steps]
    layers, y = Layers(), 0
    for row in rows:
        y = _draw_strip(layers, row, place, y)
    # Under the marks, and drawn when their height is known.
    layers.drawing[:0] = [_stroke(x, x, 0, y, "pm-grid") for x, _ in steps]
    layers.draw(_stroke(0, 1, y, y, "pm-base"))
    steps = [(_EDGE, "< 1 s"), *steps] if under else steps
    return frame(
        layers,
        id=id,
        kind="strips",
        name=data.title,
        description=_description(rows),
        table=_table(rows),
        width=room,
        height=draw_steps(layers, steps, room=room, y=y),
    )


def _seconds(rows: Iterable[Strip]) -> Iterator[float]:
    for row in rows:
        yield from (value.value for value in row.values)
        for estimate in row.estimates:
            yield from (v for v in (estimate.low, estimate.value, estimate.high) if v is not None)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a length stands across the picture."""

    axis: LengthAxis
    room: int
    left: float
    """Where the axis begins."""

    def of(self, seconds: float) -> float:
        """Return the place; what is under a second has one of its own, before the axis."""
        if seconds < 1:
            return _EDGE
        return self.left + self.axis.place(seconds) * (1 - _EDGE - self.left)


def _draw_strip(layers: Layers, row: Strip, place: _Place, y: int) -> int:
    """Draw one kind of length, and return where it ends."""
    said = f"n = {len(row.values):,}" + (f"; {row.note}" if row.note else "")
    layers.draw(words(row.name, 0, y + 12, room=place.room, kind="pm-ink"))
    layers.draw(words(said, 0, y + 12 + LINE, room=place.room))
    y += 2 * LINE + 2
    if len(row.values) > MOST:
        layers.draw(words("Too many values to draw one by one.", 0, y + 12, room=place.room))
        y += LINE + 2
    else:
        y = _draw_values(layers, row.values, place, y)
    for estimate in row.estimates:
        y = _draw_estimate(layers, estimate, place, y)
    return y + 12


def _draw_values(layers: Layers, values: tuple[Mark, ...], place: _Place, y: int) -> int:
    spots = stack([place.of(value.value) * place.room for value in values], _STEP, _ROWS)
    high = max(spot.row for spot in spots)
    middle = y + (high + 1) // 2 * _STEP + _STEP
    for spot in spots:
        first = values[spot.members[0]]
        # A swarm: around the middle, the first above it, the next below it, and so on.
        x, side = percent(place.of(first.value)), 1 if spot.row % 2 == 0 else -1
        row = middle + side * ((spot.row + 1) // 2) * _STEP
        kind = "pm-point pm-hollow" if first.open else "pm-point"
        shape = element("circle", cx=x, cy=row, r=_RADIUS, class_=kind)
        if first.open:
            onwards = element("path", d=f"M{_RADIUS} 0h5", class_="pm-interval")
            shape += at(place.of(first.value), row, onwards)
        label = together([values[n].label for n in spot.members])
        target = element("circle", cx=x, cy=row, r=8, class_="pm-hit")
        layers.mark(shape, label, first.href, target)
    return middle + high // 2 * _STEP + _STEP


def _draw_estimate(layers: Layers, estimate: Estimate, place: _Place, y: int) -> int:
    """Draw an interval, and its words below it."""
    middle = y + 10
    low = place.of(estimate.low)
    high = 1.0 if estimate.high is None else place.of(estimate.high)
    kind = "pm-interval pm-open" if estimate.high is None else "pm-interval"
    layers.draw(_stroke(low, high, middle, middle, kind))
    layers.draw(_stroke(low, low, middle - 3, middle + 3, "pm-interval"))
    if estimate.high is not None:
        layers.draw(_stroke(high, high, middle - 3, middle + 3, "pm-interval"))
    if estimate.value is not None:
        x = place.of(estimate.value)
        layers.draw(_stroke(x, x, middle - 6, middle + 6, "pm-median"))
    long, room = width(clean(estimate.label)), place.room
    # From the low end on, or up to the high end: where the words have to be moved less to fit.
    left, right = min(low, 1 - long / room), max(high, long / room)
    if low - left <= right - high:
        text = words(estimate.label, percent(max(left, 0)), middle + 6 + LINE, room=room)
    else:
        text = words(
            estimate.label, percent(min(right, 1)), middle + 6 + LINE, room=room, anchor="end"
        )
    layers.draw(text)
    return y + 20 + LINE


def _stroke(x1: float, x2: float, y1: int, y2: int, kind: str) -> str:
    return element("line", x1=percent(x1), x2=percent(x2), y1=y1, y2=y2, class_=kind)


def _description(rows: Sequence[Strip]) -> str:
    parts = []
    for row in rows:
        said = [f"n = {len(row.values):,}", *filter(None, [row.note])]
        said += [estimate.label for estimate in row.estimates]
        parts.append(f"{isolate(row.name)}: {', '.join(said)}")
    return f"{'; '.join(parts)}."


def _table(rows: Sequence[Strip]) -> Table:
    found = []
    for row in rows:
        values = row.values
        if len(values) > MOST:
            short, *_, long = sorted(values, key=lambda value: value.value)
            found.append((Cell(row.name), Cell(f"{len(values):,} values, too many to list")))
            values = (short, long)
        found += [(Cell(row.name), Cell(value.label, value.href)) for value in values]
        found += [(Cell(row.name), Cell(estimate.label)) for estimate in row.estimates]
    return Table(("Length", "Value"), tuple(found))
