"""What a record is called, where it stands and who may read it."""

from __future__ import annotations

import re
import unicodedata
from typing import Any, Final

from ..model.body import Body
from ..model.front_matter import Audience, FrontMatter
from ..model.incident import IncidentId
from ..model.shapes import shown
from ..model.source import SourceFile
from ..model.words import did_you_mean, fold, nearest
from .notes import Notes
from .written import Written

LONG_TITLE: Final = 200
"""Characters; a longer title is a paragraph."""

LONGEST_ID: Final = 100
"""Characters; an id is also the name of a file."""

_UNSAFE = re.compile(r"[^\w.-]+")
_AUDIENCES: Final = frozenset(Audience)


def title_of(
    front: FrontMatter, body: Body, source: SourceFile, written: Written, notes: Notes
) -> tuple[str, bool]:
    """Return the title and whether the author gave one; otherwise it is the stem of the file."""
    title = " ".join((front.title or body.heading or "").split())
    if not title:
        notes.add(
            "PM119",
            1,
            f"no title; {shown(source.stem)} is shown, and the record does not count",
            "Write `title:`.",
        )
        return source.stem, False
    if len(title) > LONG_TITLE:
        notes.add(
            "PM123",
            written.of(("title",)),
            f"the title has {len(title):,} characters",
            "What would a reader search for? The rest fits in the text.",
        )
    return title, True


def id_of(front: FrontMatter, source: SourceFile, written: Written, notes: Notes) -> IncidentId:
    """Return the id as stated, or the stem of the file."""
    if not front.id:
        return safe_id(source.stem)
    id = safe_id(front.id)
    if id != front.id:
        notes.add(
            "PM126",
            written.of(("id",)),
            f"the id {shown(front.id)} becomes '{id}'",
            "Letters, digits, `.`, `_` and `-` can stand in an id.",
        )
    return id


def safe_id(text: str) -> IncidentId:
    """Return an address that is safe as the name of a file.

    >>> safe_id("2024-05-01 Störung (Teil 2)")
    '2024-05-01-Störung-Teil-2'
    """
    safe = _UNSAFE.sub("-", unicodedata.normalize("NFC", text))[:LONGEST_ID].strip("-.")
    return IncidentId(safe or "unnamed")


def audience_of(written: Written, notes: Notes) -> Audience:
    """Return who may read the record; whatever is not clear about it, restricted holds."""
    for key in sorted(written.value.keys() - FrontMatter.model_fields.keys()):
        if nearest(key, ("audience",)):
            notes.add(
                "PM127",
                written.of((key,), key=True),
                f"{shown(key)} looks like `audience`; restricted holds",
                "Write `audience`.",
            )
            return Audience.RESTRICTED
    stated: Any = written.value.get("audience")
    if stated is None:
        return Audience.INTERNAL
    clear = isinstance(stated, str) and stated in _AUDIENCES
    if not clear or "audience" in written.repeated:
        return Audience.RESTRICTED
    return Audience(stated)


def severity_of(
    front: FrontMatter, severities: tuple[str, ...], written: Written, notes: Notes
) -> str | None:
    """Return the severity in the site's own spelling; one it does not list is kept and noted."""
    severity = front.severity or None
    if severity is None or not severities:
        return severity
    by_fold = {fold(known): known for known in severities}
    if fold(severity) not in by_fold:
        close = nearest(severity, severities)
        notes.add(
            "PM310",
            written.of(("severity",)),
            f"unknown severity {shown(severity)}",
            did_you_mean(close) or f"In use here: {', '.join(severities)}.",
            close,
        )
    return by_fold.get(fold(severity), severity)
