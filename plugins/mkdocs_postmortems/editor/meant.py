"""What a word in front matter means: a factor, a service or team, or another record."""

from __future__ import annotations

from typing import Final

from ..authoring.tokens import Kind
from ..model.catalog import Named
from ..model.incident import Incident
from ..model.vocabulary import Factor, Known
from ..reading.collection import names_of
from .cursor import Cursor
from .desk import Desk
from .document import PLACES, Document, Sort

Meant = Factor | Incident | tuple[Kind, Named]

RELATED: Final = frozenset({"related", "related.id"})


def meant_by(cursor: Cursor, document: Document, desk: Desk) -> Meant | None:
    """Return what the word under the cursor means; None where it means nothing that is known."""
    if not cursor.may_be_value or not cursor.word:
        return None
    if document.sort is Sort.RECORD and cursor.keys in RELATED:
        ids = names_of(desk.incidents.values())
        id = ids.get(cursor.word.removesuffix(".md").casefold())
        return desk.incidents[id] if id is not None else None
    kind = next((k for k, keys in PLACES[document.sort].items() if cursor.keys in keys), None)
    if kind is Kind.FACTOR:
        return factor_of(cursor.word, desk)
    if kind is None:
        return None
    catalog = desk.read.catalog
    known = catalog.services if kind is Kind.SERVICE else catalog.teams
    named = known.entries.get(known.resolve(cursor.word)[0])
    return (kind, named) if named is not None else None


def factor_of(word: str, desk: Desk) -> Factor | None:
    """Return the factor a word names; a deprecated one is itself and not its successor."""
    meant = desk.read.vocabulary.resolve(word)
    return (meant.written or meant.factor) if isinstance(meant, Known) else None
