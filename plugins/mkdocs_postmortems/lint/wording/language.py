"""Whether a text is in the language of a lexicon; in doubt it is not."""

from __future__ import annotations

import re
from collections.abc import Set
from dataclasses import dataclass

_WORD = re.compile(r"[^\W\d_]{1,40}")


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
        words = [word.lower() for word in _WORD.findall(text)]
        common = sum(map(self.common.__contains__, words))
        other = sum(map(self.other.__contains__, words))
        if common < other:
            return False
        return len(words) < self.short or common >= self.share * len(words)
