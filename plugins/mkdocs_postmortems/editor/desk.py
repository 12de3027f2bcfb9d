"""A site as the editor keeps it: read once, and one file of it read anew with each keystroke."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from ..audience import admit
from ..insight.population import Population
from ..lint.engine import all_findings
from ..lint.wording.wording import Wording
from ..model.collection import Collection
from ..model.finding import Finding
from ..model.incident import Incident, IncidentId
from ..reading.catalog import read_catalog
from ..reading.collection import levelled, together
from ..reading.files import Files, read_file, read_files
from ..reading.notes import Notes
from ..reading.tree import display_path, record_files, source_of
from ..reading.vocabulary import read_vocabulary
from ..settings import Settings
from .document import Document, Sort
from .stamps import Stamps, stamps_of


@dataclass(frozen=True)
class Looked:
    """What there is to say about an open file."""

    findings: tuple[Finding, ...]
    incident: Incident | None = None
    """The record that it is, as it stands in the editor."""


@dataclass(frozen=True, slots=True)
class Site:
    """The settings of a site, and the file they stand in, if there is one."""

    settings: Settings
    config: Path | None = None


@dataclass(frozen=True)
class Desk:
    """What was read of a site, and what every answer needs of it."""

    files: Files
    wording: Wording | None
    stamps: Stamps
    """How each file was when it was read."""
    config: Path | None = None

    @classmethod
    def of(cls, site: Site) -> Desk:
        """Read a site.

        Raises:
            SourceUnreadable: the folder of the records or the lexicon of the site cannot be read.
        """
        # A forked process would wait for ever: it closes the input that the server is reading.
        settings, config = replace(site.settings, concurrency=1), site.config
        stamps = stamps_of(settings, config)
        return cls(read_files(settings), Wording.of(settings), stamps, config)

    @property
    def settings(self) -> Settings:
        """What the site has set."""
        return self.files.against.settings

    @cached_property
    def read(self) -> Collection:
        """Everything as it is on the disk, records of every audience among it."""
        return together(self.files)

    @cached_property
    def incidents(self) -> Mapping[IncidentId, Incident]:
        """The records by their ids."""
        return {incident.id: incident for incident in self.read.incidents}

    @cached_property
    def population(self) -> Population:
        """The records that the numbers of the site's edition are about."""
        shown = admit(self.read, self.settings.edition).incidents
        counted = sorted((i for i in shown if i.counted), key=lambda incident: incident.order)
        return Population(tuple(counted), self.settings.as_of)

    def prepared(self) -> Desk:
        """Work out what answers need, so that the first of them does not wait for it."""
        _ = self.incidents, self.population.problems, self.population.helped
        return self

    def renewed(self) -> Desk | None:
        """Return the same desk where no file has changed; else one that knows the changes.

        A changed record is read alone. It is None where words or options have changed: then every
        record has to be read again.

        Raises:
            SourceUnreadable: the folder of the records is gone.
        """
        now = stamps_of(self.settings, self.config)
        if now == self.stamps:
            return self
        if now.words != self.stamps.words:
            return None
        notes = Notes(self.settings.source)
        paths = {display_path(f, self.settings): f for f in record_files(self.settings, notes)}
        kept = {part.incident.source.path: part for part in self.files.parts}
        changed = now.changed(self.stamps)
        parts = [
            kept[path]
            if path in kept and path not in changed
            else read_file(file, self.files.against)
            for path, file in paths.items()
        ]
        return replace(self, files=self.files.with_parts(parts), stamps=now)

    def look(self, document: Document) -> Looked:
        """Return what `postmortems check` would say about a file if it were saved now."""
        source = source_of(document.text.raw, document.file, self.settings)
        if document.sort is not Sort.RECORD:
            notes = Notes(source.path)
            read_words = read_vocabulary if document.sort is Sort.VOCABULARY else read_catalog
            read_words(self.settings, notes, source)
            return Looked(_about(source.path, levelled(notes.found, self.settings)))
        alone = together(self.files.with_record(source), lambda path: path == source.path)
        found = all_findings(alone, self.settings, self.wording)
        return Looked(_about(source.path, found), next(iter(alone.incidents), None))


def _about(path: str, found: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(each for each in found if each.location.path == path)
