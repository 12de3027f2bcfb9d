"""The one door: files become one frozen value, and everything else asks it questions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Final

from .audience import admit
from .graph.factor_graph import FactorGraph
from .model.catalog import Catalog
from .model.collection import Collection
from .model.finding import Finding
from .model.incident import Incident, IncidentId
from .model.vocabulary import Vocabulary
from .reading.collection import read_collection
from .settings import Settings

LEAST_WITHHELD: Final = 3
"""Fewer restricted records than this are not mentioned: the number alone could give one away."""
A_YEAR: Final = timedelta(days=366)


@dataclass(frozen=True)
class KnowledgeBase:
    """A collection as one edition sees it."""

    settings: Settings
    incidents: Mapping[IncidentId, Incident]
    """Every record of this edition, coded or not, oldest first."""
    vocabulary: Vocabulary
    catalog: Catalog
    graph: FactorGraph
    findings: tuple[Finding, ...] = ()
    """In the order of the files, at the levels the settings give them."""
    withheld: int = 0
    """How many records this edition may not show."""

    @classmethod
    def load(cls, settings: Settings, *, text: bool = True) -> KnowledgeBase:
        """Read the source folder and return what this edition may know.

        Without the text of the records there are numbers, and no findings.

        Raises:
            SourceUnreadable: the source folder is not there.
        """
        return cls.of(read_collection(settings, text=text), settings)

    @classmethod
    def of(cls, read: Collection, settings: Settings) -> KnowledgeBase:
        """Return what this edition may know of a collection that is read."""
        shown = admit(read, settings.edition)
        incidents = {i.id: i for i in sorted(shown.incidents, key=lambda i: i.order)}
        return cls(
            settings=settings,
            incidents=incidents,
            vocabulary=shown.vocabulary,
            catalog=shown.catalog,
            graph=FactorGraph.of(incidents.values(), shown.vocabulary),
            findings=shown.findings,
            withheld=len(read.incidents) - len(shown.incidents),
        )

    @property
    def collection(self) -> Collection:
        """What was read, in the order of the files, as far as this edition shows it."""
        return Collection(
            tuple(sorted(self.incidents.values(), key=lambda i: i.source.path)),
            self.vocabulary,
            self.catalog,
            self.findings,
        )

    @property
    def told_withheld(self) -> int | None:
        """How many records a page may say are withheld; None where they are few."""
        return self.withheld if self.withheld >= LEAST_WITHHELD else None

    @cached_property
    def counted(self) -> tuple[Incident, ...]:
        """The records that stand in the numbers, oldest first."""
        return tuple(i for i in self.incidents.values() if i.counted)

    @cached_property
    def not_coded(self) -> tuple[Incident, ...]:
        """The records that still miss a title, a date or a factor."""
        return tuple(i for i in self.incidents.values() if not i.coded)

    def neighbours(self, id: IncidentId) -> tuple[IncidentId | None, IncidentId | None]:
        """Return the records before and after one, by date."""
        place = self._places[id]
        before = self._order[place - 1] if place else None
        return before, self._order[place + 1] if place + 1 < len(self._order) else None

    @cached_property
    def _order(self) -> tuple[IncidentId, ...]:
        return tuple(self.incidents)

    @cached_property
    def _places(self) -> Mapping[IncidentId, int]:
        return {id: place for place, id in enumerate(self._order)}

    @cached_property
    def as_of(self) -> date | None:
        """The day the site speaks about: set, or the newest date that something happened.

        What followed an incident counts as long as no year lies between it and any date before:
        one slip such as `completed: 2042-01-01` would else make all of the past look long ago.
        """
        if self.settings.as_of is not None:
            return self.settings.as_of
        records = self.incidents.values()
        newest = max((day for record in records for day in _happened(record)), default=None)
        for day in sorted({day for record in records for day in _followed(record)}):
            if newest is None or timedelta(0) < day - newest <= A_YEAR:
                newest = day
        return newest


def _happened(incident: Incident) -> Iterator[date]:
    if incident.date is not None:
        yield incident.date
    yield from incident.times.days


def _followed(incident: Incident) -> Iterator[date]:
    """Go through the dates of what people did afterwards; `due` dates are not among them."""
    front = incident.front
    held, review = front.facilitation, front.review
    days = [action.completed for action in incident.actions]
    if held is not None:
        days += [held.timeline_agreed, held.analysis, held.actions_agreed]
    if review is not None:
        days.append(review.done)
    yield from (day for day in days if day is not None)
