"""What a marker asks for: its words resolved as in a record, and which records they mean."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from ..knowledge_base import KnowledgeBase
from ..model.catalog import Directory
from ..model.factor import FactorId, FamilyId
from ..model.front_matter import Kind
from ..model.incident import Incident
from ..model.shapes import shown
from ..model.vocabulary import Factor, Vocabulary
from ..model.words import did_you_mean, fold, nearest
from ..reading.factors import resolve
from ..reading.markers import Marker
from ..reading.notes import Notes
from .site_map import SiteMap


@dataclass(frozen=True, slots=True)
class Asked:
    """Which records, actions or factors are asked for; what is None does not narrow them."""

    service: str | None = None
    team: str | None = None
    factor: FactorId | None = None
    family: FamilyId | None = None
    kind: Kind | None = None
    severity: str | None = None
    since: date | None = None

    def meets(self, incident: Incident) -> bool:
        """Whether a record is asked for by its service, kind, severity and date."""
        return (
            self.service in (None, *incident.services)
            and self.kind in (None, incident.kind)
            and self.severity in (None, incident.severity)
            and (self.since is None or (incident.date is not None and incident.date >= self.since))
        )

    def covers(
        self, factors: Iterable[FactorId], families: Iterable[FamilyId], vocabulary: Vocabulary
    ) -> bool:
        """Whether the factor and the family asked for are among these."""
        mine = tuple(factors)
        all_families = {*families, *(vocabulary.factors[factor].family for factor in mine)}
        return self.factor in (None, *mine) and self.family in (None, *all_families)


def asked_by(marker: Marker, kb: KnowledgeBase, site: SiteMap, notes: Notes) -> Asked:
    """Resolve the words of a marker; one that means nothing here is noted."""
    scope, words = marker.scope, _Words(marker, kb, notes)
    factor = words.factor(scope.factor)
    family = words.family(scope.family)
    return Asked(
        service=words.name("service", scope.service, kb.catalog.services, site.services),
        team=words.name("team", scope.team, kb.catalog.teams, site.teams),
        factor=factor.id if isinstance(factor, Factor) else None,
        family=factor if isinstance(factor, str) else family,
        kind=scope.kind,
        severity=words.severity(scope.severity),
        since=scope.since,
    )


@dataclass(frozen=True, slots=True)
class _Words:
    marker: Marker
    kb: KnowledgeBase
    notes: Notes

    def name(
        self, kind: str, word: str | None, names: Directory, pages: Mapping[str, str]
    ) -> str | None:
        if word is None:
            return None
        id, _ = names.resolve(word)
        if id not in pages and id not in names.entries:
            close = names.nearest(word) or nearest(word, pages)
            self._note(kind, f"unknown {kind} {shown(word)}", did_you_mean(close))
        return id

    def factor(self, word: str | None) -> Factor | FamilyId | None:
        if word is None:
            return None
        found = Notes(self.notes.path)
        meant = resolve(word, self.kb.vocabulary, self.marker.places["factor"], found)
        if meant is None:
            for each in found.found:
                self._note("factor", each.message, each.hint)
        return meant

    def family(self, word: str | None) -> FamilyId | None:
        if word is None:
            return None
        families = self.kb.vocabulary.families.values()
        known = {fold(said): family.id for family in families for said in (family.label, family.id)}
        if fold(word) not in known:
            close = did_you_mean(nearest(word, self.kb.vocabulary.families))
            self._note("family", f"unknown family {shown(word)}", close)
        return known.get(fold(word))

    def severity(self, word: str | None) -> str | None:
        if word is None:
            return None
        used = {i.severity for i in self.kb.incidents.values() if i.severity}
        known = {fold(severity): severity for severity in (*used, *self.kb.settings.severities)}
        if fold(word) not in known:
            close = did_you_mean(nearest(word, known.values()))
            self._note("severity", f"unknown severity {shown(word)}", close)
        return known.get(fold(word))

    def _note(self, key: str, message: str, hint: str | None) -> None:
        self.notes.add("PM602", self.marker.places[key], message, hint)
