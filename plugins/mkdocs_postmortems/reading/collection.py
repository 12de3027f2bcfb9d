"""The source folder -> everything in it, read once; every finding in one run."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache, partial

from ..errors import SourceUnreadable
from ..model.collection import Collection, with_labels
from ..model.finding import Finding, Level, Location
from ..model.incident import Incident, IncidentId, RelatedLink
from ..model.shapes import shown
from ..model.source import SourceFile
from ..model.words import did_you_mean, nearest
from ..processes import each
from ..settings import Settings
from .against import Against
from .catalog import read_catalog
from .incidents import Read, read_id, read_incident, read_without_text
from .notes import Notes
from .reviews import check_one_each
from .shared_ids import separate
from .times import zone
from .tree import records
from .vocabulary import read_vocabulary

Wanted = Callable[[str], bool]
"""Says whether a path, as findings show it, is spoken about."""
Close = Callable[[str], tuple[str, ...]]
"""Says which ids are most like a word."""


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
        return self.with_parts([*self.without(source.path), read_incident(source, self.against)])

    def without(self, path: str) -> Iterator[Read]:
        """Go through the other files."""
        return (part for part in self.parts if part.incident.source.path != path)

    def with_parts(self, parts: Iterable[Read]) -> Files:
        """Return the same vocabulary and catalog with other records."""
        return replace(self, parts=tuple(sorted(parts, key=lambda part: part.incident.source.path)))


def read_collection(
    settings: Settings, whole: Wanted | None = None, *, text: bool = True
) -> Collection:
    """Read every record of the source folder, with the vocabulary and the catalog it uses.

    Args:
        settings: what the site has set.
        whole: which paths to read, where not all of them are wanted. Of the other records only the
            id is looked up, and the quarter of a review, because records refer to each other; they
            are not returned, and nothing is said about them.
        text: whether the text of the records is wanted. Numbers need none; nothing is said then.

    Raises:
        SourceUnreadable: the source folder is not there, or the site's time zone is none.
    """
    with _no_search_for_garbage():
        read = together(_read_files(settings, whole, text=text), whole)
    return read if text else replace(read, findings=())


def read_files(
    settings: Settings, whole: Wanted | None = None, *, known: Files | None = None
) -> Files:
    """Read the same files, and leave open what they say to each other.

    Args:
        settings: what the site has set.
        whole: which paths to read, where not all of them are wanted.
        known: what was read before. What is the same in every letter is not read again.

    Raises:
        SourceUnreadable: the source folder is not there, or the site's time zone is none.
    """
    with _no_search_for_garbage():
        return _read_files(settings, whole, known, text=True)


def _read_files(
    settings: Settings, whole: Wanted | None, known: Files | None = None, *, text: bool
) -> Files:
    if zone(settings.timezone) is None:
        raise SourceUnreadable(f"the time zone {shown(settings.timezone)} is not an IANA name")
    notes = Notes(settings.source)
    sources = tuple(records(settings, notes))
    vocabulary = read_vocabulary(settings, notes)
    catalog = read_catalog(settings, notes)
    against = Against(vocabulary, catalog, settings)
    work = partial(read_incident if text else read_without_text, against=against)
    had = _read_alike(known, against)
    wanted = (source for source in sources if _all(whole, source.path))
    fresh = [source for source in wanted if source not in had]
    read = each(work, fresh, settings.concurrency)

    def part_of(source: SourceFile) -> Read:
        if not _all(whole, source.path):
            return read_id(source, against)
        return had[source] if source in had else next(read)

    parts = tuple(map(part_of, sources))
    return Files(against, parts, tuple(notes.found))


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


def together(files: Files, whole: Wanted | None = None) -> Collection:
    """Look at files together: which ids they share, and which records they name.

    Args:
        files: what was read of them.
        whole: which paths to speak about, where not all of them are wanted.
    """
    against = files.against
    notes = Notes(against.settings.source, list(files.found))
    notes.found += (finding for part in files.parts for finding in part.findings)
    if not files.parts:
        notes.add(
            "PM006",
            Location(against.settings.source),
            "no records here yet",
            "A record is a Markdown file with a title, a date and factors.",
        )
    settled = separate(files.parts, notes)
    incidents = link(settled, notes, whole)
    check_one_each((part.incident for part in settled), notes)
    said = (found for found in notes.found if _all(whole, found.location.path))
    return Collection(
        incidents,
        against.vocabulary,
        with_labels(against.catalog, incidents),
        levelled(said, against.settings),
    )


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


def _all(whole: Wanted | None, path: str) -> bool:
    return whole is None or whole(path)


def link(read: tuple[Read, ...], notes: Notes, whole: Wanted | None = None) -> tuple[Incident, ...]:
    """Turn `related` into links between records that exist; a file's stem will do for its id."""
    wanted = [part for part in read if _all(whole, part.incident.source.path)]
    asked = any(part.related_at for part in wanted)
    ids = names_of(part.incident for part in read) if asked else {}
    close = close_to(ids)
    return tuple(
        replace(part.incident, related=related_links(part, ids, notes, close))
        if part.related_at
        else part.incident
        for part in wanted
    )


def names_of(incidents: Iterable[Incident]) -> dict[str, IncidentId]:
    """Return what records may be called, ignoring case: the id, or the stem of the file."""
    known = list(incidents)
    ids = {incident.source.stem.casefold(): incident.id for incident in reversed(known)}
    return ids | {incident.id.casefold(): incident.id for incident in known}


def close_to(ids: Mapping[str, IncidentId]) -> Close:
    """Return a search for the ids most like a word; many records may name one of them wrongly."""
    return cache(partial(nearest, known=tuple(ids.values())))


def related_links(
    part: Read, ids: Mapping[str, IncidentId], notes: Notes, close: Close
) -> tuple[RelatedLink, ...]:
    """Return the records that one names, each once; what names none is noted."""
    links: dict[IncidentId, RelatedLink] = {}
    for entry, at in zip(part.incident.front.related, part.related_at, strict=True):
        id = ids.get(entry.id.removesuffix(".md").casefold())
        if id is None:
            meant = close(entry.id)
            notes.add(
                "PM402",
                at,
                f"the related record {shown(entry.id)} does not exist",
                did_you_mean(meant) or "Mend the id, or remove it.",
                meant,
            )
        elif id == part.incident.id:
            notes.add("PM409", at, "the record names itself as related", "Remove it.")
        else:
            links.setdefault(id, RelatedLink(id, entry.why))
    return tuple(links.values())


def levelled(found: Iterable[Finding], settings: Settings) -> tuple[Finding, ...]:
    """Return findings at the levels of the site, in the order of the files; `off` drops them."""
    levels = settings.levels
    weighed = (replace(f, level=levels[f.code]) if f.code in levels else f for f in found)
    return tuple(sorted((f for f in weighed if f.level is not Level.OFF), key=lambda f: f.order))
