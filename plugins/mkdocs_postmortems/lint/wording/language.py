"""Whether a text is in the language of a lexicon; in doubt it is not."""

from __future__ import annotations

import re
from collections.abc import Set
from dataclasses import dataclass

_WORD = re.compile(r"[^\W\d_]{1,40}")


@dataclass(frozen=True, slots=True)
class Heard:
    """How many words a text has, and how many of them point to the language or away from it."""

    words: int
    common: int
    other: int

    def and_then(self, more: Heard) -> Heard:
        """Return the numbers of two texts, one below the other."""
        return Heard(self.words + more.words, self.common + more.common, self.other + more.other)


@dataclass(frozen=True, slots=True)
class Detection:
    """Words that are frequent in a language and rare in its neighbours, and the other way round."""

    common: Set[str]
    other: Set[str]
    share: float
    """The share of the words of a text that has to be among the common ones."""
    short: int
    """A text of fewer words is in the language unless it holds more of the other words."""

    def speaks(self, text: str) -> bool:
        """Whether a text is written in the language."""
        return self.is_meant(self.heard(text))

    def heard(self, text: str) -> Heard:
        """Count the words of a text."""
        words = _WORD.findall(text.lower())
        common = sum(map(self.common.__contains__, words))
        return Heard(len(words), common, sum(map(self.other.__contains__, words)))

    def is_meant(self, heard: Heard) -> bool:
        """Whether words that were counted are in the language."""
        if heard.common < heard.other:
            return False
        return heard.words < self.short or heard.common >= self.share * heard.words
