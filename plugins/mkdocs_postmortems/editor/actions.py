"""What an editor may offer to change: one word, or a comment beside the author's text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..authoring.tokens import Kind, spelled
from ..lint.wording.blocks import passages
from ..model.finding import Level
from ..model.incident import Incident
from ..model.vocabulary import Factor
from .cursor import Cursor
from .desk import Desk
from .diagnostics import Diagnostic
from .document import Document, Sort
from .meant import meant_by
from .text import Spot, Stretch


@dataclass(frozen=True, slots=True)
class Action:
    """A change that is offered: what stands at one stretch afterwards."""

    title: str
    stretch: Stretch
    new: str
    mends: Diagnostic | None = None
    """The finding that it answers; None where it only writes a word in another way."""


def actions(
    document: Document,
    asked: Stretch,
    desk: Desk,
    incident: Incident | None,
    shown: Iterable[Diagnostic],
) -> tuple[Action, ...]:
    """Return what may be changed at a stretch; nothing outside the stretch of each is touched."""
    found: list[Action] = []
    for each in shown:
        if each.stretch.start <= asked.end and asked.start <= each.stretch.end:
            found += _instead(each, document)
            found += _questions(each, document, incident)
    return (*found, *_as_id(document, asked.start, desk))


def _instead(said: Diagnostic, document: Document) -> Iterator[Action]:
    """Offer each word that may stand in the place of one that does not fit."""
    cursor = document.cursor(said.stretch.start)
    if cursor is None or cursor.stretch != said.stretch:
        return
    for word in said.finding.instead:
        is_key = cursor.may_be_key and not cursor.may_be_value
        new = word if is_key else _written(word, cursor)
        yield Action(f"Write '{word}'", cursor.stretch, new, said)


def _as_id(document: Document, spot: Spot, desk: Desk) -> Iterator[Action]:
    """Offer the id in place of a label or an alias."""
    cursor = document.cursor(spot)
    if cursor is None or document.sort is not Sort.RECORD:
        return
    meant = meant_by(cursor, document, desk)
    if isinstance(meant, Factor):
        id, said = str(meant.id), "the id of the factor"
    elif isinstance(meant, tuple):
        kind, named = meant
        id, said = named.id, f"the id of the {Kind(kind)}"
    else:
        return
    if cursor.word != id:
        title = f"Write '{id}', {said}"
        yield Action(title, cursor.stretch, _written(id, cursor))


def _questions(said: Diagnostic, document: Document, incident: Incident | None) -> Iterator[Action]:
    """Offer a question about wording, or an exception with a reason to come, as a comment."""
    finding = said.finding
    if (
        not finding.words
        or finding.level is Level.ERROR
        or said.stretch.start.line in document.block
    ):
        return
    spot = _beginning(said.stretch.start, document, incident)
    if spot is None:
        return
    where = Stretch(spot, spot)
    indent = document.text.lines[spot.line][: spot.column]
    ends = " " if indent.strip() else f"\n{indent}"
    if finding.hint and "--" not in finding.hint:
        yield Action("Put the question above it", where, f"<!-- {finding.hint} -->{ends}", said)
    allowed = f"<!-- allow {finding.code}: -->{ends}"
    yield Action(f"Except {finding.code} here; write why", where, allowed, said)


def _beginning(spot: Spot, document: Document, incident: Incident | None) -> Spot | None:
    """Return where the paragraph, list item or cell begins that a place is in."""
    if incident is None:
        return None
    above = incident.body.first_line - 1
    text = document.text
    start = text.place(Spot(above, 0)) if above < len(text.lines) else len(text.plain)
    place = text.place(spot) - start
    for passage in passages(incident.body.text):
        if passage.start <= place < passage.end:
            return text.spot(start + passage.start)
    return None


def _written(word: str, cursor: Cursor) -> str:
    return spelled(word, cursor.quote, flow=cursor.flow)
