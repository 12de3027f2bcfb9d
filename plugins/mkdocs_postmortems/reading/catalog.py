"""`catalog.yml` or Backstage's `catalog-info.yaml` -> the services and teams of a site."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from ..model.catalog import Catalog, Directory, Named
from ..model.catalog_file import CatalogFile, ServiceDefinition, TeamDefinition
from ..model.finding import Location
from ..model.shapes import shown
from ..model.source import SourceFile
from ..model.words import did_you_mean, fold, nearest, slug
from ..settings import Settings
from .links import is_link
from .notes import Notes
from .plain_yaml import read_yaml
from .tree import find_file
from .validation import validate
from .written import Written

NAMES: Final = ("catalog.yml", "catalog.yaml")
BACKSTAGE: Final = ("catalog-info.yaml", "catalog-info.yml")
VERSION: Final = 1

_DOCUMENT = re.compile(r"^---[ \t]*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class _Placed:
    """An entry of either form, and where it stands."""

    entry: Named
    at: Location


def read_catalog(settings: Settings, notes: Notes, source: SourceFile | None = None) -> Catalog:
    """Return the catalog of a site; without one every word is a service or team.

    Args:
        settings: what the site has set.
        notes: where faults are noted.
        source: its file as an editor has it; without one it is read from the disk.
    """
    if source is None:
        source = find_file(NAMES, settings, notes) or find_file(BACKSTAGE, settings, notes)
    if source is None:
        return Catalog()
    own = notes.beside(source.path)
    read = _own if source.relative in NAMES else _backstage
    return _catalog(*read(source.text, own), own)


def _catalog(services: list[_Placed], teams: list[_Placed], notes: Notes) -> Catalog:
    known = _directory(teams, "team", notes)
    for service in services:
        _check_team(service, known, notes)
    return Catalog(services=_directory(services, "service", notes), teams=known)


def _own(text: str, notes: Notes) -> tuple[list[_Placed], list[_Placed]]:
    written = read_yaml(text, notes)
    if written is None:
        return [], []
    if not isinstance(written.value, dict):
        code, said = ("PM326", "is empty") if written.value is None else ("PM102", "is no mapping")
        notes.add(code, 1, f"the catalog {said}", "Write `services:` and `teams:` with lists.")
        return [], []
    file = validate(CatalogFile, written, notes)
    if file.version != VERSION:
        notes.add(
            "PM330",
            written.of(("version",)),
            f"version {file.version} of the catalog is unknown here",
            f"Write `version: {VERSION}`.",
        )
    return (
        list(_entries(file.services, "services", written, notes)),
        list(_entries(file.teams, "teams", written, notes)),
    )


def _entries(
    entries: Iterable[ServiceDefinition | TeamDefinition], key: str, written: Written, notes: Notes
) -> Iterator[_Placed]:
    for place, entry in enumerate(entries):
        loc = written.locate((key, place))
        url = team = None
        if isinstance(entry, ServiceDefinition):
            url, team = entry.url, entry.team
            if not is_link(url, written.of((*loc, "url")), notes):
                url = None
        named = Named(slug(entry.id), entry.label or entry.id, entry.aliases, url, team)
        yield _Placed(named, written.of(written.locate((*loc, "id"))))


def _backstage(text: str, notes: Notes) -> tuple[list[_Placed], list[_Placed]]:
    services: list[_Placed] = []
    teams: list[_Placed] = []
    start = 0
    for end in [*(found.start() for found in _DOCUMENT.finditer(text)), len(text)]:
        block = text[start:end]
        first_line = text.count("\n", 0, start) + 1
        start = text.find("\n", end) + 1 or len(text)
        written = read_yaml(block, notes, first_line)
        if written is None or not isinstance(written.value, dict):
            continue
        kind, name = written.get(("kind",)), written.get(("metadata", "name"))
        if not isinstance(name, str) or not slug(name):
            continue
        at = written.of(("metadata", "name"))
        title = written.get(("metadata", "title"))
        label = title if isinstance(title, str) and title.strip() else name
        if kind in {"Component", "System"}:
            owner = written.get(("spec", "owner"))
            # An owner may be a person, `user:jane`; only a group is a team.
            named = isinstance(owner, str) and not owner.strip().lower().startswith("user:")
            team = owner.rsplit("/", 1)[-1].rsplit(":", 1)[-1] if named else None
            services.append(_Placed(Named(slug(name), label, (name,), team=team), at))
        elif kind == "Group":
            teams.append(_Placed(Named(slug(name), label, (name,)), at))
    return services, teams


def _directory(placed: Iterable[_Placed], kind: str, notes: Notes) -> Directory:
    """Make a directory; a word that already means another entry is noted and keeps its meaning."""
    entries: dict[str, Named] = {}
    owners: dict[str, str] = {}
    for part in placed:
        entry = part.entry
        if entry.id in entries:
            notes.add("PM325", part.at, f"the {kind} '{entry.id}' stands twice", "Join the two.")
            continue
        clashes = [
            word
            for word in dict.fromkeys((entry.id, entry.label, *entry.aliases))
            if owners.get(fold(word), entry.id) != entry.id
        ]
        for word in clashes:
            notes.add(
                "PM322",
                part.at,
                f"{shown(word)} means '{entry.id}' and '{owners[fold(word)]}'",
                f"Let each word mean one {kind}.",
            )
        aliases = tuple(alias for alias in entry.aliases if alias not in clashes)
        entries[entry.id] = Named(entry.id, entry.label, aliases, entry.url, entry.team)
        for word in (entry.id, entry.label, *aliases):
            owners.setdefault(fold(word), entry.id)
    return Directory(entries, closed=bool(entries))


def _check_team(service: _Placed, teams: Directory, notes: Notes) -> None:
    team = service.entry.team
    if team and not teams.resolve(team)[1]:
        notes.add(
            "PM309",
            service.at,
            f"unknown team {shown(team)} of the service '{service.entry.id}'",
            did_you_mean(nearest(team, teams.entries)) or "Add it under `teams`.",
        )
