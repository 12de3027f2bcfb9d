"""Which records are related, and why: what authors named first, then what is alike."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final, Literal

from ..model.incident import Incident, IncidentId
from .likeness import LEAST_RECORDS, Feature, Features, Likeness, features_of
from .nearness import DIGITS
from .words import whole

if TYPE_CHECKING:
    from .text import TextIndex

KINDS: Final = ("stated", "factor", "service", "team", "word")
CODED: Final = 6
"""How many shared factors, services and teams are named."""
SAID: Final = 4
"""How many shared words are named beside them."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why two records are related: one thing that `n` of `of` records have."""

    kind: Literal["stated", "factor", "service", "team", "word"]
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
    """How near they are, 0 to 1; it orders a list and is not shown on pages."""


@dataclass(frozen=True)
class Relations:
    """What authors named as related, and what is alike."""

    known: Mapping[IncidentId, Incident]
    """All records, oldest first."""

    @cached_property
    def likeness(self) -> Likeness:
        """The records in the graph, by what they have in common."""
        inside = {id: incident for id, incident in sorted(self.known.items()) if incident.in_graph}
        # Equal features are one object: in a large collection that is half of the memory.
        one: dict[Feature, Feature] = {}
        return Likeness(
            {
                id: {one.setdefault(f, f): amount for f, amount in features_of(incident).items()}
                for id, incident in inside.items()
            }
        )

    def related(self, incident: Incident, limit: int) -> tuple[Related, ...]:
        """Return the records nearest to one; `FactorGraph.related` has the whole text."""
        own = _named(incident, self.known)
        theirs = self.backlinks(incident.id) if self._holds(incident) else ()
        stated = [*own, *(id for id in theirs if id not in own)][: max(limit, len(own))]
        rows = [self._stated(incident, own, other) for other in stated]
        room = limit - len(rows)
        if room > 0 and incident.listed:
            near = [
                *self._by_coding(incident, room, stated),
                *self._by_text(incident, room, stated),
            ]
            rows += sorted(near, key=lambda row: -row.score)[:room]
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
        """Say who named whom, and what the two share where both are coded."""
        why = own[other] if other in own else self._names[other][incident.id]
        said = Reason("stated", other, why=why)
        features = self._features(incident)
        if features is None or other not in self.likeness.features:
            return Related(other, (said,), 0.0)
        score = self.likeness.score(features, other)
        return Related(other, (said, *self._shared(features, other)), round(score, DIGITS))

    def _by_coding(
        self, incident: Incident, limit: int, but: Collection[IncidentId]
    ) -> Iterator[Related]:
        """Go through the coded records that are most alike, for a record that is coded too."""
        features = self._features(incident)
        if features is None:
            return
        if self._holds(incident):
            found = self.likeness.nearest(incident.id, limit, but)
        else:
            found = self.likeness.nearest_to(features, limit, but)
        for other, score in found:
            yield Related(other, self._shared(features, other), score)

    def _by_text(
        self, incident: Incident, limit: int, but: Collection[IncidentId]
    ) -> Iterator[Related]:
        """Go through the records that say the same, where one of the two is not coded."""
        coded = self.likeness.speaks and self._features(incident) is not None
        among = self._not_coded if coded else None
        if among == frozenset() or len(self._comparable) < LEAST_RECORDS:
            return
        if self._holds(incident):
            found = self._texts.like(incident.id, limit + len(but), among)
        else:
            found = self._texts.nearest(whole(incident), limit + len(but), among)
        of = len(self._comparable)
        for match in found:
            if match.id not in but:
                words = (Reason("word", shared.word, shared.n, of) for shared in match.words)
                yield Related(match.id, tuple(words), match.score)

    def _features(self, incident: Incident) -> Features | None:
        """Return what a coded record has, or a draft with factors; nothing for any other."""
        if self._holds(incident):
            return self.likeness.features.get(incident.id)
        return features_of(incident) if incident.factors else None

    def _holds(self, incident: Incident) -> bool:
        """Whether a record is one of these, and not a draft that may have the same id."""
        return self.known.get(incident.id) is incident

    def _shared(self, features: Features, other: IncidentId) -> tuple[Reason, ...]:
        """Return the weightiest of what is shared, the rarest first."""
        shared = self.likeness.shared(features, other)
        coding = [feature for feature in shared if feature[0] != "word"][:CODED]
        words = [feature for feature in shared if feature[0] == "word"][:SAID]
        reasons = self._reasons
        return tuple(each[-1] for each in sorted(reasons[feature] for feature in coding + words))

    @cached_property
    def _reasons(self) -> dict[Feature, tuple[int, int, str, Reason]]:
        """What each feature says as a reason, behind what orders it: made once, said often."""
        of = len(self.likeness.features)
        return {
            (kind, id): (n, KINDS.index(kind), id, Reason(kind, id, n, of))
            for (kind, id), n in self.likeness.counts.items()
        }

    @cached_property
    def _comparable(self) -> dict[IncidentId, Incident]:
        return {id: incident for id, incident in self.known.items() if incident.listed}

    @cached_property
    def _not_coded(self) -> frozenset[IncidentId]:
        return frozenset(self._comparable).difference(self.likeness.features)

    @cached_property
    def _texts(self) -> TextIndex[IncidentId]:
        from .text import TextIndex  # and scikit-learn

        return TextIndex.of({id: whole(incident) for id, incident in self._comparable.items()})

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
