"""What a branch adds, as plain values for other programs."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final

from ..graph.related import Related
from ..model.incident import Incident
from .added_actions import SameFactor
from .added_factors import AddedFactor
from .added_words import NewFactor, NewWord
from .addressed import FromRecord
from .branch import Branch, Brought

VERSION: Final = 1
"""Raised when a key is removed or gets another meaning."""

Json = Mapping[str, object]


def branch_json(found: Branch, base: str) -> Json:
    """Return what a branch adds, with the commit at which it began."""
    return {
        "version": VERSION,
        "base": base,
        "empty": found.empty,
        "records": [_brought(row) for row in found.brought],
        "gone": [_record(incident) for incident in found.gone],
        "new_factors": [_factor(new) for new in found.factors],
        "new_words": [_word(new) for new in found.words],
        "new_findings": {str(level): n for level, n in found.findings.items()},
    }


def _brought(row: Brought) -> Json:
    record = row.record
    return {
        **_record(record.after),
        "added": record.added,
        "newly_coded": record.coded,
        "id_before": record.before.id if record.before and record.renamed else None,
        "path_before": record.before.source.path if record.before and record.moved else None,
        "factors": [_added(factor) for factor in row.factors],
        "actions": [_same(action) for action in row.actions],
        "related": [_related(each) for each in row.related],
        "compared": row.compared,
    }


def _record(incident: Incident) -> Json:
    return {
        "id": incident.id,
        "title": incident.title,
        "date": _day(incident.date),
        "path": incident.source.path,
    }


def _added(row: AddedFactor) -> Json:
    return {
        "factor": row.factor,
        "helped": row.helped,
        "nth": row.nth,
        "n": row.n,
        "since": _day(row.since),
        "before": [incident.id for incident in row.before],
        "earlier": row.earlier,
        "seen_after": [
            {**_action(seen.done), "times": seen.times, "n": seen.since} for seen in row.after
        ],
    }


def _same(row: SameFactor) -> Json:
    return {
        "id": row.action.id,
        "title": row.action.title,
        "factor": row.factor,
        "same_factor": [_action(other) for other in row.others],
    }


def _action(row: FromRecord) -> Json:
    return {
        "record": row.incident.id,
        "action": row.action.id,
        "title": row.action.title,
        "state": str(row.action.state),
        "completed": _day(row.action.completed),
    }


def _related(row: Related) -> Json:
    return {
        "id": row.incident,
        "reasons": [
            {"kind": each.kind, "id": each.id, "n": each.n, "of": each.of, "why": each.why}
            for each in row.reasons
        ],
    }


def _factor(new: NewFactor) -> Json:
    return {
        "id": new.factor.id,
        "label": new.factor.label,
        "records": [*new.records],
        "compared": new.of,
        "alike": [
            {"id": each.factor, "words": [{"word": word.word, "n": word.n} for word in each.words]}
            for each in new.alike
        ],
    }


def _word(new: NewWord) -> Json:
    return {
        "word": new.word,
        "record": new.record,
        "candidates": [*new.candidates],
        "refused": new.refused is not None,
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day is not None else None
