"""One record after defaults and vocabulary: what pages, graph and numbers look at."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NewType

from .action import Action
from .body import Body
from .factor import FactorId, FactorRef, FamilyId
from .front_matter import Audience, FrontMatter, Kind, Status
from .places import Places
from .source import SourceFile
from .timeline import Timeline
from .times import Times

IncidentId = NewType("IncidentId", str)


@dataclass(frozen=True, slots=True)
class RelatedLink:
    """Another record the author named; the id is one that exists."""

    incident: IncidentId
    why: str | None = None


@dataclass(frozen=True, slots=True)
class Incident:
    """One record. Every Markdown file in the source folder is one, coded or not."""

    id: IncidentId
    source: SourceFile
    title: str
    titled: bool = True
    """Whether the author gave a title; otherwise the file's stem is shown."""
    date: dt.date | None = None
    front: FrontMatter = field(default_factory=FrontMatter)
    has_front: bool = False
    """Whether there is a front matter that could be read."""
    places: Places = field(default_factory=Places)
    """Where its keys stand in the file."""
    body: Body = field(default_factory=lambda: Body(""))
    times: Times = field(default_factory=Times)
    timeline: Timeline = field(default_factory=Timeline)
    audience: Audience = Audience.INTERNAL
    severity: str | None = None
    services: tuple[str, ...] = ()
    teams: tuple[str, ...] = ()
    factors: tuple[FactorRef, ...] = ()
    families: tuple[FamilyId, ...] = ()
    """Families named without one of their factors."""
    waiting: tuple[str, ...] = ()
    """Words the vocabulary does not know, as written; they wait for someone to add or mend them."""
    actions: tuple[Action, ...] = ()
    related: tuple[RelatedLink, ...] = ()
    extra: Mapping[str, object] = field(default_factory=dict)
    """Keys of the front matter that are not ours, without any that name people."""

    @property
    def coded(self) -> bool:
        """Whether the record has what the graph needs: a title, a date and a factor."""
        return self.titled and self.date is not None and bool(self.factors or self.families)

    @property
    def states_day(self) -> bool:
        """Whether its day is written down, as `date` or among its times; a file's name is less."""
        return self.front.date is not None or bool(self.times.days)

    @property
    def in_graph(self) -> bool:
        """Whether the record stands in the graph: coded, not withdrawn, not a review."""
        return self.coded and self.listed

    @property
    def counted(self) -> bool:
        """Whether the record stands in the numbers: in the graph and not still in preparation."""
        status = self.front.status
        return self.in_graph and (status is None or status.counts)

    @property
    def preparing(self) -> bool:
        """Whether the record is in the graph and its status keeps it out of the numbers still."""
        return self.in_graph and not self.counted

    @property
    def withdrawn(self) -> bool:
        """Whether its page and address stay and nothing else looks at it."""
        return self.front.status is Status.WITHDRAWN

    @property
    def listed(self) -> bool:
        """Whether the record stands among incidents: not withdrawn, and not a review."""
        return not self.withdrawn and self.kind is not Kind.REVIEW

    @property
    def kind(self) -> Kind:
        """What sort of record it is."""
        return self.front.kind

    @property
    def order(self) -> tuple[dt.date, dt.datetime, str]:
        """Sort key: by date, then by when it was noticed, then by id; undated records first."""
        day = self.date or dt.date.min
        detected = self.times.detected
        noticed = detected.at if detected is not None else None
        return day, noticed or dt.datetime.combine(day, dt.time.min, dt.UTC), self.id

    @property
    def summary(self) -> str:
        """One paragraph that says what users met; empty where the record does not say."""
        impact = self.front.impact
        return (impact.summary if impact is not None else None) or self.body.lead

    def factor_ids(self) -> tuple[FactorId, ...]:
        """Return each factor once, in the order of the record."""
        return tuple(dict.fromkeys(ref.factor for ref in self.factors))
