"""Makes the anchor of each heading one of its own, as python-markdown does.

Its `unique` counts up from 1 for each heading of the same words, which takes a minute for some ten
thousands of them. Here what was counted once is remembered.
"""

from __future__ import annotations

import re
from typing import Final

_NUMBERED = re.compile(r"^(.*)_([0-9]{1,4000})$")  # Python makes no number of many more digits


class Anchors:
    """The anchors that a text has so far."""

    __slots__ = ("_next", "_taken")

    def __init__(self, taken: set[str]) -> None:
        self._taken: Final = taken
        self._next: Final[dict[str, int]] = {}
        """From a taken anchor with a number to a higher number; all between are taken too."""

    def add(self, slug: str) -> str:
        """Take an anchor, with `_1`, `_2` and so on behind it if there is one already."""
        if slug in self._taken or not slug:
            found = _NUMBERED.match(slug)
            base, count = (found[1], int(found[2])) if found else (slug, 0)
            slug = f"{base}_{self._free(base, count + 1)}"
        self._taken.add(slug)
        return slug

    def _free(self, base: str, count: int) -> int:
        passed = []
        while (anchor := f"{base}_{count}") in self._taken:
            passed.append(anchor)
            count = self._next.get(anchor, count + 1)
        self._next.update(dict.fromkeys(passed, count))
        return count
