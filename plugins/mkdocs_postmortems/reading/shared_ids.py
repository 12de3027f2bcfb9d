"""Each record gets an id of its own, also where two files state the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from ..model.incident import IncidentId
from ..model.shapes import shown
from .incidents import Read
from .notes import Notes


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
