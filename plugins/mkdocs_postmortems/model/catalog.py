"""Services and teams: known ones where there is a catalog, any word where there is none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from .words import fold, nearest, slug


@dataclass(frozen=True, slots=True)
class Named:
    """A service or a team."""

    id: str
    label: str
    aliases: tuple[str, ...] = ()
    url: str | None = None
    team: str | None = None
    """The team that runs a service, where the catalog says so."""


@dataclass(frozen=True)
class Directory:
    """One list of names; an open one accepts any word."""

    entries: Mapping[str, Named] = field(default_factory=dict)
    closed: bool = False

    def resolve(self, word: str) -> tuple[str, bool]:
        """Return the id a word stands for, and whether the list knows it."""
        entry = self._words.get(fold(word))
        return (entry.id, True) if entry else (slug(word), not self.closed)

    def nearest(self, word: str) -> tuple[str, ...]:
        """Return the ids most like a word."""
        return nearest(word, self.entries)

    def label(self, id: str) -> str:
        """Return the name to show for an id."""
        entry = self.entries.get(id)
        return entry.label if entry else id

    @cached_property
    def _words(self) -> dict[str, Named]:
        words: dict[str, Named] = {}
        for entry in self.entries.values():
            for word in (*entry.aliases, entry.label, entry.id):
                words[fold(word)] = entry
        return words


@dataclass(frozen=True)
class Catalog:
    """The services and teams of a site."""

    services: Directory = field(default_factory=Directory)
    teams: Directory = field(default_factory=Directory)
