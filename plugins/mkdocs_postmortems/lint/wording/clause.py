"""A sentence cut at the edges of its clauses, up to a place in it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from .grammar import Grammar
from .people import WORD

REACH: Final = 400
"""Characters before a phrase in which its subject may stand."""

APART: Final = frozenset({",", ")", "–", "—", "-"})
"""Edges that may close an aside: "the engineer, under pressure, forgot"."""


@dataclass(frozen=True, slots=True)
class Clause:
    """The words of a clause, and where each begins in the sentence."""

    words: tuple[str, ...]
    lower: tuple[str, ...]
    """The same in lower case, without a verb that is written onto them."""
    places: tuple[int, ...]
    edge: str
    """What it begins behind, in lower case; empty at the start of the sentence."""


def clauses_before(sentence: str, place: int, grammar: Grammar) -> tuple[Clause, ...]:
    """Return the clauses that lead up to a place; the last may have no words."""
    cut, edge = max(0, place - REACH), ""
    made = []
    for found in _edges(frozenset(grammar.edges)).finditer(sentence, cut, place):
        made.append(_clause(sentence, cut, found.start(), edge, grammar))
        cut, edge = found.end(), found[0].lower()
        if not edge[0].isalpha():
            edge = edge[0]
    made.append(_clause(sentence, cut, place, edge, grammar))
    return tuple(made)


def _clause(sentence: str, start: int, end: int, edge: str, grammar: Grammar) -> Clause:
    found = tuple(WORD.finditer(sentence, start, end))
    words = tuple(word[0] for word in found)
    lower = tuple(grammar.contracted.sub("", word.lower()) for word in words)
    return Clause(words, lower, tuple(word.start() for word in found), edge)


@lru_cache(maxsize=8)
def _edges(words: frozenset[str]) -> re.Pattern[str]:
    return re.compile(
        r"[.;:,()|!?]+(?=\s|$|[()])|(?<=\s)[–—-]+(?=\s)|\(|—|"
        rf"\b(?:{'|'.join(sorted(map(re.escape, words)))})\b",
        re.IGNORECASE,
    )
