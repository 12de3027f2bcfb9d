"""Which records are related, and why: what authors named first, then what is alike."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final, Literal

from ..model.incident import Incident, IncidentId
from .likeness import Likeness, features_of

KINDS: Final = ("stated", "factor", "service", "team", "words")
NAMED: Final = 6
"""How many things in common are named."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why two records are related: one thing that `n` of `of` records have."""

    kind: Literal["stated", "factor", "service", "team", "words"]
    id: str
    """The factor, service or team; the word; for a stated relation the other record."""
    n: int = 0
    of: int = 0
    why: str | None = None
    """The author's own words, where they stated the relation."""


@dataclass(frozen=True, slots=True)
class Related:
    """A record near to another one, with the reasons; there is always at least one."""

    incident: IncidentId
    reasons: tuple[Reason, ...]
    score: float
    """The cosine of the two records, 0 to 1; it orders a list and is not shown."""


@dataclass(frozen=True)
class Relations:
    """What authors named as related, and what is alike."""

    stated: Mapping[IncidentId, Mapping[IncidentId, str | None]]
    """For every record, oldest first, those it names, and why."""
    likeness: Likeness

    @classmethod
    def of(
        cls, known: Mapping[IncidentId, Incident], inside: Mapping[IncidentId, Incident]
    ) -> Relations:
        """Collect the relations of all records, and the features of those in the graph."""
        return cls(
            {id: _named(incident, known) for id, incident in known.items()},
            Likeness({id: features_of(incident) for id, incident in inside.items()}),
        )

    def related(self, incident: IncidentId, limit: int) -> tuple[Related, ...]:
        """Return the records nearest to one; `FactorGraph.related` has the whole text."""
        own = self.stated.get(incident, {})
        theirs = (id for id in self.backlinks(incident) if id not in own)
        rows = [*own, *theirs][: max(limit, len(own))]
        if incident in self.likeness.features and len(rows) < limit:
            near = self.likeness.nearest(incident, limit + len(rows))
            rows += [id for id in near if id not in rows][: limit - len(rows)]
        return tuple(self._related(incident, other) for other in rows)

    def backlinks(self, incident: IncidentId) -> tuple[IncidentId, ...]:
        """Return the records that name one, newest first."""
        return self._named_by.get(incident, ())

    def _related(self, incident: IncidentId, other: IncidentId) -> Related:
        said = [
            Reason("stated", other, why=self.stated[one][named])
            for one, named in ((incident, other), (other, incident))
            if named in self.stated[one]
        ]
        if not {incident, other} <= self.likeness.features.keys():
            return Related(other, tuple(said[:1]), 0.0)
        of = len(self.likeness.features)
        shared = [
            Reason(kind, id, n, of)
            for (kind, id), n in self.likeness.shared(incident, other)[:NAMED]
        ]
        shared.sort(key=lambda reason: (reason.n, KINDS.index(reason.kind), reason.id))
        score = self.likeness.score(incident, other)
        return Related(other, (*said[:1], *shared), score)

    @cached_property
    def _named_by(self) -> dict[IncidentId, tuple[IncidentId, ...]]:
        named: dict[IncidentId, list[IncidentId]] = {}
        for id in reversed([*self.stated]):
            for other in self.stated[id]:
                named.setdefault(other, []).append(id)
        return {id: tuple(sources) for id, sources in named.items()}


def _named(incident: Incident, known: Collection[IncidentId]) -> dict[IncidentId, str | None]:
    """Return the other records an author named, each once; the first reason holds."""
    named: dict[IncidentId, str | None] = {}
    for link in incident.related:
        if link.incident in known and link.incident != incident.id:
            named.setdefault(link.incident, link.why)
    return named
