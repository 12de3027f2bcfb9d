"""A text as an editor counts it, in lines and units of UTF-16, and as reading counts it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import Final, NamedTuple

_LINE_END: Final = re.compile("\r\n|\n|\r")
_UNITS: Final = {"utf-8": ("utf-8", 1), "utf-16": ("utf-16-le", 2), "utf-32": ("utf-32-le", 4)}
"""How each encoding an editor may count in is named here, and the bytes of one unit of it."""

MARK: Final = "\ufeff"
"""A byte order mark; reading leaves it out, and an editor may count it."""


class Spot(NamedTuple):
    """A line and a column, both from zero."""

    line: int
    column: int


class Stretch(NamedTuple):
    """Some characters, the last one not included."""

    start: Spot
    end: Spot


@dataclass(frozen=True)
class Text:
    """What an editor holds, line ends and byte order mark included."""

    raw: str

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """The lines as reading sees them: without their ends and without a byte order mark."""
        return tuple(_LINE_END.split(self.raw.removeprefix(MARK)))

    @cached_property
    def plain(self) -> str:
        """The text as reading sees it."""
        return "\n".join(self.lines)

    def spot(self, place: int) -> Spot:
        """Return the line and column of a place in the plain text."""
        before = self.plain[:place]
        return Spot(before.count("\n"), place - before.rfind("\n") - 1)

    def place(self, spot: Spot) -> int:
        """Return where a line and column stand in the plain text."""
        return self._starts[spot.line] + spot.column

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        return (0, *accumulate(len(line) + 1 for line in self.lines))

    def read(self, line: int, units: int, encoding: str) -> Spot:
        """Return the place that an editor means; one beyond the text becomes its end."""
        if line >= len(self.lines):
            return Spot(len(self.lines) - 1, len(self.lines[-1]))
        codec, size = _UNITS[encoding]
        head = self._marked(line).encode(codec, "surrogatepass")[: max(units, 0) * size]
        column = len(head.decode(codec, "ignore")) - self._mark(line)
        return Spot(line, max(column, 0))

    def units(self, spot: Spot, encoding: str) -> int:
        """Return the column of a place as an editor counts it."""
        codec, size = _UNITS[encoding]
        head = self._marked(spot.line)[: spot.column + self._mark(spot.line)]
        return len(head.encode(codec, "surrogatepass")) // size

    def changed(self, start: Spot, end: Spot, new: str) -> Text:
        """Return the text with something else in place of a stretch."""
        first, last = self._origin(start), self._origin(end)
        return Text(f"{self.raw[:first]}{new}{self.raw[last:]}")

    def _mark(self, line: int) -> int:
        return int(line == 0 and self.raw.startswith(MARK))

    def _marked(self, line: int) -> str:
        return MARK * self._mark(line) + self.lines[line]

    def _origin(self, spot: Spot) -> int:
        return self._raw_starts[spot.line] + spot.column + self._mark(spot.line)

    @cached_property
    def _raw_starts(self) -> tuple[int, ...]:
        return tuple(self._line_starts())

    def _line_starts(self) -> Iterator[int]:
        yield 0
        yield from (found.end() for found in _LINE_END.finditer(self.raw))
