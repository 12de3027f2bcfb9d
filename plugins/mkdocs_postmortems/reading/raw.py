"""Stretches of Markdown that a reader does not see as text: comments and blocks of HTML.

What is opened many times and never closed is looked for once: an author's slip, or an export that
was cut, must not cost the square of its length.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

Span = tuple[int, int]

CODE: Final = re.compile(r"`(?<!``)(?P<more>`*+)[^\n]{1,1000}?(?<!`)`(?P=more)(?!`)")
"""Code in a line."""

_CODE_OR_COMMENT = re.compile(rf"{CODE.pattern}|<!--")
_OPENING = re.compile(
    r"^ {0,3}<(?P<tag>address|article|aside|blockquote|canvas|center|details|dialog|div|dl|fieldset"
    r"|figure|footer|form|header|iframe|main|math|nav|object|ol|p|pre|script|section|style|svg|table"
    r"|template|textarea|ul|video)\b",
    re.MULTILINE | re.IGNORECASE,
)
_AS_MARKDOWN = re.compile(r"\bmarkdown\b", re.IGNORECASE)


def emptied(text: str, spans: Iterable[Span]) -> str:
    """Empty some stretches and keep their lines."""
    made, place = [], 0
    for start, end in spans:
        made += [text[place:start], "\n" * text.count("\n", start, end)]
        place = end
    return "".join((*made, text[place:])) if made else text


def comments(text: str) -> Iterator[Span]:
    """Find comments of HTML, those in a line of code apart."""
    place = 0
    while found := _CODE_OR_COMMENT.search(text, place):
        place = found.end()
        if found[0] == "<!--":
            end = text.find("-->", place)
            if end < 0:
                return
            place = end + len("-->")
            yield found.start(), place


def blocks(text: str) -> Iterator[Span]:
    """Find blocks of HTML from a tag to the first that closes it, those with Markdown apart."""
    tags, closings = _Tags(text), _Closings(text)
    place = 0
    for opening in _OPENING.finditer(text):
        if opening.start() < place:
            continue
        end = tags.end(opening.end())
        if end is None:
            return
        if tags.as_markdown < opening.end():
            close = closings.behind(end, opening["tag"].lower())
            if close is not None:
                place = close
                yield opening.start(), place


class _Tags:
    """Where tags end, asked from the front to the back of a text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._end = 0
        self.as_markdown = -1
        """Where the word that asks for Markdown stands last in the tag that was asked about."""

    def end(self, place: int) -> int | None:
        """Return the end of the tag that is open at a place; several may have the same one."""
        if self._end <= place:
            close = self._text.find(">", place)
            if close < 0:
                return None
            self._end = close + 1
            for found in _AS_MARKDOWN.finditer(self._text, place, close):
                self.as_markdown = found.start()
        return self._end


class _Closings:
    """Where elements are closed, asked from the front to the back of a text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._next: dict[str, re.Match[str] | None] = {}

    def behind(self, place: int, tag: str) -> int | None:
        """Return the end of the first closing tag behind a place; None where there is none."""
        found = self._next.get(tag)
        if tag not in self._next or (found is not None and found.start() < place):
            closing = re.compile(rf"</{tag}\s*>", re.IGNORECASE)
            found = self._next[tag] = closing.search(self._text, place)
        return None if found is None else found.end()
