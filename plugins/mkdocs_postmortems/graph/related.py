"""Which records are related, and why: what authors named first, then what is alike."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final, Literal, get_args

from ..model.incident import Incident, IncidentId
from .features import Feature, Kind, features_of
from .likeness import LEAST_RECORDS, Likeness
from .nearness import DIGITS

KINDS: Final = ("stated", *get_args(Kind))


@dataclass(frozen=True, slots=True)
class Reason:
    """Why two records are related: one thing that `n` of `of` records have."""

    kind: Kind | Literal["stated"]
    id: str
    """The factor, service or team; the address of a ticket; the word; for a stated relation the
    other record."""
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
    """How near they are, 0 to 1; it orders a list and is not shown on pages."""


@dataclass(frozen=True)
class Relations:
    """What authors named as related, and what is alike."""

    known: Mapping[IncidentId, Incident]
    """All records, oldest first."""

    @cached_property
    def likeness(self) -> Likeness[IncidentId]:
        """The records that are compared, by what they have in common."""
        return Likeness.of((id, features_of(each)) for id, each in sorted(self._comparable.items()))

    def related(self, incident: Incident, limit: int) -> tuple[Related, ...]:
        """Return the records nearest to one; `FactorGraph.related` has the whole text."""
        own = _named(incident, self.known)
        theirs = self.backlinks(incident.id) if self._holds(incident) else ()
        stated = [*own, *(id for id in theirs if id not in own)][: max(limit, len(own))]
        rows = [self._stated(incident, own, other) for other in stated]
        room = limit - len(rows)
        if room > 0 and incident.listed and self._enough:
            rows += self._near(incident, room, stated)
        return tuple(rows)

    def backlinks(self, incident: IncidentId) -> tuple[IncidentId, ...]:
        """Return the records that name one, newest first."""
        return self._named_by.get(incident, ())

    def compared(self, incident: Incident) -> int:
        """Return how many other records one is compared with; none where it is like no other."""
        if not incident.listed:
            return 0
        return len(self._comparable) - self._holds(incident)

    def _stated(
        self, incident: Incident, own: Mapping[IncidentId, str | None], other: IncidentId
    ) -> Related:
        """Say who named whom, and what the two share where they are compared."""
        why = own[other] if other in own else self._names[other][incident.id]
        said = Reason("stated", other, why=why)
        if not (self._enough and incident.listed and other in self._comparable):
            return Related(other, (said,), 0.0)
        held, index = self._holds(incident), self.likeness
        vector = index.vector(incident.id) if held else index.vector_of(features_of(incident))
        found = index.alike(vector, other)
        return Related(other, (said, *self._reasons(found.shared)), round(found.score, DIGITS))

    def _near(
        self, incident: Incident, limit: int, but: Collection[IncidentId]
    ) -> Iterator[Related]:
        """Go through the records that are most alike, for one of these or a draft."""
        if self._holds(incident):
            found = self.likeness.like(incident.id, limit, but)
        else:
            found = self.likeness.nearest(features_of(incident), limit, but)
        for each in found:
            yield Related(each.id, self._reasons(each.shared), each.score)

    def _holds(self, incident: Incident) -> bool:
        """Whether a record is one of these, and not a draft that may have the same id."""
        return self.known.get(incident.id) is incident

    def _reasons(self, shared: Iterable[Feature]) -> tuple[Reason, ...]:
        """Return what is shared as reasons, the rarest first."""
        return tuple(row[-1] for row in sorted(map(self._reason, shared)))

    def _reason(self, feature: Feature) -> tuple[int, int, str, Reason]:
        """Return a reason behind what orders it: made once, said often."""
        found = self._made.get(feature)
        if found is None:
            (kind, id), n = feature, self.likeness.count(feature)
            found = (n, KINDS.index(kind), id, Reason(kind, id, n, len(self.likeness.ids)))
            self._made[feature] = found
        return found

    @cached_property
    def _made(self) -> dict[Feature, tuple[int, int, str, Reason]]:
        return {}

    @cached_property
    def _comparable(self) -> dict[IncidentId, Incident]:
        return {id: incident for id, incident in self.known.items() if incident.listed}

    @property
    def _enough(self) -> bool:
        """Whether any two may be called alike; where not, no number is loaded."""
        return len(self._comparable) >= LEAST_RECORDS

    @cached_property
    def _names(self) -> dict[IncidentId, dict[IncidentId, str | None]]:
        """For every record, oldest first, those it names, and why."""
        return {id: _named(incident, self.known) for id, incident in self.known.items()}

    @cached_property
    def _named_by(self) -> dict[IncidentId, tuple[IncidentId, ...]]:
        named: dict[IncidentId, list[IncidentId]] = {}
        for id in reversed([*self._names]):
            for other in self._names[id]:
                named.setdefault(other, []).append(id)
        return {id: tuple(sources) for id, sources in named.items()}


def _named(incident: Incident, known: Collection[IncidentId]) -> dict[IncidentId, str | None]:
    """Return the other records an author named, each once; the first reason holds."""
    named: dict[IncidentId, str | None] = {}
    for link in incident.related:
        if link.incident in known and link.incident != incident.id:
            named.setdefault(link.incident, link.why)
    return named
