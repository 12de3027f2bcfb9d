"""A factor that a branch adds to a record, beside the records and actions before it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from ..knowledge_base import KnowledgeBase
from ..model.action import ActionState
from ..model.factor import FactorId
from ..model.front_matter import Kind
from ..model.incident import Incident
from .addressed import FromRecord


@dataclass(frozen=True, slots=True)
class SeenAfter:
    """The records since an action on a factor was done, up to the one that is looked at."""

    done: FromRecord
    completed: date
    times: int
    """How many of them carry the factor as a problem, the one that is looked at among them."""
    since: int
    """How many records there are in all."""


@dataclass(frozen=True, slots=True)
class AddedFactor:
    """A factor of a record, counted over the twelve months that end with the day of the record.

    The record itself is counted. So is one in preparation: most records are, when a branch brings
    them.
    """

    factor: FactorId
    helped: bool
    """Whether it only helped here; then it is counted where it helped."""
    nth: int
    """How many records of the twelve months have it."""
    n: int
    """How many records the twelve months have."""
    since: date
    """The first day of the twelve months."""
    incidents: bool
    """Whether all that have it are incidents, and none a near miss or a surprise."""
    before: tuple[Incident, ...]
    """The earlier records that have it, of any date, oldest first."""
    earlier: int
    """How many earlier records there are in all."""
    after: tuple[SeenAfter, ...]
    """For each action on it that was done before the day of the record, oldest record first."""


def added_factors(
    incident: Incident, factors: Collection[FactorId], kb: KnowledgeBase
) -> Iterator[AddedFactor]:
    """Look at some factors of a record; a record that is not in the graph has none."""
    if not incident.in_graph or incident.date is None:
        return
    upto = [i for i in kb.graph.incidents.values() if i.order <= incident.order]
    first = year_before(incident.date)
    for factor in factors:
        helped = factor not in _problems(incident)
        having = [i for i in upto if factor in (_helped(i) if helped else _problems(i))]
        recent = [i for i in having if _on_or_after(first, i)]
        yield AddedFactor(
            factor=factor,
            helped=helped,
            nth=len(recent),
            n=sum(_on_or_after(first, i) for i in upto),
            since=first,
            incidents=all(i.kind is Kind.INCIDENT for i in recent),
            before=tuple(i for i in having if i.id != incident.id),
            earlier=len(upto) - 1,
            after=() if helped else tuple(_after(incident, factor, upto, having, kb)),
        )


def year_before(day: date) -> date:
    """Return the first day of the twelve months that end with a day.

    >>> year_before(date(2024, 5, 17)), year_before(date(2025, 2, 28))
    (datetime.date(2023, 5, 18), datetime.date(2024, 2, 29))
    """
    if day.year == date.min.year:
        return date.min
    same = day.replace(year=day.year - 1, day=min(day.day, 28 if day.month == 2 else 31))
    return date.fromordinal(same.toordinal() + 1)


def _after(
    incident: Incident,
    factor: FactorId,
    upto: Sequence[Incident],
    having: Sequence[Incident],
    kb: KnowledgeBase,
) -> Iterator[SeenAfter]:
    for id, action in kb.graph.actions_on(factor):
        done, day = action.completed, incident.date
        if action.state is not ActionState.DONE or done is None or day is None or done >= day:
            continue
        if id != incident.id:
            yield SeenAfter(
                FromRecord(kb.incidents[id], action),
                done,
                times=sum(_later(done, i) for i in having if i.id != id),
                since=sum(_later(done, i) for i in upto if i.id != id),
            )


def _on_or_after(first: date, incident: Incident) -> bool:
    return incident.date is not None and incident.date >= first


def _later(done: date, incident: Incident) -> bool:
    return incident.date is not None and incident.date > done


def _problems(incident: Incident) -> frozenset[FactorId]:
    return frozenset(ref.factor for ref in incident.factors if ref.role.problem)


def _helped(incident: Incident) -> frozenset[FactorId]:
    return frozenset(ref.factor for ref in incident.factors if not ref.role.problem)
