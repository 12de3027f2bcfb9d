"""The short forms in the patterns of a lexicon, such as {who}, put in full."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Set
from itertools import groupby
from operator import itemgetter
from typing import Final

from .people import NAME

_A_NAME: Final = rf"{NAME}+(?: {NAME}+)?"
_EITHER_CASE: Final = re.compile(r"\(\?-i:\[(\\?.)[^\]]+\]\)")
_SHORT: Final = re.compile(r"\{([a-z_]+)\}")
WHO: Final = "who"
"""The group of a pattern that holds a noun phrase for a person, to be looked at more closely."""


class Phrases:
    """The parts of a lexicon, and the noun phrases that its roles make."""

    def __init__(self, parts: Mapping[str, str], roles: Set[str]) -> None:
        self._parts = parts
        self._who = (
            rf"(?:{parts['some_of']} )?(?:(?!{parts['no_noun']}\b)[\w-]{{1,30}} ){{0,3}}?"
            rf"(?:{_nouns(roles)}|{_A_NAME})(?![\w-])(?! {parts['compound']}\b)"
        )

    def expand(self, pattern: str) -> str:
        """Put every short form in full; the first noun phrase becomes the group `who`.

        Raises:
            ValueError: there is no such short form.
        """
        named = False

        def full(found: re.Match[str]) -> str:
            nonlocal named
            name = found[1]
            if name in {WHO, "whose"}:
                head, named = ("(?:" if named else f"(?P<{WHO}>"), True
                return f"{head}{self._who})" + ("(?:'s|')" if name == "whose" else "(?!')")
            if name not in self._parts:
                raise ValueError(f"no part is called '{name}'")
            return _SHORT.sub(full, self._parts[name])

        return _SHORT.sub(full, pattern)

    def compile(self, pattern: str) -> re.Pattern[str]:
        """Return a pattern ready to search with, whatever the case of letters."""
        return re.compile(self.expand(pattern), re.IGNORECASE)

    def compile_all(self, patterns: Iterable[str]) -> tuple[re.Pattern[str], ...]:
        """Return several patterns ready to search with."""
        return tuple(map(self.compile, patterns))


def _nouns(roles: Set[str]) -> str:
    """Return a pattern for any of some nouns, the longest first, by their first letters.

    Letters without regard to case are slow to compare. So the first one is looked up in a set of
    two, and at most words all nouns are passed over at once.
    """
    ordered = sorted(roles, key=lambda noun: (noun[0], -len(noun), noun))
    return "|".join(
        f"(?-i:[{re.escape(first)}{re.escape(first.upper())}])"
        f"(?:{'|'.join(re.escape(noun[1:]) for noun in nouns)})"
        for first, nouns in groupby(ordered, key=itemgetter(0))
    )


def for_others(pattern: str) -> str:
    """Return a pattern for text in which no name was covered, without what makes it quick here."""
    bare = pattern.replace(f"|{_A_NAME}", "").replace(r"[^\w\ue000]", r"\W")
    return _EITHER_CASE.sub(r"\1", bare)
