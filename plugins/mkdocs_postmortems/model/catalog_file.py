"""Every key of `catalog.yml`; this file is also its JSON Schema and its reference."""

from __future__ import annotations

from .entry import Entry, ShortEntry
from .shapes import Many, Text


class ServiceDefinition(ShortEntry, short="id"):
    """A service: its id, or a mapping with more about it."""

    id: Text
    """Lower-case letters, digits, dots and hyphens."""
    label: Text | None = None
    """The name on pages; the id if left out."""
    team: Text | None = None
    """The team that runs it."""
    aliases: Many[Text] = ()
    """Other words authors may write."""
    url: Text | None = None
    """Where more about it stands; an http or https address."""


class TeamDefinition(ShortEntry, short="id"):
    """A team: its id, or a mapping with more about it."""

    id: Text
    """Lower-case letters, digits, dots and hyphens."""
    label: Text | None = None
    """The name on pages; the id if left out."""
    aliases: Many[Text] = ()
    """Other words authors may write."""


class CatalogFile(Entry):
    """The file `catalog.yml` beside the records."""

    version: int = 1
    """The version of this format: 1."""
    services: Many[ServiceDefinition] = ()
    """The services of the site; with any here, other words are unknown services."""
    teams: Many[TeamDefinition] = ()
    """The teams of the site; with any here, other words are unknown teams."""
