"""The files that are open and the sites they belong to, for as long as an editor runs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from ..model.incident import Incident
from .desk import Desk, Looked, Site
from .diagnostics import Diagnostic, diagnostics
from .document import Document, sort_of
from .text import Text

Find = Callable[[Path], Site | None]
"""From a file to the site it belongs to; None where it belongs to none."""


@dataclass(frozen=True)
class Open:
    """A file that is open, and what is known about it at one moment; nothing here changes."""

    document: Document
    desk: Desk

    @cached_property
    def looked(self) -> Looked:
        """What there is to say about it."""
        return self.desk.look(self.document)

    @property
    def incident(self) -> Incident | None:
        """The record that it is."""
        return self.looked.incident

    @cached_property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """The findings, with the characters they are about."""
        return diagnostics(self.looked.findings, self.document)


@dataclass(slots=True)
class Session:
    """What changes while an editor runs: texts with each keystroke, desks with each saved file."""

    find: Find
    texts: dict[str, Text] = field(default_factory=dict)
    """The open files by the names an editor gives them."""
    sites: dict[str, tuple[Site, Document]] = field(default_factory=dict)
    """The site of each open file that belongs to one."""
    desks: dict[Path, Desk] = field(default_factory=dict)
    """What was read of each site, by its root."""
    known: dict[str, Open] = field(default_factory=dict)

    def opened(self, name: str, file: Path | None, text: Text) -> Site | None:
        """Take up a file; return its site."""
        self.texts[name] = text
        self.sites.pop(name, None)
        for path in (file, file.resolve()) if file is not None else ():
            site = self.find(path)
            sort = sort_of(path, site.settings) if site is not None else None
            if site is not None and sort is not None:
                self.sites[name] = site, Document(path, sort, text)
                return site
        return None

    def changed(self, name: str, text: Text) -> None:
        """Take up a new text of an open file."""
        self.texts[name] = text
        if name in self.sites:
            site, document = self.sites[name]
            self.sites[name] = site, Document(document.file, document.sort, text)

    def closed(self, name: str) -> None:
        """Forget a file."""
        for kept in (self.texts, self.sites, self.known):
            kept.pop(name, None)

    def look(self, name: str) -> Open | None:
        """Return an open file with what is known; None where its site has not been read."""
        if name not in self.sites:
            return None
        site, document = self.sites[name]
        desk = self.desks.get(site.settings.root)
        if desk is None:
            return None
        known = self.known.get(name)
        if known is None or known.document is not document or known.desk is not desk:
            known = self.known[name] = Open(document, desk)
        return known
