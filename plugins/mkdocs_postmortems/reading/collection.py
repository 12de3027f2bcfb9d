"""The source folder -> everything in it, read once; every finding in one run."""

from __future__ import annotations

import gc
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from functools import partial

from ..errors import SourceUnreadable
from ..model.collection import Collection, with_labels
from ..model.finding import Finding, Level, Location
from ..model.incident import Incident, IncidentId, RelatedLink
from ..model.shapes import shown
from ..model.words import did_you_mean, nearest
from ..processes import each
from ..settings import Settings
from .against import Against
from .catalog import read_catalog
from .incidents import Read, read_id, read_incident, read_without_text
from .notes import Notes
from .reviews import check_one_each
from .times import zone
from .tree import records
from .vocabulary import read_vocabulary


def read_collection(
    settings: Settings, whole: Callable[[str], bool] | None = None, *, text: bool = True
) -> Collection:
    """Read every record of the source folder, with the vocabulary and the catalog it uses.

    Args:
        settings: what the site has set.
        whole: which paths to read, where not all of them are wanted. Of the other records only the
            id is looked up, because records refer to each other, and they are not returned.
        text: whether the text of the records is wanted. Numbers need none; nothing is said then.

    Raises:
        SourceUnreadable: the source folder is not there, or the site's time zone is none.
    """
    with _no_search_for_garbage():
        return _read_collection(settings, whole, text)


def _read_collection(
    settings: Settings, whole: Callable[[str], bool] | None, text: bool
) -> Collection:
    if zone(settings.timezone) is None:
        raise SourceUnreadable(f"the time zone {shown(settings.timezone)} is not an IANA name")
    notes = Notes(settings.source)
    sources = tuple(records(settings, notes))
    vocabulary = read_vocabulary(settings, notes)
    catalog = read_catalog(settings, notes)
    against = Against(vocabulary, catalog, settings)
    if whole is None:
        work = partial(read_incident if text else read_without_text, against=against)
        read = list(each(work, sources, settings.concurrency))
    else:
        read = [
            read_incident(source, against) if whole(source.path) else read_id(source, against)
            for source in sources
        ]
    notes.found += (finding for part in read for finding in part.findings)
    if not read:
        notes.add(
            "PM006",
            Location(settings.source),
            "no records here yet",
            "A record is a Markdown file with a title, a date and factors.",
        )
    linked = link(separate(read, notes), notes)
    incidents = tuple(i for i in linked if _all(whole, i.source.path))
    check_one_each(incidents, notes)
    found = levelled(notes.found, settings) if text else ()
    return Collection(incidents, vocabulary, with_labels(catalog, incidents), found)


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


def _all(whole: Callable[[str], bool] | None, path: str) -> bool:
    return whole is None or whole(path)


def separate(read: Iterable[Read], notes: Notes) -> tuple[Read, ...]:
    """Give each record an id of its own; those that share one, ignoring case, are noted."""
    sharing: dict[str, list[Read]] = defaultdict(list)
    for part in read:
        sharing[part.incident.id.casefold()].append(part)
    taken = set(sharing)
    settled: list[Read] = []
    for alike in sharing.values():
        settled.append(alike[0])
        for part in alike[1:]:
            id = _free(part.incident.id, taken)
            settled.append(replace(part, incident=replace(part.incident, id=id)))
        if len(alike) > 1:
            _note_shared(alike, settled[-len(alike) :], notes)
    return tuple(sorted(settled, key=lambda part: part.incident.source.path))


def _free(id: str, taken: set[str]) -> IncidentId:
    count = 2
    while f"{id}-{count}".casefold() in taken:
        count += 1
    taken.add(f"{id}-{count}".casefold())
    return IncidentId(f"{id}-{count}")


def _note_shared(before: list[Read], after: list[Read], notes: Notes) -> None:
    for old, new in zip(before, after, strict=True):
        others = ", ".join(o.incident.source.path for o in before if o is not old)
        became = "" if old is new else f"; this record becomes '{new.incident.id}'"
        notes.add(
            "PM401",
            old.id_at,
            f"the id {shown(old.incident.id)} is also that of {others}{became}",
            "Rename the file, or give it an `id:` of its own.",
        )


def link(read: tuple[Read, ...], notes: Notes) -> tuple[Incident, ...]:
    """Turn `related` into links between records that exist; a file's stem will do for its id."""
    ids = names_of(part.incident for part in read)
    return tuple(
        replace(part.incident, related=related_links(part, ids, notes))
        if part.related_at
        else part.incident
        for part in read
    )


def names_of(incidents: Iterable[Incident]) -> dict[str, IncidentId]:
    """Return what records may be called, ignoring case: the id, or the stem of the file."""
    known = list(incidents)
    ids = {incident.source.stem.casefold(): incident.id for incident in reversed(known)}
    return ids | {incident.id.casefold(): incident.id for incident in known}


def related_links(
    part: Read, ids: Mapping[str, IncidentId], notes: Notes
) -> tuple[RelatedLink, ...]:
    """Return the records that one names, each once; what names none is noted."""
    links: dict[IncidentId, RelatedLink] = {}
    for entry, at in zip(part.incident.front.related, part.related_at, strict=True):
        id = ids.get(entry.id.removesuffix(".md").casefold())
        if id is None:
            notes.add(
                "PM402",
                at,
                f"the related record {shown(entry.id)} does not exist",
                did_you_mean(nearest(entry.id, ids.values())) or "Mend the id, or remove it.",
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
