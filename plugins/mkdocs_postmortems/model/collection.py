"""Everything that was read, before any edition leaves anything out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from .catalog import Catalog, Directory, Named
from .finding import Finding
from .incident import Incident
from .vocabulary import Vocabulary
from .words import slug


@dataclass(frozen=True)
class Collection:
    """The records of a source folder, the words they use, and what there is to say about them."""

    incidents: tuple[Incident, ...] = ()
    """Every Markdown file that is a record, in the order of the files."""
    vocabulary: Vocabulary = field(default_factory=Vocabulary)
    catalog: Catalog = field(default_factory=Catalog)
    findings: tuple[Finding, ...] = ()
    """In the order of the files, at the levels the settings give them."""


def with_labels(catalog: Catalog, incidents: Iterable[Incident]) -> Catalog:
    """Give an open list the words of the records, as first written."""
    services: list[str] = []
    teams: list[str | None] = []
    for incident in incidents:
        front = incident.front
        services += front.services
        teams += [*front.teams, *(action.team for action in front.actions or ())]
        if front.facilitation is not None:
            teams += [person.team for person in front.facilitation.participants]
            teams.append(front.facilitation.moderator_team)
    return Catalog(_labelled(catalog.services, services), _labelled(catalog.teams, teams))


def _labelled(directory: Directory, words: Iterable[str | None]) -> Directory:
    if directory.closed:
        return directory
    entries: dict[str, Named] = {}
    for word in filter(None, words):
        entries.setdefault(slug(word), Named(slug(word), word))
    return Directory(dict(sorted(entries.items())))
