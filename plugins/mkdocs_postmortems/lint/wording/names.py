"""Where a sentence names a person of a list; things that bear such a name are let be."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from dataclasses import dataclass
from functools import lru_cache

_WORD = re.compile(r"[^\W\d_][\w]*(?:[-'.][^\W\d_]\w*)*")
_SHORTEST = 3
_SHORTEST_HANDLE = 5


@dataclass(frozen=True, slots=True)
class KnownNames:
    """Names of people, prepared to be looked for."""

    full: Set[tuple[str, ...]]
    single: Set[str]
    """Given and family names that are no ordinary words."""
    handles: Set[str]
    things: Set[str]
    determiners: Set[str]

    def find(self, sentence: str) -> Iterator[tuple[int, int]]:
        """Go through the places where a person is named."""
        if not self.full and not self.single and not self.handles:
            return
        found = list(_WORD.finditer(sentence))
        words = [_bare(match[0]) for match in found]
        longest = max(map(len, self.full), default=1)
        place = 0
        while place < len(words):
            length = self._full(words, place, longest)
            if not length and self._single(words, place):
                length = 1
            if length:
                last = place + length - 1
                yield found[place].start(), found[last].start() + len(words[last])
            place += length or 1

    def _full(self, words: list[str], place: int, longest: int) -> int:
        for length in range(longest, 1, -1):
            part = words[place : place + length]
            if tuple(word.casefold() for word in part) in self.full and part[0][0].isupper():
                return length
        return 0

    def _single(self, words: list[str], place: int) -> bool:
        word = words[place]
        if word in self.handles:
            return True
        if word not in self.single:
            return False
        before = words[place - 1].casefold() if place else ""
        after = words[place + 1].casefold() if place + 1 < len(words) else ""
        beside = self.things
        return before not in self.determiners and before not in beside and after not in beside


def _bare(word: str) -> str:
    return word[:-2] if word.endswith("'s") else word


@lru_cache(maxsize=8)
def known(
    names: frozenset[str], words: Set[str], things: Set[str], determiners: Set[str]
) -> KnownNames:
    """Prepare a list of names: the whole ones, their parts, and handles."""
    full, single, handles = set(), set(), set()
    for name in names:
        parts = [_bare(part.strip(".")) for part in _WORD.findall(name)]
        if len(parts) > 1 and "bot" not in name.casefold():
            full.add(tuple(part.casefold() for part in parts))
        if len(parts) == 1 and name.islower() and len(name) >= _SHORTEST_HANDLE:
            handles.add(name)
        single |= {part for part in parts if part[:1].isupper() and len(part) >= _SHORTEST}
    ordinary = {word.casefold() for word in words} | things
    return KnownNames(
        full=frozenset(full),
        single=frozenset(part for part in single if part.casefold() not in ordinary),
        handles=frozenset(name for name in handles if name.casefold() not in ordinary),
        things=things,
        determiners=determiners,
    )
