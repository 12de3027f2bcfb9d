"""A passage as its words alone, cut into sentences; every place leads back to the author's text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

_PLAIN: Final = str.maketrans("\u2019\u2018\u02bc\u2010\u2011\u00a0\u2007\u202f\u2009", "'''--    ")
"""Curly apostrophes, hyphens and blanks that lines do not break at."""

# One blank between words, the most frequent by far, is no gap. The first part is for speed alone.
_GAP = re.compile(r"(?=[\s\u200b])(?:\s+(?P<mark>[,.;:!?)](?!\w))|\s{2,}|[^\S ]|\u200b+)")
_END = re.compile(r"(?<=[.!?])[)\]'\"\u201d\u2019]{0,2} (?=[(\[]?[^\W_a-z])")


@dataclass(frozen=True, slots=True)
class Sentence:
    """Some words with one blank between them, straight apostrophes and no markup."""

    text: str
    start: int
    """Where it begins in the prose."""


@dataclass(frozen=True, slots=True)
class Prose:
    """The words of a passage, and where each stretch of them began in it."""

    text: str
    _at: tuple[int, ...]
    _from: tuple[int, ...]

    @classmethod
    def of(cls, masked: str) -> Prose:
        """Close the gaps of a passage whose markup has become blanks.

        >>> Prose.of("The  team , of course").text
        'The team, of course'
        """
        made: list[str] = []
        at, source, length, place = [0], [0], 0, 0
        for gap in _GAP.finditer(masked):
            stands = gap["mark"] or (" " if gap[0].strip("\u200b") else "")
            piece = masked[place : gap.start()] + stands
            made.append(piece)
            length, place = length + len(piece), gap.end()
            at.append(length)
            source.append(place)
        made.append(masked[place:])
        return cls("".join(made).translate(_PLAIN), tuple(at), tuple(source))

    def origin(self, place: int) -> int:
        """Return where in the passage a place in the words was."""
        nearest = bisect_right(self._at, place) - 1
        return self._from[nearest] + place - self._at[nearest]

    def sentences(self, abbreviation: re.Pattern[str]) -> Iterator[Sentence]:
        """Cut at `.`, `!` or `?` before a blank and a capital, but not after an abbreviation."""
        start = 0
        for end in _END.finditer(self.text):
            if abbreviation.search(self.text, max(start, end.start() - 12), end.start()):
                continue
            yield Sentence(self.text[start : end.end() - 1], start)
            start = end.end()
        if start < len(self.text):
            yield Sentence(self.text[start:], start)
