"""Is the coding sound: what numbers about factors stand on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ..knowledge_base import KnowledgeBase
from ..model.factor import FactorId
from ..model.incident import Incident, IncidentId
from ..model.vocabulary import Known, Resolution, Vocabulary
from ..model.words import fold
from ..trends.tagging import CodedTwice, Drift, drift, unseen
from .population import Population


@dataclass(frozen=True, slots=True)
class Tagging:
    """How factors are given in the records of a population."""

    n: int
    """N, the number of records."""
    uses: int
    """How often a record carries a factor, in any role."""
    once: int
    """How many of these are the only use of their factor."""
    unseen: float | None
    """The share of the next uses that will be factors not seen before."""
    coded_twice: CodedTwice
    drift: Drift | None
    """Of the number of factors that are problems: it is their rise that is tested elsewhere."""
    deprecated: tuple[IncidentId, ...]
    """The records that still have the word of a deprecated factor."""
    waiting: tuple[tuple[str, int], ...]
    """Words the vocabulary does not know, with numbers of records, most records first."""
    unused: tuple[FactorId, ...]
    """Factors that no record of the whole collection carries, by id."""

    @property
    def drifting(self) -> bool:
        """Whether a rise may be tagging, so that a page has to say so first."""
        return self.drift is not None and self.drift.banner


def tagging(population: Population, kb: KnowledgeBase) -> Tagging:
    """Look at how the records of a population are coded.

    Args:
        population: the records.
        kb: the words they are coded with.
    """
    uses = Counter(f for incident in population.records for f in incident.factor_ids())
    words = _meanings(population.records, kb.vocabulary)
    return Tagging(
        n=population.n,
        uses=uses.total(),
        once=sum(use == 1 for use in uses.values()),
        unseen=unseen([*uses.values()]),
        coded_twice=_coded_twice(population.records, uses, words),
        drift=drift([*_problems(population)]),
        deprecated=tuple(i.id for i in population.records if _has_deprecated(i, words)),
        waiting=_waiting(population.records),
        unused=kb.graph.unused_factors(),
    )


def _meanings(
    records: Iterable[Incident], vocabulary: Vocabulary
) -> Mapping[str, Resolution | None]:
    """Look up each word of the records once; those that wait are known to be unknown."""
    found: dict[str, Resolution | None] = {}
    for incident in records:
        found.update(dict.fromkeys(incident.waiting))
        for entry in (*incident.front.factors, *incident.front.coded_again):
            if entry.id not in found:
                found[entry.id] = vocabulary.resolve(entry.id)
    return found


def _coded_twice(
    records: Iterable[Incident],
    used: Iterable[FactorId],
    words: Mapping[str, Resolution | None],
) -> CodedTwice:
    """Compare the two readers over every factor that either of them, or any record, has used."""
    twice = [
        (frozenset(incident.factor_ids()), frozenset(_again(incident, words)))
        for incident in records
        if incident.front.coded_again
    ]
    both = sum(len(first & second) for first, second in twice)
    first_only = sum(len(first - second) for first, second in twice)
    second_only = sum(len(second - first) for first, second in twice)
    factors = {*used}.union(*(second for _, second in twice))
    neither = len(twice) * len(factors) - both - first_only - second_only
    return CodedTwice(len(twice), both, first_only, second_only, neither)


def _again(incident: Incident, words: Mapping[str, Resolution | None]) -> Iterator[FactorId]:
    for entry in incident.front.coded_again:
        meant = words[entry.id]
        if isinstance(meant, Known):
            yield meant.factor.id


def _has_deprecated(incident: Incident, words: Mapping[str, Resolution | None]) -> bool:
    meant = (words[entry.id] for entry in incident.front.factors)
    return any(isinstance(each, Known) and each.written is not None for each in meant)


def _problems(population: Population) -> Iterator[int]:
    """Yield how many problems each record carries, oldest first."""
    for incident in population.records:
        yield len({ref.factor for ref in incident.factors if ref.role.problem})


def _waiting(records: Iterable[Incident]) -> tuple[tuple[str, int], ...]:
    """Count words that wait; spellings that compare as equal are one word, as first written."""
    shown: dict[str, str] = {}
    seen: Counter[str] = Counter()
    for incident in records:
        for word in incident.waiting:
            shown.setdefault(fold(word), word)
        seen.update({fold(word) for word in incident.waiting})
    ranked = sorted(seen.items(), key=lambda row: (-row[1], row[0]))
    return tuple((shown[key], n) for key, n in ranked)
