"""Phrases found in a text: whole words in their order, whatever their endings."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from typing import Final, Generic, TypeVar

from .words import stem

Meant = TypeVar("Meant", bound=str)
_WORD = re.compile(r"[^\W_]+")
LEAST_LETTERS: Final = 2
"""A phrase of one letter, such as a service `x`, is found nowhere."""


class Phrases(Generic[Meant]):
    """Phrases, each with what is meant by it.

    Examples
    --------
    >>> phrases = Phrases({"retry": ["retry storm", "Retries"], "dns": ["DNS"]})
    >>> [*phrases.found("Retry-storms hit the DNS; dnsmasq did not.")]
    [('retry', 'retry storm'), ('retry', 'Retries'), ('dns', 'DNS')]
    """

    def __init__(self, meanings: Mapping[Meant, Iterable[str]]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], Meant, str]]] = {}
        for meant, phrases in meanings.items():
            for phrase in phrases:
                stems = _stems(phrase)
                if sum(map(len, stems)) >= LEAST_LETTERS:
                    self._by_first.setdefault(stems[0], []).append((stems, meant, phrase))

    def found(self, text: str) -> Iterator[tuple[Meant, str]]:
        """Yield what is meant, and the phrase as it was given, once for each in the text."""
        stems = _stems(text)
        seen: dict[tuple[Meant, str], None] = {}
        for place, first in enumerate(stems):
            for phrase, meant, given in self._by_first.get(first, ()):
                if stems[place : place + len(phrase)] == phrase:
                    seen[meant, given] = None
        yield from seen


def _stems(text: str) -> tuple[str, ...]:
    folded = unicodedata.normalize("NFC", text).casefold()
    return tuple(stem(word) for word in _WORD.findall(folded))
