"""Markdown without the links that lead to withheld records; every other character stays."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from .withheld import Withheld

MARK: Final = "(withheld)"
"""Stands where a text showed the name of a withheld record."""

_CODE = re.compile(
    r"^[> \t]*(?P<fence>`{3,}|~{3,})[^`\n]*\n(?:.*?\n)??[> \t]*(?P=fence)[`~]*[ \t]*$"
    r"|(?<![\\`])(?P<ticks>`+)(?!`)[^\n]+?(?<!`)(?P=ticks)(?!`)",
    re.MULTILINE | re.DOTALL,
)
_TITLE: Final = r"""(?:"[^"\n]*"|'[^'\n]*'|\([^()\n]*\))"""
_VALUE: Final = r"""(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[^\s>"']+))"""
_INLINE = re.compile(
    r"\]\(\s*(?:<(?P<angled>[^<>\n]*)>|(?P<plain>(?:[^()\n]|\([^()\n]*\)){0,1000}?))"
    rf"(?:\s+{_TITLE})?\s*\)(?:\{{:?[^{{}}\n]*\}})?"
)
_DEFINED = re.compile(
    r"^(?P<lead>[ \t>]*)\[(?P<label>[^\[\]]+)\]:[ \t]*\n?[ \t]*<?(?P<target>[^\s<>]+)>?"
    rf"(?:[ \t]*\n?[ \t]*{_TITLE})?[ \t]*$",
    re.MULTILINE,
)
_USED = re.compile(r"\[(?P<label>[^\[\]]+)\](?:[ ]?\[\])?(?![(\[])")
_ANCHOR = re.compile(
    rf"<a\b[^<>]*?\shref\s*=\s*{_VALUE}[^<>]*>(?P<text>.{{0,2000}}?)</a\s*>",
    re.DOTALL | re.IGNORECASE,
)
_ATTRIBUTE = re.compile(rf"\s(?:href|src|data|cite|action|poster)\s*=\s*{_VALUE}", re.IGNORECASE)
_ADDRESS = re.compile(
    r"<(?P<angled>https?://[^\s<>]+)>"
    r"|(?P<bare>https?://[^\s<>\"')\]]*[^\s<>\"')\].,;:!?*_~])",
    re.IGNORECASE,
)
_FILE = re.compile(r"(?<![\w/.%-])[\w./%-]*\w\.(?:md|markdown|html?)(?![\w/-])(?:#[\w.%-]+)?", re.I)

Edit = tuple[int, int, str]
"""From where to where, and what takes its place."""


@dataclass(frozen=True, slots=True)
class Unlinked:
    """A text without the links, and the words that gave a record away."""

    text: str
    gone: tuple[str, ...] = ()

    def cleaned(self, plain: str) -> str:
        """Return plain text that was taken from the old text, without those words."""
        for words in self.gone:
            plain = plain.replace(words, MARK)
        return plain


def unlink(text: str, file: str, withheld: Withheld) -> Unlinked:
    """Take out the links that lead to withheld records; the number of lines stays the same.

    The words of a link stay, unless they are the record's id, title or file name. Code stays as it
    is, but for paths that lead there.

    Args:
        text: Markdown.
        file: the path of its file, from which relative links start.
        withheld: what may not be shown.
    """
    unlinker = _Unlinker(text, file, withheld)
    edits = sorted(unlinker.edits(), key=lambda edit: (edit[0], -edit[1]))
    return Unlinked(_edited(text, edits), tuple(sorted(unlinker.gone, key=len, reverse=True)))


def _edited(text: str, edits: Iterable[Edit]) -> str:
    """Apply edits in order; one that lies inside another is part of it. Lines are kept."""
    parts, end = [], 0
    for start, stop, new in edits:
        if start >= end:
            lost = text.count("\n", start, stop) - new.count("\n")
            parts += [text[end:start], new, "\n" * lost]
            end = stop
    return "".join([*parts, text[end:]])


class _Unlinker:
    """Finds what has to change in one text."""

    def __init__(self, text: str, file: str, withheld: Withheld) -> None:
        self.text = text
        self.file = file
        self.withheld = withheld
        self.gone: set[str] = set()
        # Same length, so that places hold; code cannot contain links.
        self.prose = _CODE.sub(lambda found: re.sub(r"[^\n]", "\0", found[0]), text)

    def edits(self) -> Iterator[Edit]:
        """Name every change; changes may lie inside each other."""
        yield from self._references()
        for found in self._leading(_INLINE, self.prose):
            yield from self._bracketed(found.start(), found.end())
        for found in self._leading(_ANCHOR, self.prose):
            start, stop = found.span("text")
            yield found.start(), start, ""
            yield from self._words(start, stop)
            yield stop, found.end(), ""
        for found in self._leading(_ATTRIBUTE, self.prose):
            yield found.start(), found.end(), ""
        for pattern, text in ((_ADDRESS, self.text), (_FILE, self.text)):
            for found in self._leading(pattern, text):
                self.gone.add(found[0].strip("<>"))
                yield found.start(), found.end(), MARK

    def _leading(self, pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
        """Return the matches whose target is withheld."""
        for found in pattern.finditer(text):
            groups = found.groupdict()
            targets = [groups[name] for name in _TARGETS if groups.get(name)] or [found[0]]
            if self.withheld.reached_by(targets[0], self.file):
                yield found

    def _references(self) -> Iterator[Edit]:
        labels = set()
        for found in self._leading(_DEFINED, self.prose):
            labels.add(_label(found["label"]))
            yield found.start(), found.end(), found["lead"]
        for found in _USED.finditer(self.prose) if labels else ():
            if _label(found["label"]) not in labels:
                continue
            before = self.prose[: found.start()].rstrip(" ")
            if before.endswith("]"):
                yield from self._bracketed(len(before) - 1, found.end())
            else:
                start, stop = found.span("label")
                yield from self._around(found.start(), start, stop, found.end())

    def _bracketed(self, close: int, end: int) -> Iterator[Edit]:
        """Undo the link whose words end at the bracket `close` and whose target ends at `end`."""
        start = _opening(self.prose, close)
        if start is None:
            yield close, end, "]"
        else:
            yield from self._around(start, start + 1, close, end)

    def _around(self, start: int, words: int, close: int, end: int) -> Iterator[Edit]:
        image = self.prose.startswith("!", start - 1) if start else False
        yield start - image, words, ""
        yield from self._words(words, close)
        yield close, end, ""

    def _words(self, start: int, stop: int) -> Iterator[Edit]:
        words = self.text[start:stop]
        if self.withheld.named_in(words):
            self.gone.add(words.strip("*_`~ \n"))
            yield start, stop, MARK


_TARGETS: Final = ("angled", "plain", "target", "double", "single", "bare")


def _label(text: str) -> str:
    return " ".join(text.split()).casefold()


def _opening(text: str, close: int) -> int | None:
    """Return the bracket that belongs to a closing one in the same paragraph."""
    depth = 0
    for place in range(close - 1, max(text.rfind("\n\n", 0, close), -1), -1):
        if place and text[place - 1] == "\\":
            continue
        if text[place] == "]":
            depth += 1
        elif text[place] == "[":
            if not depth:
                return place
            depth -= 1
    return None
