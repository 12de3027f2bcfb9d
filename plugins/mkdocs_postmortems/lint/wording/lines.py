"""Which line a place in a text belongs to."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate


class Lines:
    """The lines of a text, to be asked many times."""

    def __init__(self, text: str) -> None:
        self._starts = (0, *accumulate(len(line) + 1 for line in text.split("\n")))

    def at(self, place: int) -> int:
        """Return the line of a place, from one."""
        return bisect_right(self._starts, place)

    def column(self, place: int) -> int:
        """Return the column of a place, from one."""
        return place - self._starts[self.at(place) - 1] + 1
