"""Services and teams as written -> their ids; the catalog decides which are known."""

from __future__ import annotations

from ..model.catalog import Directory
from ..model.shapes import shown
from ..model.words import did_you_mean
from .notes import Notes
from .written import Loc, Written

_CODES = {"service": "PM308", "team": "PM309"}


def read_name(
    word: str | None, kind: str, loc: Loc, written: Written, directory: Directory, notes: Notes
) -> str | None:
    """Return the id of a service or team; one the catalog does not know is kept and noted."""
    if not word:
        return None
    id, known = directory.resolve(word)
    if not known:
        close = directory.nearest(word)
        notes.add(
            _CODES[kind],
            written.of(loc),
            f"unknown {kind} {shown(word)}",
            did_you_mean(close) or "Add it to the catalog.",
            close,
        )
    return id


def read_names(
    words: tuple[str, ...], kind: str, written: Written, directory: Directory, notes: Notes
) -> tuple[str, ...]:
    """Return the ids under `services` or `teams`, each once."""
    found = (
        read_name(word, kind, written.locate((f"{kind}s", place)), written, directory, notes)
        for place, word in enumerate(words)
    )
    return tuple(dict.fromkeys(id for id in found if id))
