"""The file that is open: what it is to a site, and where the YAML in it stands."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from typing import Final

from ..authoring.tokens import IN_CATALOG, IN_RECORD, IN_VOCABULARY, Places
from ..reading import catalog, vocabulary
from ..reading.tree import is_record_file
from ..settings import Settings
from .cursor import Cursor
from .scan import cursor_at
from .text import Spot, Text

_FENCE: Final = re.compile(r"---[ \t]*$")
_CLOSING: Final = re.compile(r"(?:---|\.\.\.)[ \t]*$")


class Sort(StrEnum):
    """What a file is to a site."""

    RECORD = "record"
    VOCABULARY = "vocabulary"
    CATALOG = "catalog"


PLACES: Final[Mapping[Sort, Places]] = {
    Sort.RECORD: IN_RECORD,
    Sort.VOCABULARY: IN_VOCABULARY,
    Sort.CATALOG: IN_CATALOG,
}
"""Where words for factors, services and teams stand in each sort of file."""


@dataclass(frozen=True)
class Document:
    """A file of a site with the text that an editor has of it."""

    file: Path
    sort: Sort
    text: Text

    @cached_property
    def block(self) -> range:
        """The lines of its YAML; a block that is not closed ends at the first blank line."""
        lines = self.text.lines
        if self.sort is not Sort.RECORD:
            return range(len(lines))
        top = next((n for n, line in enumerate(lines) if line), 0)
        if not _FENCE.match(lines[top]):
            return range(0)
        below = range(top + 1, len(lines))
        end = next((n for n in below if _CLOSING.match(lines[n])), None)
        if end is None:
            end = next((n for n in below if not lines[n]), len(lines))
        return range(top + 1, end)

    @property
    def yaml(self) -> str:
        """The text of the block."""
        return "\n".join(self.text.lines[self.block.start : self.block.stop])

    def cursor(self, spot: Spot) -> Cursor | None:
        """Return the word of the YAML at a place."""
        if spot.line not in self.block:
            return None
        blank = [""] * self.block.start  # so that lines keep their numbers
        lines = [*blank, *self.text.lines[self.block.start : spot.line + 1]]
        return cursor_at(lines, spot)


def sort_of(file: Path, settings: Settings) -> Sort | None:
    """Return what a file is to a site; None where it is nothing that is spoken about."""
    if not file.is_relative_to(settings.folder):
        return None
    relative = file.relative_to(settings.folder).as_posix()
    if relative in vocabulary.NAMES:
        return Sort.VOCABULARY
    if relative in {*catalog.NAMES, *catalog.BACKSTAGE}:
        return Sort.CATALOG
    return Sort.RECORD if is_record_file(file, settings) else None
