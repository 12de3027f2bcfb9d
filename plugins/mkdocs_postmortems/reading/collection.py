"""The source folder -> everything in it, read once; every finding in one run."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import cache, partial

from ..model.collection import Collection, with_labels
from ..model.finding import Finding, Level, Location
from ..model.incident import Incident, IncidentId, RelatedLink
from ..model.shapes import shown
from ..model.words import did_you_mean, nearest
from ..settings import Settings
from .files import Files, Wanted, every, read_files
from .incidents import Read
from .notes import Notes
from .reviews import check_one_each
from .shared_ids import separate

Close = Callable[[str], tuple[str, ...]]
"""Says which ids are most like a word."""


def read_collection(settings: Settings, wanted: Wanted = every, *, text: bool = True) -> Collection:
    """Read every record of the source folder, with the vocabulary and the catalog it uses.

    Args:
        settings: what the site has set.
        wanted: which paths to read, where not all of them are wanted. Of the other records only the
            id is looked up, and the quarter of a review, because records refer to each other; they
            are not returned, and nothing is said about them.
        text: whether the text of the records is wanted. Numbers need none; nothing is said then.

    Raises:
        SourceUnreadable: the source folder is not there, or the site's time zone is none.
    """
    read = together(read_files(settings, wanted, text=text), wanted)
    return read if text else replace(read, findings=())


def together(files: Files, wanted: Wanted = every) -> Collection:
    """Look at files together: which ids they share, and which records they name.

    Args:
        files: what was read of them.
        wanted: which paths to speak about, where not all of them are wanted.
    """
    against = files.against
    notes = Notes(against.settings.source, list(files.found))
    notes.found += (said for part in files.parts for said in (*part.of_file, *part.findings))
    if not files.parts:
        notes.add(
            "PM006",
            Location(against.settings.source),
            "no records here yet",
            "A record is a Markdown file with a title, a date and factors.",
        )
    settled = separate(files.parts, notes)
    incidents = link(settled, notes, wanted)
    check_one_each((part.incident for part in settled), notes)
    said = (found for found in notes.found if wanted(found.location.path))
    return Collection(
        incidents,
        against.vocabulary,
        with_labels(against.catalog, incidents),
        levelled(said, against.settings),
    )


def link(read: tuple[Read, ...], notes: Notes, wanted: Wanted = every) -> tuple[Incident, ...]:
    """Turn `related` into links between records that exist; a file's stem will do for its id."""
    spoken_of = [part for part in read if wanted(part.incident.source.path)]
    asked = any(part.related_at for part in spoken_of)
    ids = names_of(part.incident for part in read) if asked else {}
    close = close_to(ids)
    return tuple(
        replace(part.incident, related=related_links(part, ids, notes, close))
        if part.related_at
        else part.incident
        for part in spoken_of
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
