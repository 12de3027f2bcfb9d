"""Stretches of Markdown that no passage is made of: fenced code, comments, blocks of HTML."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

Span = tuple[int, int]

RAW: Final = frozenset({
    "address", "article", "aside", "blockquote", "canvas", "center", "details", "dialog", "div",
    "dl", "fieldset", "figure", "footer", "form", "header", "iframe", "main", "math", "nav",
    "object", "ol", "p", "picture", "pre", "script", "section", "style", "svg", "table",
    "template", "textarea", "ul", "video",
})  # fmt: skip
"""Elements that hold a block of HTML, which is nobody's prose."""

_FENCE = re.compile(r"[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?(?P<fence>`{3,}|~{3,})(?P<info>.*)")
_CLOSING = re.compile(r"[ \t>]*(?P<fence>`{3,}|~{3,})[ \t]*")
_TAG = re.compile(r"^[ \t]*<(?P<name>[a-zA-Z][a-zA-Z0-9]*)(?=[\s/>])(?P<rest>[^>]{0,500})", re.M)
_BLANK_LINE = re.compile(r"\n[ \t]*(?:\n|\Z)")
_NOT_LINE = re.compile(r"[^\n]")


def without(text: str, spans: Iterable[Span]) -> str:
    """Put blanks in place of some stretches; lines stay."""
    made, place = [], 0
    for start, end in spans:
        made += [text[place:start], _NOT_LINE.sub(" ", text[start:end])]
        place = end
    return "".join((*made, text[place:]))


def fences(text: str) -> Iterator[Span]:
    """Find fenced code; a fence that is not closed is none, as on the site."""
    if "```" not in text and "~~~" not in text:
        return
    lines = text.split("\n")
    starts = _starts(lines)
    unclosed: dict[str, int] = {}
    line = 0
    while line < len(lines):
        found = _FENCE.fullmatch(lines[line])
        if found is not None and not ("`" in found["info"] and found["fence"][0] == "`"):
            mark, length = found["fence"][0], len(found["fence"])
            if length < unclosed.get(mark, length + 1):
                end = _closing(lines, line + 1, mark, length)
                if end is None:
                    unclosed[mark] = length
                else:
                    yield starts[line], starts[end] + len(lines[end])
                    line = end
        line += 1


def _closing(lines: list[str], first: int, mark: str, length: int) -> int | None:
    for line in range(first, len(lines)):
        if mark * length in lines[line]:
            found = _CLOSING.fullmatch(lines[line])
            if found is not None and found["fence"][0] == mark and len(found["fence"]) >= length:
                return line
    return None


def _starts(lines: list[str]) -> list[int]:
    starts, place = [], 0
    for line in lines:
        starts.append(place)
        place += len(line) + 1
    return starts


def comments(text: str) -> Iterator[Span]:
    """Find comments of HTML, those in a line of code apart; `text` has no fenced code left."""
    place = text.find("<!--")
    counted = ticks = 0  # how far, and how many of the line: nothing is counted or found twice
    end = -1
    while place >= 0:
        line = text.rfind("\n", counted, place) + 1
        if line:
            counted, ticks = line, 0
        ticks += text.count("`", counted, place)
        counted = place
        if end < place + 4:
            end = text.find("-->", place + 4)
        if end < 0:
            return
        if ticks % 2:
            place = text.find("<!--", place + 4)
            continue
        yield place, end + 3
        place = text.find("<!--", end + 3)


def html(text: str) -> Iterator[Span]:
    """Find blocks of HTML; where one is not closed it ends at the next blank line."""
    if "<" not in text:
        return
    unclosed: set[str] = set()
    end = 0
    for found in _TAG.finditer(text):
        name = found["name"].lower()
        if found.start() < end or name not in RAW or re.search(r"\bmarkdown\b", found["rest"]):
            continue
        close = None if name in unclosed else _closed(text, found.start(), name)
        if close is None:
            unclosed.add(name)
            blank = _BLANK_LINE.search(text, found.end())
            close = blank.start() if blank else len(text)
        end = close
        yield found.start(), end


def _closed(text: str, start: int, name: str) -> int | None:
    """Return the end of an element, those of the same name inside it counted."""
    depth = 0
    for tag in re.compile(rf"<(?P<slash>/?){name}\b[^>]{{0,2000}}>", re.IGNORECASE).finditer(
        text, start
    ):
        depth += -1 if tag["slash"] else 1
        if depth <= 0:
            return tag.end()
    return None
