"""Factors and words that a branch brings, beside the factors that look like them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from ..graph.features import words_in
from ..graph.likeness import Likeness
from ..knowledge_base import KnowledgeBase
from ..model.factor import FactorId
from ..model.incident import IncidentId
from ..model.vocabulary import Ambiguous, Factor, Known, Refused, Unknown, Unwelcome, Vocabulary
from .touched import Touched

CLOSE: Final = 2
"""How many factors are named that look like a new one."""
LEAST_SHARED: Final = 3
"""How many words two definitions share at least: each is a sentence or two."""


@dataclass(frozen=True, slots=True)
class SharedWord:
    """A word of two definitions, and the number of earlier ones that have it."""

    word: str
    n: int


@dataclass(frozen=True, slots=True)
class LookAlike:
    """A factor that looks like a new one."""

    factor: FactorId
    words: tuple[SharedWord, ...] = ()
    """The words both definitions have, the rarest first; empty where the names are alike."""


@dataclass(frozen=True, slots=True)
class NewFactor:
    """A factor that the vocabulary did not have."""

    factor: Factor
    records: tuple[IncidentId, ...]
    """The records in the graph that carry it, oldest first."""
    alike: tuple[LookAlike, ...]
    of: int
    """How many factors its definition was compared with."""


@dataclass(frozen=True, slots=True)
class NewWord:
    """A word that names no factor and that a record did not have before."""

    word: str
    record: IncidentId
    candidates: tuple[FactorId, ...] = ()
    """The factors it may mean, the nearest first."""
    refused: Refused | None = None
    """Where the vocabulary asks a question in place of the word."""


def new_factors(before: Vocabulary, kb: KnowledgeBase) -> tuple[NewFactor, ...]:
    """Compare each new factor with those that were there and are still in use.

    Names come first, as where a word is misspelled. Then come definitions, by the words they share.
    """
    after = kb.vocabulary
    added = [f for id, f in sorted(after.factors.items()) if id not in before.factors]
    if not added:
        return ()
    kept = {
        id: factor
        for id, factor in after.factors.items()
        if id in before.factors and factor.deprecated is None and factor.replaced_by is None
    }
    there = replace(after, factors=kept)
    index = Likeness.of((id, words_in(_text(factor))) for id, factor in sorted(kept.items()))
    return tuple(
        NewFactor(
            factor,
            tuple(i.id for i in kb.graph.incidents.values() if factor.id in i.factor_ids()),
            tuple(_alike(factor, there, index))[:CLOSE],
            len(kept),
        )
        for factor in added
    )


def _alike(new: Factor, there: Vocabulary, index: Likeness[FactorId]) -> Iterator[LookAlike]:
    named = dict.fromkeys(id for word in _names(new) for id in _meant(word, there))
    yield from map(LookAlike, named)
    for near in index.nearest(words_in(_text(new)), but=named, words=LEAST_SHARED):
        words = (SharedWord(word[1], index.count(word)) for word in near.shared)
        yield LookAlike(near.id, tuple(sorted(words, key=lambda each: (each.n, each.word))))


def _meant(word: str, there: Vocabulary) -> tuple[FactorId, ...]:
    match there.resolve(word):
        case Known(factor):
            return (factor.id,)
        case Ambiguous(candidates) | Unknown(candidates):
            return candidates
        case Unwelcome(refused):
            return refused.consider
        case _:
            return ()


def _names(factor: Factor) -> tuple[str, ...]:
    return factor.leaf, factor.label, *factor.aliases


def _text(factor: Factor) -> str:
    return "\n".join((*_names(factor), factor.definition))


def new_words(records: Iterable[Touched], kb: KnowledgeBase) -> Iterator[NewWord]:
    """Go through the words that wait for a place in the vocabulary, by record."""
    for record in records:
        before = record.before.waiting if record.before is not None else ()
        for word in record.after.waiting:
            if word not in before:
                meant = kb.vocabulary.resolve(word)
                refused = meant.refused if isinstance(meant, Unwelcome) else None
                yield NewWord(word, record.after.id, _meant(word, kb.vocabulary), refused)
