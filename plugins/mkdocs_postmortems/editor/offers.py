"""What may stand at a place of front matter: one function for each kind of word."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from ..authoring.tokens import IN_RECORD, Kind
from ..lint.engine import explained
from ..model.catalog import Directory
from ..model.finding import Level
from ..model.front_matter import FrontMatter
from ..model.incident import Incident
from ..model.keys import choices_at, key_at, keys_of, model_at
from .cursor import Cursor
from .desk import Desk
from .in_words import about_factor


@dataclass(frozen=True, slots=True)
class Offer:
    """One thing that may be written."""

    word: str
    """What is written."""
    kind: str
    """What sort of word it is: `key`, `choice`, `factor`, `name`, `record`, `place` or `code`."""
    detail: str = ""
    """A few words beside it."""
    text: str = ""
    """More about it, in Markdown."""
    also: tuple[str, ...] = ()
    """Other words that find it."""
    ends: str = ""
    """What stands behind it, such as the colon of a key."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Where something is asked for, and what is known there."""

    cursor: Cursor
    desk: Desk
    incident: Incident | None


def offers(asked: Asked) -> Iterator[Offer]:
    """Go through everything that may stand at a place."""
    cursor = asked.cursor
    if cursor.may_be_key:
        yield from _keys(cursor)
    if cursor.may_be_value:
        yield from _values(asked)


def _keys(cursor: Cursor) -> Iterator[Offer]:
    model = model_at(FrontMatter, cursor.path)
    for name, key in keys_of(model).items() if model is not None else ():
        if name not in cursor.beside or name == cursor.word:
            ends = ":" if key.inner is not None and not cursor.flow else ": "
            yield Offer(name, "key", text=key.meaning, ends=ends)


def _values(asked: Asked) -> Iterator[Offer]:
    for words in BY_PLACE.get(asked.cursor.keys, ()):
        yield from words(asked)
    key = key_at(FrontMatter, asked.cursor.path)
    for choice in choices_at(FrontMatter, asked.cursor.path):
        yield Offer(choice, "choice", text=key.meaning if key else "")


def _factors(asked: Asked) -> Iterator[Offer]:
    vocabulary = asked.desk.read.vocabulary
    mine = asked.incident.factor_ids() if asked.incident is not None else ()
    addressed = asked.cursor.keys == "actions.addresses" and bool(mine)
    for id, factor in vocabulary.factors.items():
        if factor.deprecated or factor.replaced_by or (addressed and id not in mine):
            continue
        also = (factor.leaf, factor.label, *factor.aliases)
        yield Offer(id, "factor", factor.label, about_factor(factor, asked.desk), also)


def _services(asked: Asked) -> Iterator[Offer]:
    return _names(asked.desk.read.catalog.services)


def _teams(asked: Asked) -> Iterator[Offer]:
    return _names(asked.desk.read.catalog.teams)


def _names(known: Directory) -> Iterator[Offer]:
    for id, named in known.entries.items():
        detail = named.label if named.label != id else ""
        yield Offer(id, "name", detail, also=(named.label, *named.aliases))


def _records(asked: Asked) -> Iterator[Offer]:
    own = asked.incident.id if asked.incident is not None else None
    for id, incident in asked.desk.incidents.items():
        if id != own:
            detail = f"{incident.date or 'no date'} · {incident.title}"
            yield Offer(id, "record", detail, also=(incident.title,))


def _severities(asked: Asked) -> Iterator[Offer]:
    known = asked.desk.settings.severities
    used = sorted({i.severity for i in asked.desk.read.incidents if i.severity})
    yield from (Offer(severity, "name") for severity in known or used)


def _evidence(asked: Asked) -> Iterator[Offer]:
    anchors: Iterable[str] = asked.incident.body.anchors if asked.incident is not None else ()
    yield from (Offer(f"#{anchor}", "place", also=(anchor,)) for anchor in anchors)


def _codes(asked: Asked) -> Iterator[Offer]:
    for code, said in explained(asked.desk.settings).items():
        if said.level is Level.HINT:
            yield Offer(code, "code", said.name, said.meaning, (said.name,))


Words = Callable[[Asked], Iterable[Offer]]

_BY_KIND: Final[Mapping[Kind, Words]] = {
    Kind.FACTOR: _factors,
    Kind.SERVICE: _services,
    Kind.TEAM: _teams,
}

BY_PLACE: Final[Mapping[str, tuple[Words, ...]]] = {
    **{place: (_BY_KIND[kind],) for kind, places in IN_RECORD.items() for place in places},
    "related": (_records,),
    "related.id": (_records,),
    "severity": (_severities,),
    "factors.evidence": (_evidence,),
    "coded_again.evidence": (_evidence,),
    "lint.allow": (_codes,),
    "lint.allow.rule": (_codes,),
}
"""What may stand under each key that is not a matter of choices, keys joined by dots."""
