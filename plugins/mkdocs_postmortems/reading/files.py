"""The files of the source folder, each read by itself, once."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import Final

from ..errors import SourceUnreadable
from ..model.finding import Finding
from ..model.shapes import shown
from ..model.source import SourceFile
from ..processes import are_worth_it, each
from ..settings import Settings
from .against import Against
from .catalog import read_catalog
from .incidents import Read, read_id, read_incident, read_without_text
from .notes import Notes
from .times import zone
from .tree import display_path, read_source, record_files
from .vocabulary import read_vocabulary

Wanted = Callable[[str], bool]
"""Says whether a path, as findings show it, is spoken about."""

_NOTHING: Final[Mapping[SourceFile, Read]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Files:
    """The files of a collection, each read by itself, before they are looked at together."""

    against: Against
    parts: tuple[Read, ...]
    """What each record says, in the order of the files."""
    found: tuple[Finding, ...] = ()
    """What there is to say about the folder, the vocabulary and the catalog."""

    def with_record(self, source: SourceFile) -> Files:
        """Return these files with one of them read anew, or with one more."""
        had = (part for part in self.parts if part.incident.source.path == source.path)
        of_file = next((part.of_file for part in had), ())
        fresh = replace(read_incident(source, self.against), of_file=of_file)
        return self.with_parts([*self.without(source.path), fresh])

    def without(self, path: str) -> Iterator[Read]:
        """Go through the other files."""
        return (part for part in self.parts if part.incident.source.path != path)

    def with_parts(self, parts: Iterable[Read]) -> Files:
        """Return the same vocabulary and catalog with other records."""
        return replace(self, parts=tuple(sorted(parts, key=lambda part: part.incident.source.path)))


def every(path: str) -> bool:
    """Want every file there is."""
    return True


def read_files(
    settings: Settings, wanted: Wanted = every, *, known: Files | None = None, text: bool = True
) -> Files:
    """Read every file, and leave open what they say to each other.

    Args:
        settings: what the site has set.
        wanted: which paths to read whole. Of the others only what the wanted ones may depend on.
        known: what was read before. What is the same in every letter is not read again.
        text: whether the text of the records is wanted.

    Raises:
        SourceUnreadable: the source folder is not there, or the site's time zone is none.
    """
    if zone(settings.timezone) is None:
        raise SourceUnreadable(f"the time zone {shown(settings.timezone)} is not an IANA name")
    notes = Notes(settings.source)
    files = record_files(settings, notes)
    against = Against(read_vocabulary(settings, notes), read_catalog(settings, notes), settings)
    had = _read_alike(known, against)
    whole = {file for file in files if wanted(display_path(file, settings))}
    reader = read_incident if text else read_without_text

    def read(file: Path) -> Read:
        return read_file(file, against, reader if file in whole else read_id, had)

    several = are_worth_it(len(whole) - len(had), settings.concurrency)
    with _no_search_for_garbage():
        parts = tuple(each(read, files, settings.concurrency if several else 1))
    return Files(against, parts, tuple(notes.found))


def read_file(
    file: Path,
    against: Against,
    reader: Callable[[SourceFile, Against], Read] = read_incident,
    had: Mapping[SourceFile, Read] = _NOTHING,
) -> Read:
    """Read one file as a record, unless what it says is known already."""
    notes = Notes(against.settings.source)
    source = read_source(file, against.settings, notes)
    if source in had:
        return had[source]
    return replace(reader(source, against), of_file=tuple(notes.found))


def _read_alike(known: Files | None, against: Against) -> dict[SourceFile, Read]:
    """Return by its file what was read before against the same words and under the same settings.

    Where the project is makes no difference to a file that is read by itself.
    """
    if known is None:
        return {}
    before = known.against
    here = replace(against.settings, root=before.settings.root, lexicon=before.settings.lexicon)
    if replace(against, settings=here) != before:
        return {}
    return {part.incident.source: part for part in known.parts}


@contextmanager
def _no_search_for_garbage() -> Iterator[None]:
    """Keep Python from looking through all that is read for garbage, now and later.

    Everything that is read is kept, and a seventh of the time of reading went into that search.
    What an earlier reading kept is looked through again from here on.
    """
    searching = gc.isenabled()
    gc.disable()
    gc.unfreeze()
    try:
        yield
    finally:
        gc.freeze()
        if searching:
            gc.enable()
