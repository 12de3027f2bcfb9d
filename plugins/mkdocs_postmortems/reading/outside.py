"""A file that is no record of the collection, read as if it were one: a draft, or any text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Final

from ..errors import SourceUnreadable
from ..model.finding import one_line
from ..model.incident import Incident
from ..model.source import SourceFile
from .against import Against
from .collection import close_to, names_of, related_links
from .incidents import read_incident
from .notes import Notes
from .tree import read_source

LONGEST_PATH: Final = 1000
UNKNOWN: Final = "latin-1"
"""How bytes are read that are no text in UTF-8 or Windows-1252: any bytes are text in it."""


def read_outside(path: Path, against: Against, known: Iterable[Incident]) -> Incident:
    """Read one file; what it names as related are records of the collection.

    Raises:
        SourceUnreadable: the file is not there, is empty, is too large, or is no text.
    """
    notes = Notes(str(path))
    source = _source(path, against, notes)
    part = read_incident(source, against)
    ids = names_of(known)
    return replace(part.incident, related=related_links(part, ids, notes, close_to(ids)))


def _named(path: Path) -> str:
    # The end of a path says most, so it is not cut where a value would be.
    return f"'{one_line(str(path), LONGEST_PATH)}'"


def _source(path: Path, against: Against, notes: Notes) -> SourceFile:
    try:
        path.stat()
    except (OSError, ValueError) as problem:
        reason = problem.strerror if isinstance(problem, OSError) else problem
        raise SourceUnreadable(f"{_named(path)}: {reason}") from None
    source = read_source(path, against.settings, notes)
    if source.encoding is None:
        raise SourceUnreadable(f"{_named(path)}: {notes.found[-1].message}")
    if source.encoding == UNKNOWN:
        raise SourceUnreadable(f"{_named(path)}: the file is no text in UTF-8 or Windows-1252")
    if not source.text.strip():
        raise SourceUnreadable(f"{_named(path)}: the file is empty")
    return source
