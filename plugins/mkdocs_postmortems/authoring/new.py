"""A new record from the template: its file, and what stands in it; nothing is written yet."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from ..errors import EditConflict, UnknownWord
from ..model.catalog import Directory
from ..model.collection import Collection
from ..model.finding import one_line
from ..model.front_matter import Kind
from ..model.shapes import shown
from ..model.words import did_you_mean, fold, nearest, slug
from ..reading.identity import safe_id
from ..settings import Settings
from .edit import FileEdit
from .template import OWN, Value, filled, template_of, with_comments

LONGEST_SLUG: Final = 60
"""Characters; a path is read, typed and shown in narrow columns."""

MOST_BYTES: Final = 200
"""Of a slug: file systems count bytes, and 255 is the most for a name."""

MOST_KNOWN: Final = 12
"""How many known words a comment lists."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is known about a record before it is written."""

    title: str
    date: date
    kind: Kind | None = None
    severity: str | None = None
    services: tuple[str, ...] = ()
    teams: tuple[str, ...] = ()


def usual_kind(template: str) -> Kind:
    """Return the kind of the records that a template makes."""
    stated = re.search(r"^kind:[ \t]*([a-z-]+)", template, re.MULTILINE)
    known = {str(kind): kind for kind in Kind if kind is not Kind.REVIEW}
    return known.get(stated[1], Kind.INCIDENT) if stated else Kind.INCIDENT


def plan_new(wanted: Wanted, read: Collection, settings: Settings) -> FileEdit:
    """Return the file of a new record.

    Args:
        wanted: what it says; services, teams and severity as `known` gives them.
        read: the records that are there.
        settings: where they are.

    Raises:
        EditConflict: there is such a record already, or the template cannot be filled in.
    """
    stem = f"{wanted.date}-{file_slug(wanted.title)}"
    year = stem.partition("-")[0]
    id = safe_id(stem).casefold()
    for other in read.incidents:
        if other.id.casefold() == id:
            raise EditConflict(
                f"{other.source.path} has the id '{other.id}' already. Choose another title."
            )
    text, template = template_of(settings)
    text = filled(text, _values(wanted, usual_kind(text)), template)
    if template == OWN.name:
        text = with_comments(text, _comments(read, settings))
    file = settings.folder / year / f"{stem}.md"
    return FileEdit(file, f"{settings.source}/{year}/{file.name}", None, text.encode())


def _values(wanted: Wanted, usual: Kind) -> Mapping[str, Value]:
    stated: dict[str, Value | None] = {
        "title": wanted.title,
        "date": wanted.date,
        "kind": str(wanted.kind) if wanted.kind not in {None, usual} else None,
        "severity": wanted.severity,
        "services": list(wanted.services),
        "teams": list(wanted.teams),
    }
    return {key: value for key, value in stated.items() if value}


def _comments(read: Collection, settings: Settings) -> Mapping[str, str]:
    known = {
        "severity": settings.severities,
        "services": tuple(read.catalog.services.entries),
        "teams": tuple(read.catalog.teams.entries),
    }
    return {key: f"known here: {_few(words)}" for key, words in known.items() if words}


def _few(words: tuple[str, ...]) -> str:
    more = len(words) - MOST_KNOWN
    listed = ", ".join(one_line(word, limit=40) for word in words[:MOST_KNOWN])
    return f"{listed} and {more} more" if more > 0 else listed


def clean_title(text: str) -> str:
    """Return a title on one line, without characters that YAML or a file cannot hold.

    Raises:
        EditConflict: nothing is left.
    """
    kept = "".join(" " if unicodedata.category(c) in {"Cc", "Cs", "Cn"} else c for c in text)
    title = " ".join(kept.split())
    if not title:
        raise EditConflict("a record needs a title: what would a reader search for?")
    return title


def file_slug(title: str) -> str:
    """Return the part of a file name that says what it is about.

    >>> file_slug("DNS/TLS: checkout is slow 🚀"), file_slug("Störung im Café"), file_slug("?!")
    ('dns-tls-checkout-is-slow', 'störung-im-café', 'record')
    """
    lower = unicodedata.normalize("NFC", title.lower())
    words = "".join(c if unicodedata.category(c)[0] in "LMN" else " " for c in lower).split()
    kept = ""
    for word in words:
        longer = f"{kept}-{word}" if kept else word[:LONGEST_SLUG]
        if len(longer) > LONGEST_SLUG or len(longer.encode()) > MOST_BYTES:
            break
        kept = longer
    return kept or "record"


def known_names(words: Iterable[str], kind: str, directory: Directory) -> tuple[str, ...]:
    """Return the ids of services or teams; without a catalog any word is one.

    Raises:
        UnknownWord: the catalog has no such entry.
    """
    found: list[str] = []
    for word in words:
        id, known = directory.resolve(word)
        if not known:
            mend = did_you_mean(directory.nearest(word)) or "Add it to the catalog first."
            raise UnknownWord(f"the catalog has no {kind} {shown(word)}. {mend}")
        found.append(id if directory.closed else slug(word))
    return tuple(dict.fromkeys(found))


def known_severity(word: str, severities: tuple[str, ...]) -> str:
    """Return a severity in the spelling of the site; without a list any word is one.

    Raises:
        UnknownWord: the site lists others.
    """
    by_fold = {fold(known): known for known in severities}
    if severities and fold(word) not in by_fold:
        close = did_you_mean(nearest(word, severities))
        mend = close or f"In use here: {', '.join(severities)}."
        raise UnknownWord(f"no severity is {shown(word)}. {mend}")
    return by_fold.get(fold(word), word)
