"""`postmortems related`: the records nearest to one, to a draft, or to any text."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from ..graph.related import Reason, Related
from ..knowledge_base import KnowledgeBase
from ..model.factor import FactorId
from ..model.finding import one_line
from ..model.incident import IncidentId
from .given import read_given
from .options import at_most, printed_as
from .output import amount
from .project import settings_of

JSON_VERSION = 1
"""Raised when a key of the JSON output is removed or gets another meaning."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What is near to a file."""

    kb: KnowledgeBase
    file: Path
    record: IncidentId | None
    """The record the file is, if it is one."""
    compared: int
    """How many records it was compared with."""
    related: tuple[Related, ...]


@click.command("related")
@click.argument("file", type=click.Path(path_type=Path))
@at_most("How many at most; what the file itself names is never cut.")
@printed_as("text", "json")
@click.pass_context
def command(context: click.Context, file: Path, limit: int, form: str) -> None:
    """List the records nearest to a file, with the reasons.

    FILE is a record, a draft with front matter, or any text. It is compared with the records by
    what they are coded with and by their words. Nothing is written.

    Exit codes: 0 done, whether there is a relative or not; 2 the file cannot be read, or wrong use.
    """
    found = answer(KnowledgeBase.load(settings_of(context)), file, limit)
    click.echo(as_json(found) if form == "json" else as_text(found))


def answer(kb: KnowledgeBase, file: Path, limit: int) -> Answer:
    """Read a file, as the record it is or as a draft, and look for what is near."""
    record, inside = read_given(file, kb)
    related = kb.graph.related(record.id, limit) if inside else kb.graph.related_to(record, limit)
    compared = kb.graph.relations.compared(record)
    return Answer(kb, file, record.id if inside else None, compared, related)


def as_text(found: Answer) -> str:
    """Return each record with its file and the reasons below it."""
    if not found.related:
        return f"No close relative among {amount(found.compared, 'record')}."
    return "\n\n".join("\n".join(_lines(row, found.kb)) for row in found.related)


def _lines(row: Related, kb: KnowledgeBase) -> Iterator[str]:
    incident = kb.incidents[row.incident]
    yield one_line(incident.title)
    yield f"  {one_line(incident.source.path, limit=4096)}"
    for reason in row.reasons:
        if reason.kind == "stated":
            yield f"  named by the author{': ' + one_line(reason.why) if reason.why else ''}"
        elif reason.kind != "word":
            rarity = f"({reason.n} of {amount(reason.of, 'record')})"
            yield f"  both: {one_line(_label(reason, kb))} {rarity}"
    words = [reason for reason in row.reasons if reason.kind == "word"]
    if words:
        yield f"  in both texts: {_words(words)}"


def _words(words: Sequence[Reason]) -> str:
    """Write words with their numbers: `lease (2 of 40 records), queue (5)`."""
    first, *others = words
    said = f"{one_line(first.id)} ({first.n} of {amount(first.of, 'record')})"
    return ", ".join((said, *(f"{one_line(each.id)} ({each.n})" for each in others)))


def _label(reason: Reason, kb: KnowledgeBase) -> str:
    if reason.kind == "factor":
        return kb.vocabulary.factors[FactorId(reason.id)].label
    if reason.kind == "service":
        return kb.catalog.services.label(reason.id)
    if reason.kind == "team":
        return kb.catalog.teams.label(reason.id)
    return kb.incidents[IncidentId(reason.id)].title if reason.kind == "stated" else reason.id


def as_json(found: Answer) -> str:
    """Return the same as JSON; characters beyond ASCII are escaped."""
    return json.dumps(
        {
            "version": JSON_VERSION,
            "file": found.file.as_posix(),
            "record": found.record,
            "compared": found.compared,
            "related": [_entry(row, found.kb) for row in found.related],
        },
        indent=2,
    )


def _entry(row: Related, kb: KnowledgeBase) -> dict[str, object]:
    incident = kb.incidents[row.incident]
    return {
        "id": row.incident,
        "title": incident.title,
        "date": incident.date.isoformat() if incident.date else None,
        "path": incident.source.path,
        "score": round(row.score, 4),
        "reasons": [
            {
                "kind": reason.kind,
                "id": reason.id,
                "label": _label(reason, kb),
                "n": reason.n,
                "of": reason.of,
                "why": reason.why,
            }
            for reason in row.reasons
        ],
    }
