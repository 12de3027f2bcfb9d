"""What a review decided, and what was seen of it since: an observation, never a verdict."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from ..knowledge_base import KnowledgeBase
from ..model.factor import FactorId
from ..model.front_matter import Decision, Kind
from ..model.incident import Incident, IncidentId
from ..model.period import period_of
from ..model.vocabulary import Known
from ..trends.periods import Quarter
from .population import Population


@dataclass(frozen=True, slots=True)
class SeenSince:
    """A factor in the records since a review."""

    factor: FactorId
    again: tuple[IncidentId, ...]
    """The records that carry it as a problem, oldest first."""
    since: int
    """The number of all records since."""


@dataclass(frozen=True, slots=True)
class Decided:
    """One decision; the text is the group's own."""

    decision: str
    team: str | None
    expected_signal: str | None
    review_date: date | None
    not_chosen: str | None
    seen: tuple[SeenSince, ...]
    """For each factor it is about."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """The decisions of a review, with what was seen since."""

    record: IncidentId
    quarter: Quarter
    since: date
    """The day of the review; the last of its quarter where the record has no date."""
    decisions: tuple[Decided, ...]


def reviews_held(kb: KnowledgeBase) -> Mapping[Quarter, Incident]:
    """Return the record of each review, the oldest quarter first; one for each quarter.

    Where a quarter has two, the first holds, in the order of the files.
    """
    found: dict[Quarter, Incident] = {}
    reviews = [i for i in kb.incidents.values() if i.kind is Kind.REVIEW]
    for incident in sorted(reviews, key=lambda each: each.source.path):
        named = period_of(incident.front.period, incident.source.stem)
        if named is not None and not incident.withdrawn:
            found.setdefault(Quarter(*named), incident)
    return {quarter: found[quarter] for quarter in sorted(found)}


def outcome(held: Incident, quarter: Quarter, population: Population, kb: KnowledgeBase) -> Outcome:
    """Look at what was seen since a review of the factors that its decisions name.

    Args:
        held: the record of the review.
        quarter: the quarter it is about.
        population: the records that are looked through.
        kb: the words of the record.
    """
    since = held.date or quarter.last_day
    return Outcome(
        held.id,
        quarter,
        since,
        tuple(_decided(each, since, population, kb) for each in held.front.decisions),
    )


def _decided(decision: Decision, since: date, population: Population, kb: KnowledgeBase) -> Decided:
    team = kb.catalog.teams.resolve(decision.team)[0] if decision.team else None
    return Decided(
        decision.decision,
        team and kb.catalog.teams.label(team),
        decision.expected_signal,
        decision.review_date,
        decision.not_chosen,
        tuple(_seen(factor, since, population) for factor in _factors(decision, kb)),
    )


def _factors(decision: Decision, kb: KnowledgeBase) -> Iterator[FactorId]:
    meant = dict.fromkeys(map(kb.vocabulary.resolve, decision.factors))
    yield from dict.fromkeys(each.factor.id for each in meant if isinstance(each, Known))


def _seen(factor: FactorId, since: date, population: Population) -> SeenSince:
    start = bisect_right(population.dates, since)
    later = [place for place in population.problems.get(factor, ()) if place >= start]
    again = tuple(incident.id for incident in population.at(later))
    return SeenSince(factor, again, population.n - start)
