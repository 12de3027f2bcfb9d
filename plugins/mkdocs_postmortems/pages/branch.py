"""What a branch adds, as Markdown for a comment on its pull request."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from ..insight.branch import Branch, Brought
from ..insight.figures import listed
from ..insight.touched import Touched
from ..model.front_matter import Kind
from ..model.incident import Incident
from .branch_lines import WIDE, actions, factors, related, titled
from .branch_words import new_factor, new_word
from .escape import quiet
from .links import shorten
from .words import count, day

SECTIONS: Final = 10
"""How many records have a section of their own: a comment has an end."""
LINES: Final = 12
"""How many lines a section has."""
NAMED: Final = 10
"""How many records or words a list names."""

NOTHING: Final = (
    "This branch adds no record, factor or finding to the knowledge base, and takes none away."
)


def as_comment(found: Branch) -> str:
    """Return the comment: one sentence where a branch adds nothing."""
    if found.empty:
        return f"{NOTHING}\n"
    parts = ["## What this branch adds", _counted(found), *_sections(found), *_lists(found)]
    return "\n\n".join(parts) + "\n"


def _counted(found: Branch) -> str:
    """Say how many records are touched and in which way, each in the first that fits."""
    ways = Counter(_way(row.record) for row in found.brought)
    said = [f"{way}: {count(ways[way], 'record')}" for way in _WAYS if ways[way]]
    if found.gone:
        said.append(f"Gone: {count(len(found.gone), 'record')}")
    if found.factors:
        said.append(f"New in the vocabulary: {count(len(found.factors), 'factor')}")
    if found.findings:
        levels = listed([count(n, level) for level, n in found.findings.items()])
        said.append(f"Findings that were not there before: {levels}; `check` lists them")
    return ". ".join(said) + "."


_WAYS: Final = ("Added", "Newly coded", "Renamed", "Moved", "Edited")


def _way(record: Touched) -> str:
    holds = (record.added, record.coded, record.renamed, record.moved, True)
    return next(way for way, held in zip(_WAYS, holds, strict=True) if held)


def _sections(found: Branch) -> Iterator[str]:
    told = [row for row in found.brought if not _only_edited(row)]
    yield from (_section(row, found) for row in told[:SECTIONS])
    if len(told) > SECTIONS:
        yield f"{count(len(told) - SECTIONS, 'more record')} of the branch are not shown here."


def _only_edited(row: Brought) -> bool:
    return _way(row.record) == "Edited" and not (row.factors or row.actions)


def _section(row: Brought, found: Branch) -> str:
    incident = row.record.after
    lines = [*factors(row, found.kb), *actions(row, found.kb), *related(row, found.kb)]
    shown = lines[:LINES]
    if len(lines) > LINES:
        shown.append(f"- {count(len(lines) - LINES, 'more line')}.")
    head = f"### {quiet(shorten(incident.title, WIDE))}\n\n{_about(row.record)}"
    return "\n\n".join([head, "\n".join(shown)] if shown else [head])


def _about(record: Touched) -> str:
    """Say what the branch does with a record, its day and its file."""
    incident, before = record.after, record.before
    said = [f"{_way(record)}: {day(incident.date)}, {quiet(incident.source.path)}"]
    if before is not None and record.renamed:
        said.append(f"It was {quiet(before.id)}")
    if before is not None and record.moved:
        said.append(f"Its file was {quiet(before.source.path)}")
    if incident.withdrawn:
        said.append("Withdrawn, so it stands in no number")
    elif incident.kind is not Kind.REVIEW and not incident.coded:
        said.append("Not coded yet, so it stands in no number")
    return ". ".join(said) + "."


def _lists(found: Branch) -> Iterator[str]:
    edited = [row.record.after for row in found.brought if _only_edited(row)]
    if edited:
        yield f"Edited, with no new factor or action: {_named(edited)}."
    if found.gone:
        yield f"Removed, or not shown any more: {_named(found.gone)}."
    if found.factors:
        lines = [new_factor(new, found.kb) for new in found.factors]
        yield _list("New factors", lines)
    if found.words:
        lines = [new_word(new, found.kb) for new in found.words]
        yield _list("Words that are no factor", lines)


def _list(title: str, lines: Sequence[str]) -> str:
    shown = [f"- {line}" for line in lines[:NAMED]]
    if len(lines) > NAMED:
        shown.append(f"- {len(lines) - NAMED} more.")
    return "\n".join([f"### {title}", "", *shown])


def _named(incidents: Sequence[Incident]) -> str:
    rest = len(incidents) - NAMED
    return listed([*map(titled, incidents[:NAMED]), *([f"{rest} more"] if rest > 0 else [])])
