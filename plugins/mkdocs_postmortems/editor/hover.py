"""What stands under the cursor, explained in Markdown."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from ..lint.engine import explained
from ..model.front_matter import FrontMatter
from ..model.incident import Incident
from ..model.keys import key_at
from ..model.vocabulary import Factor
from .cursor import Cursor
from .desk import Desk
from .diagnostics import Diagnostic
from .document import Document, Sort
from .in_words import about_factor, about_record, escaped
from .meant import meant_by
from .text import Spot, Stretch


class Hover(NamedTuple):
    """What to show, and the word it is about."""

    markdown: str
    stretch: Stretch


def hover(
    document: Document, spot: Spot, desk: Desk, shown: Iterable[Diagnostic] = ()
) -> Hover | None:
    """Explain the word at a place: its meaning in front matter, a question about wording in text.

    Args:
        document: the open file.
        spot: the place.
        desk: what is known of the site.
        shown: the findings that the editor shows in this file.
    """
    cursor = document.cursor(spot)
    if cursor is not None and (said := _said(cursor, document, desk)):
        return Hover(said, cursor.stretch)
    here = (each for each in shown if each.stretch.start <= spot <= each.stretch.end)
    asked = next((each for each in here if each.finding.words), None)
    if asked is None:
        return None
    said = explained(desk.settings)[asked.finding.code].markdown
    return Hover(said, asked.stretch)


def _said(cursor: Cursor, document: Document, desk: Desk) -> str:
    meant = meant_by(cursor, document, desk)
    if isinstance(meant, Factor):
        return about_factor(meant, desk)
    if isinstance(meant, Incident):
        return about_record(meant, desk)
    if meant is not None:
        kind, named = meant
        also = f"\n\nAlso: {', '.join(map(escaped, named.aliases))}." if named.aliases else ""
        return f"**{escaped(named.label)}** `{named.id}` ({kind}){also}"
    if document.sort is not Sort.RECORD or not cursor.may_be_key:
        return ""
    key = key_at(FrontMatter, (*cursor.path, cursor.word))
    return f"`{key.name}`: {key.meaning}" if key is not None else ""
