"""The records that numbers speak about: every number is asked of one of these values."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from itertools import groupby
from typing import TypeVar

from ..knowledge_base import KnowledgeBase
from ..model.factor import FactorId, FamilyId
from ..model.front_matter import Kind
from ..model.incident import Incident
from ..trends.periods import Quarter, quarter_of

Id = TypeVar("Id", FactorId, FamilyId)


@dataclass(frozen=True, slots=True, kw_only=True)
class Slice:
    """Which records are asked about; what is left out holds for all."""

    since: date | None = None
    """The first day, itself included."""
    until: date | None = None
    """The last day, itself included."""
    service: str | None = None
    team: str | None = None
    kind: Kind | None = None
    severity: str | None = None

    def holds(self, incident: Incident) -> bool:
        """Whether a record is asked about; one without a date is in no period."""
        day = incident.date
        return (
            (self.since is None or (day is not None and day >= self.since))
            and (self.until is None or (day is not None and day <= self.until))
            and (self.service is None or self.service in incident.services)
            and (self.team is None or self.team in incident.teams)
            and (self.kind is None or incident.kind is self.kind)
            and (self.severity is None or incident.severity == self.severity)
        )


@dataclass(frozen=True)
class Population:
    """Counted records in their order, and how far the collection reaches.

    A factor counts once in a record. It is a problem there unless its only role is mitigating; a
    factor with both kinds of role stands in `problems` and in `helped`.
    """

    records: tuple[Incident, ...]
    """The counted records, by date, then by when they were noticed, then by id."""
    as_of: date | None
    """The day up to which the collection was kept; None where nothing has a date."""
    helping: frozenset[FamilyId] = frozenset()
    """The families whose factors help: one that is named alone is no problem."""
    whole: Population | None = field(default=None, repr=False, compare=False)
    """The population whose first records these are; the places in it are not looked for again."""

    @classmethod
    def of(cls, kb: KnowledgeBase, asked: Slice | None = None) -> Population:
        """Return the counted records of a slice; `until` moves the end of the view with it."""
        asked = asked or Slice()
        ends = [day for day in (kb.as_of, asked.until) if day is not None]
        return cls(
            records=tuple(incident for incident in kb.counted if asked.holds(incident)),
            as_of=min(ends, default=None) if kb.as_of is not None else None,
            helping=frozenset(f.id for f in kb.vocabulary.families.values() if not f.role.problem),
        )

    def up_to(self, day: date) -> Population:
        """Return the same records as they stood at the end of a day."""
        end = bisect_right(self.dates, day)
        return replace(
            self,
            records=self.records[:end],
            as_of=min(day, self.as_of) if self.as_of is not None else None,
            whole=self.whole or self,
        )

    def since(self, day: date) -> Population:
        """Return the records from a day on, seen from the same end."""
        start = bisect_left(self.dates, day)
        return replace(self, records=self.records[start:], whole=None)

    @cached_property
    def n(self) -> int:
        """N, the number of counted records."""
        return len(self.records)

    @cached_property
    def dates(self) -> tuple[date, ...]:
        """The day of each record, in their order; a counted record has one."""
        return tuple(i.date for i in self.records if i.date is not None)

    @cached_property
    def problems(self) -> Mapping[FactorId, tuple[int, ...]]:
        """The places of the records in which each factor is a problem: 0 is the oldest."""
        if self.whole is not None:
            return _first(self.whole.problems, self.n)
        return _places({r.factor for r in i.factors if r.role.problem} for i in self.records)

    @cached_property
    def helped(self) -> Mapping[FactorId, tuple[int, ...]]:
        """The places of the records in which each factor helped: 0 is the oldest."""
        if self.whole is not None:
            return _first(self.whole.helped, self.n)
        return _places({r.factor for r in i.factors if not r.role.problem} for i in self.records)

    @cached_property
    def families(self) -> Mapping[FamilyId, tuple[int, ...]]:
        """The places of the records with a problem of each family, or with its name alone."""
        if self.whole is not None:
            return _first(self.whole.families, self.n)
        return _places(
            {FamilyId(r.factor.split(".")[0]) for r in incident.factors if r.role.problem}
            | {family for family in incident.families if family not in self.helping}
            for incident in self.records
        )

    @cached_property
    def quarters(self) -> Mapping[Quarter, range]:
        """The places of the records of each quarter that has one, the oldest first."""
        found: dict[Quarter, range] = {}
        start = 0
        for quarter, days in groupby(self.dates, quarter_of):
            end = start + sum(1 for _ in days)
            found[quarter], start = range(start, end), end
        return found

    def at(self, places: Iterable[int]) -> tuple[Incident, ...]:
        """Return the records at some places."""
        return tuple(self.records[place] for place in places)


def _places(named: Iterable[AbstractSet[Id]]) -> Mapping[Id, tuple[int, ...]]:
    """Return the places at which each id is named."""
    found: dict[Id, list[int]] = {}
    for place, ids in enumerate(named):
        for id in ids:
            found.setdefault(id, []).append(place)
    return {id: tuple(found[id]) for id in sorted(found)}


def _first(places: Mapping[Id, tuple[int, ...]], n: int) -> Mapping[Id, tuple[int, ...]]:
    """Return the places before n; an id without one is left out."""
    ends = {id: bisect_left(found, n) for id, found in places.items()}
    return {id: places[id][:end] for id, end in ends.items() if end}
