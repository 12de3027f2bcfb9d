"""Remarks about a whole record as findings: its text, and the sentences of its front matter."""

from __future__ import annotations

from collections.abc import Iterator

from ...model.finding import Finding, Level, Location
from ...model.shapes import shown
from ..rule import RuleContext
from .fields import remarks_in_fields, sentences
from .in_markdown import remarks_in_passages
from .remark import Remark


def wording_findings(context: RuleContext) -> Iterator[Finding]:
    """Ask about the wording of a record, where wording is looked at and the language is known."""
    wording, incident = context.wording, context.incident
    if wording is None:
        return
    lexicon, names, body = wording.lexicon, wording.names, incident.body
    language = lexicon.detection
    fields = "\n".join(value for _, value in sentences(incident.front))
    in_text = language.heard(body.text)
    if not language.is_meant(language.heard(fields).and_then(in_text)):
        return
    for way, remark in remarks_in_fields(incident.front, lexicon, names=names):
        yield _finding(remark, context.at(*way))
    if not language.is_meant(in_text):
        return
    for line, column, remark in remarks_in_passages(body.text, lexicon, names=names):
        place = Location(incident.source.path, body.first_line + line - 1, column)
        yield _finding(remark, place)


def _finding(remark: Remark, at: Location) -> Finding:
    message = f"{shown(remark.words)}: {remark.why}"
    return Finding(remark.rule, Level.HINT, at, message, remark.question, words=remark.words)
