"""Markdown -> its passages: paragraphs, list items and cells of tables, each with its place.

Code, block quotes, headings, HTML and comments are no passages. Where Markdown is ambiguous, such
as an indented line, the text is left out: a word too few is checked rather than one too many.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from . import covered

_MARKER = re.compile(r"(?:[-*+]|\d{1,9}[.)]|#\.)(?:[ \t]+|$)(?:\[[ xX]\][ \t]+)?")
_CONTAINER = re.compile(r"(?:!!!|\?\?\?\+?|===[+!]?|///)(?:[ \t]|$)")
_NOTE = re.compile(r"(?:\[\^[^\]\s]{1,80}\]:|:(?=[ \t]))[ \t]*")
_NO_PROSE = re.compile(
    r"\[[^\]^\n][^\]\n]{0,500}\]:[ \t]*\S|\*\[[^\]\n]{1,80}\]:|(?:[-*_][ \t]*){3,}$"
    r"|\[TOC\]$|--8<--|\{%|\$\$|\{:"
)
_HEADING = re.compile(r"#{1,6}(?:[ \t]|$|[^\W\d])")
_UNDERLINE = re.compile(r"(?:=+|-+)[ \t]*$")
_TABLE_RULE = re.compile(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-*:?[ \t]*){0,200}$")
_CELL = re.compile(r"(?:[^|\\`]|\\.?|`[^`]{0,500}`|`)+")

_WIDEST_MARKER: Final = 6
"""Columns; text that stands further from the marker of its list is code."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Some of the author's prose, as it stands in the Markdown but for comments."""

    text: str
    start: int
    """Where it begins in the Markdown."""

    @property
    def end(self) -> int:
        """Where it ends in the Markdown."""
        return self.start + len(self.text)


def passages(markdown: str) -> Iterator[Passage]:
    """Go through the prose of some Markdown, in its order."""
    text = covered.without(markdown, covered.fences(markdown))
    text = covered.without(text, covered.comments(text))
    text = covered.without(text, covered.html(text))
    scan, place = _Scan(text), 0
    lines = text.split("\n")
    for line, below in zip(lines, (*lines[1:], ""), strict=True):
        yield from scan.take(place, line, below)
        place += len(line) + 1
    yield from scan.close()


@dataclass(slots=True)
class _Scan:
    """Where the scan is: containers that are open, and the paragraph under way."""

    markdown: str
    containers: list[int] = field(default_factory=list)
    """How far the text of each open list, note or admonition is indented."""
    start: int = -1
    """Where the paragraph under way begins; none is under way below zero."""
    end: int = -1
    free: bool = True
    """Whether the line above was blank, or a heading."""
    table: bool = False
    skips: bool = False
    """Whether the lines up to the next blank one go with a block that is no prose."""

    def close(self) -> Iterator[Passage]:
        """End the paragraph under way."""
        if self.start >= 0:
            yield Passage(self.markdown[self.start : self.end], self.start)
        self.start = -1

    def take(self, place: int, line: str, below: str) -> Iterator[Passage]:
        """Take the next line; the one below it tells the head of a table."""
        bare = line.strip()
        offset = len(line) - len(line.lstrip())
        width = len(line[:offset].expandtabs(4))
        if not bare:
            yield from self.close()
            self.free, self.table, self.skips = True, False, False
        elif self.table:
            yield from _cells(place, line)
        elif "|" in bare and "|" in below and _TABLE_RULE.match(below):
            yield from self.close()
            self.table = True
        elif self.start >= 0 and _UNDERLINE.match(bare) and width >= self._indent:
            self.start, self.free = -1, True
        else:
            yield from self._block(place + offset, bare, width)

    @property
    def _indent(self) -> int:
        return self.containers[-1] if self.containers else 0

    def _block(self, place: int, bare: str, width: int) -> Iterator[Passage]:
        """Take a line that is in no table: see which containers it closes or opens."""
        marker = None if _NO_PROSE.match(bare) else _MARKER.match(bare)
        if self.free or marker:
            while self.containers and width < self.containers[-1]:
                self.containers.pop()
        if self.free and width >= self._indent + 4 and not (marker and self.containers):
            self.skips = True  # indented code, or a list deeper than the one it would belong to
        if self.skips and not marker and width >= self._indent + 4:
            self.free = False
        elif marker:
            yield from self.close()
            self.free, self.skips = False, False
            step = min(marker.end(), _WIDEST_MARKER)
            self.containers.append(width + step)
            rest = bare[marker.end() :]
            if rest:
                yield from self._text(place + marker.end(), rest, width + step)
        else:
            yield from self._text(place, bare, width)

    def _text(self, place: int, bare: str, width: int) -> Iterator[Passage]:
        """Take what stands behind the markers of lists."""
        heading, container = _HEADING.match(bare), _CONTAINER.match(bare)
        if heading or container or bare[0] == ">":
            yield from self.close()
            self.free, self.skips = bare[0] != ">", bare[0] == ">"
            if container:
                self.containers.append(width + 4)
            return
        if self.skips:
            self.free = False
            return
        note = _NOTE.match(bare)
        if note or _NO_PROSE.match(bare):
            yield from self.close()
            self.free = True
        if note:
            self.containers.append(width + 4)
            place, bare = place + note.end(), bare[note.end() :]
        elif self.free and _NO_PROSE.match(bare):
            return
        if bare:
            self.start = place if self.start < 0 else self.start
            self.end, self.free = place + len(bare), False


def _cells(place: int, line: str) -> Iterator[Passage]:
    if _TABLE_RULE.match(line):
        return
    for found in _CELL.finditer(line):
        if words := found[0].strip():
            yield Passage(words, place + found.start() + found[0].index(words))
