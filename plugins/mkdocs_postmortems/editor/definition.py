"""Where a word is defined: in the vocabulary, the catalog, or a record's own file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from ..authoring.tokens import DEFINING, IN_CATALOG, IN_VOCABULARY, Kind, Places, readable_tokens
from ..model.catalog import Named
from ..model.incident import Incident
from ..model.vocabulary import Factor
from ..model.words import slug
from ..reading.catalog import BACKSTAGE
from ..reading.catalog import NAMES as CATALOG
from ..reading.tree import FACTOR_TEXTS
from ..reading.vocabulary import DEFAULT
from ..reading.vocabulary import NAMES as VOCABULARY
from .desk import Desk
from .document import Document
from .meant import meant_by
from .text import Spot, Stretch, Text


class Place(NamedTuple):
    """A stretch of a file."""

    file: Path
    stretch: Stretch
    text: Text
    """The text of that file, to count in it."""


def definition(document: Document, spot: Spot, desk: Desk) -> tuple[Place, ...]:
    """Return where the word at a place is defined, the site's own file first."""
    cursor = document.cursor(spot)
    meant = meant_by(cursor, document, desk) if cursor is not None else None
    if isinstance(meant, Incident):
        return (_top(desk.settings.folder / meant.source.relative),)
    if isinstance(meant, Factor):
        return tuple(_of_factor(meant, desk))
    return tuple(_of_name(*meant, desk)) if meant is not None else ()


def _of_factor(factor: Factor, desk: Desk) -> Iterator[Place]:
    folder = desk.settings.folder
    own = (folder / name for name in VOCABULARY)
    for file in (*own, DEFAULT):
        found = _entry(file, IN_VOCABULARY, Kind.FACTOR, factor.id)
        if found is not None:
            yield found
            break
    text = folder / FACTOR_TEXTS / f"{factor.id}.md"
    if text.is_file():
        yield _top(text)


def _of_name(kind: Kind, named: Named, desk: Desk) -> Iterator[Place]:
    for name in CATALOG:
        found = _entry(desk.settings.folder / name, IN_CATALOG, kind, named.id)
        if found is not None:
            yield found
    for name in BACKSTAGE:
        yield from _backstage(desk.settings.folder / name, named.id)


def _entry(file: Path, places: Places, kind: Kind, id: str) -> Place | None:
    """Find the entry of an id in a file; None where it has none, or cannot be read."""
    text = _text(file)
    for token in readable_tokens(text.plain, places):
        word = token.word if kind is Kind.FACTOR else slug(token.word)
        if token.kind is kind and token.place in DEFINING and word == id:
            stretch = Stretch(text.spot(token.start), text.spot(token.end))
            return Place(file, stretch, text)
    return None


def _backstage(file: Path, id: str) -> Iterator[Place]:
    text = _text(file)
    for found in re.finditer(r"^[ ]+name:[ ]*[\"']?(?P<name>[\w.-]+)", text.plain, re.MULTILINE):
        if slug(found["name"]) == id:
            stretch = Stretch(text.spot(found.start("name")), text.spot(found.end("name")))
            yield Place(file, stretch, text)


def _text(file: Path) -> Text:
    try:
        return Text(file.read_bytes().decode("utf-8", "replace"))
    except OSError:
        return Text("")


def _top(file: Path) -> Place:
    return Place(file, Stretch(Spot(0, 0), Spot(0, 0)), Text(""))
