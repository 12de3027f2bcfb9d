"""Two records worth reading together: far apart in teams and services, and alike in conditions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from ..knowledge_base import KnowledgeBase
from ..model.factor import FactorId
from ..model.front_matter import Kind
from ..model.incident import Incident, IncidentId
from .population import Population

MOST_LOOKED_AT: Final = 40
"""Of the newest records of a quarter: to find the relatives of one takes milliseconds."""
NEAREST: Final = 5


@dataclass(frozen=True, slots=True)
class ReadTogether:
    """Two related records, and a near miss for contrast."""

    first: IncidentId
    second: IncidentId
    shared: tuple[FactorId, ...]
    """The factors that are problems in both, by id."""
    teams: int
    services: int
    """How many teams and services the two touch, taken together."""
    near_miss: IncidentId | None


def read_together(
    own: Iterable[Incident], population: Population, kb: KnowledgeBase
) -> ReadTogether | None:
    """Choose a pair of related records, one of them of the quarter; None where there is none.

    The pair touches the most teams and services; then it shares the most factors; then it is the
    newest. The near miss is another record that shares the most factors with the pair.

    Args:
        own: the counted records of the quarter, oldest first.
        population: the records that are looked through.
        kb: how records are related.
    """
    inside = {incident.id: incident for incident in population.records}
    newest = [*own][-MOST_LOOKED_AT:]
    pairs = [pair for incident in newest for pair in _pairs(incident, inside, kb)]
    if not pairs:
        return None
    first, second = max(pairs, key=_worth)
    shared = _problems(first) & _problems(second)
    return ReadTogether(
        first.id,
        second.id,
        tuple(sorted(shared)),
        len({*first.teams, *second.teams}),
        len({*first.services, *second.services}),
        _near_miss(first, second, population),
    )


def _pairs(
    incident: Incident, inside: dict[IncidentId, Incident], kb: KnowledgeBase
) -> Iterator[tuple[Incident, Incident]]:
    for found in kb.graph.related(incident.id, NEAREST):
        other = inside.get(found.incident)
        if other is not None and _problems(incident) & _problems(other):
            yield min(incident, other, key=_order), max(incident, other, key=_order)


def _worth(pair: tuple[Incident, Incident]) -> tuple[object, ...]:
    first, second = pair
    places = len({*first.teams, *second.teams}) + len({*first.services, *second.services})
    return places, len(_problems(first) & _problems(second)), _order(second), _order(first)


def _near_miss(first: Incident, second: Incident, population: Population) -> IncidentId | None:
    factors = _problems(first) | _problems(second)
    others = (
        incident
        for incident in population.records
        if incident.kind is Kind.NEAR_MISS and incident.id not in {first.id, second.id}
    )
    near = max(others, key=lambda i: (len(_problems(i) & factors), _order(i)), default=None)
    return near.id if near is not None else None


def _problems(incident: Incident) -> frozenset[FactorId]:
    return frozenset(ref.factor for ref in incident.factors if ref.role.problem)


def _order(incident: Incident) -> tuple[object, ...]:
    return incident.order
