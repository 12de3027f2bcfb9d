"""Where a sentence names a person of a list; things that bear such a name are let be."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

# In "Sarah-2" and "@sarah" nobody is named.
_WORD = re.compile(r"(?<![\w@/._-])[^\W\d_]\w*(?:[-'.][^\W\d_]\w*)*(?![\w@/_-]|\.\w)")
_SHORTEST: Final = 3
"""Letters of a given or family name that counts alone."""
_SHORTEST_IN_HANDLE: Final = 4


@dataclass(frozen=True, eq=False, slots=True)
class NameWords:
    """The words of a lexicon that tell a person from a thing of the same name; in lower case."""

    ordinary: Set[str]
    """Names that are ordinary words as well: alone they mean no person."""
    no_person: Set[str]
    """A name with one of these in it is that of a program or of nobody."""
    things: Set[str]
    """Nouns beside which a name belongs to a thing: "the Marta cluster"."""
    determiners: Set[str]


@dataclass(frozen=True, slots=True)
class KnownNames:
    """Names of people, prepared to be looked for."""

    full: Set[tuple[str, ...]]
    single: Set[str]
    """Given names, family names and handles that count alone."""
    words: NameWords
    longest: int

    def find(self, sentence: str) -> Iterator[tuple[int, int]]:
        """Go through the places where a person is named."""
        found = list(_WORD.finditer(sentence))
        words = [match[0].removesuffix("'s") for match in found]
        owners = {n for n, match in enumerate(found) if match[0].endswith("'s")}
        place = 0
        while place < len(words):
            length = self._full(words, place) or int(self._single(words, place, place in owners))
            if length:
                last = place + length - 1
                yield found[place].start(), found[last].start() + len(words[last])
            place += length or 1

    def _full(self, words: Sequence[str], place: int) -> int:
        """Return of how many words a whole name consists that begins at a place."""
        for length in range(self.longest, 1, -1):
            part = words[place : place + length]
            if part[0][0].isupper() and tuple(word.casefold() for word in part) in self.full:
                return length
        return 0

    def _single(self, words: Sequence[str], place: int, owner: bool) -> bool:
        if words[place] not in self.single:
            return False
        before = words[place - 1].casefold() if place else ""
        after = words[place + 1].casefold() if place + 1 < len(words) and not owner else ""
        things = self.words.things
        return before not in things | self.words.determiners and after not in things


@lru_cache(maxsize=8)
def known(names: frozenset[str], words: NameWords) -> KnownNames:
    """Prepare a list of names: the whole ones, their parts, and handles."""
    parts = {
        name: tuple(part.removesuffix("'s") for part in _WORD.findall(name))
        for name in names
        if "@" not in name and "[" not in name
    }
    people = {
        name: part
        for name, part in parts.items()
        if part and not words.no_person & {word.casefold() for word in part}
    }
    full = frozenset(
        tuple(word.casefold() for word in part) for part in people.values() if len(part) > 1
    )
    capitalised = {word for part in people.values() for word in part if word[0].isupper()}
    single = {word for word in capitalised if len(word) >= _SHORTEST}
    single |= {name for name in people if _is_handle(name, capitalised)}
    return KnownNames(
        full=full,
        single=frozenset(
            word for word in single if word.casefold() not in words.ordinary | words.things
        ),
        words=words,
        longest=max(map(len, full), default=1),
    )


def _is_handle(name: str, capitalised: Set[str]) -> bool:
    """Whether a word in small letters can only be somebody's: "tokafor" beside Tom Okafor."""
    if not _WORD.fullmatch(name) or not name.islower():
        return False
    return any(c.isdigit() for c in name) or any(
        word.casefold() in name for word in capitalised if len(word) >= _SHORTEST_IN_HANDLE
    )
