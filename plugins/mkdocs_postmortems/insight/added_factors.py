"""A factor that a branch adds to a record, beside the records and actions before it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from ..knowledge_base import KnowledgeBase
from ..model.action import ActionState
from ..model.factor import FactorId
from ..model.front_matter import Kind
from ..model.incident import Incident, IncidentId
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


@dataclass(frozen=True)
class History:
    """The records in the graph, oldest first, to look back from each of them."""

    kb: KnowledgeBase

    @cached_property
    def days(self) -> tuple[date, ...]:
        """The day of each record; one in the graph has a day."""
        return tuple(i.date for i in self.kb.graph.incidents.values() if i.date is not None)

    @cached_property
    def places(self) -> Mapping[IncidentId, int]:
        """The place of each record: 0 is the oldest."""
        return {id: place for place, id in enumerate(self.kb.graph.incidents)}


def added_factors(
    incident: Incident, factors: Collection[FactorId], history: History
) -> Iterator[AddedFactor]:
    """Look at some factors of a record; a record that is not in the graph has none."""
    place = history.places.get(incident.id)
    if place is None or incident.date is None:
        return
    first, kb = year_before(incident.date), history.kb
    for factor in factors:
        helped = all(not ref.role.problem for ref in incident.factors if ref.factor == factor)
        carrying = kb.graph.helped(factor) if helped else kb.graph.problems(factor)
        having = [kb.incidents[id] for id in reversed(carrying) if history.places[id] <= place]
        recent = [i for i in having if i.date is not None and i.date >= first]
        yield AddedFactor(
            factor=factor,
            helped=helped,
            nth=len(recent),
            n=place + 1 - bisect_left(history.days, first),
            since=first,
            incidents=all(i.kind is Kind.INCIDENT for i in recent),
            before=tuple(i for i in having if i.id != incident.id),
            earlier=place,
            after=() if helped else tuple(_after(incident, factor, having, history)),
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
    incident: Incident, factor: FactorId, having: Sequence[Incident], history: History
) -> Iterator[SeenAfter]:
    for id, action in history.kb.graph.actions_on(factor):
        done, day = action.completed, incident.date
        if action.state is not ActionState.DONE or done is None or day is None or done >= day:
            continue
        if id != incident.id:
            place, begin = history.places[incident.id], bisect_right(history.days, done)
            yield SeenAfter(
                FromRecord(history.kb.incidents[id], action),
                done,
                times=sum(history.places[i.id] >= begin for i in having if i.id != id),
                since=place + 1 - begin - (begin <= history.places[id] <= place),
            )
