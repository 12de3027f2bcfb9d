"""Findings of the open file, each with the characters it is about."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from ..model.finding import Finding
from .document import Document
from .scan import cursor_at
from .text import Spot, Stretch

_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """A finding, and where an editor marks it."""

    finding: Finding
    stretch: Stretch


def diagnostics(found: Iterable[Finding], document: Document) -> tuple[Diagnostic, ...]:
    """Return findings with the stretch from their place to the end of the word there."""
    return tuple(Diagnostic(each, stretch_of(each, document)) for each in found)


def stretch_of(found: Finding, document: Document) -> Stretch:
    """Return what a finding is about: the words it names, else the word that begins there."""
    lines = document.text.lines
    line = min(found.location.line, len(lines)) - 1
    start = Spot(line, min(found.location.column - 1, len(lines[line])))
    if found.words:
        return _words(found.words, start, document)
    if line in document.block:
        cursor = cursor_at((*[""] * document.block.start, *_block_to(line, document)), start)
        if cursor is not None and cursor.word and cursor.stretch.start == start:
            return cursor.stretch
    rest = _WORD.match(lines[line], start.column)
    return Stretch(start, Spot(line, rest.end() if rest else len(lines[line].rstrip())))


def _block_to(line: int, document: Document) -> tuple[str, ...]:
    return document.text.lines[document.block.start : line + 1]


def _words(words: str, start: Spot, document: Document) -> Stretch:
    """Find an author's words again; in the file there may be line ends between them."""
    text, place = document.text.plain, document.text.place(start)
    spelled = r"[\s>]+".join(map(re.escape, words.split()))
    found = re.compile(spelled).search(text, place)
    if found is None:
        return Stretch(start, start)
    return Stretch(document.text.spot(found.start()), document.text.spot(found.end()))
