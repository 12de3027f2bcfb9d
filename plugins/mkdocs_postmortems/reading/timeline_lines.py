"""The places of a Timeline section where an entry may stand, each with its line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from .markdown import Part
from .plain_text import first_paragraph, plain

LAST_OF_TIME: Final = 3
"""A time stands in one of the first cells of a row; a later one belongs to the words."""

_ITEM = re.compile(r"[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+")
_RULE = re.compile(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-*:?[ \t]*)*")
_CELL = re.compile(r"(?<!\\)\|")
_CLOCK_CELL = re.compile(r"[~\s]*\d{1,2}(?::\d{2}|\s?[ap]m)", re.IGNORECASE)
_DAY_CELL = re.compile(
    r"\D*\d{4}-\d\d?-\d\d?\D*"
    r"|(?:[a-z]{3,9}[.,]{0,2} )?(?:[a-z]{3,9}\.? \d{1,2}|\d{1,2}\.? [a-z]{3,9}\.?)(?:,? \d{4})?",
    re.IGNORECASE,
)
_STARTS = re.compile(r"[\s*_`~\[(]*(?:\d{4}-\d\d?-\d\d?[T ]+)?\d{1,2}:\d{2}\b")


@dataclass(frozen=True, slots=True)
class Line:
    """A place where an entry may stand: the text that may begin with a time, and the text after."""

    number: int
    text: str
    after: str = ""
    heading: bool = False


def is_item(line: str) -> bool:
    """Whether a line begins an item of a list."""
    return _ITEM.match(line) is not None


def lines_of(section: list[Part]) -> Iterator[Line]:
    """Go through the headings, rows, items and lines of a section, in their order."""
    for part in section:
        if part is not section[0]:
            yield Line(part.line, part.title, first_paragraph(part.text), heading=True)
        yield from _lines_of(part)


def _lines_of(part: Part) -> Iterator[Line]:
    """Go through the rows, items and lines of a part; what follows an item belongs to it."""
    number, text = 0, ""
    timed = False
    above = ""
    for place, line in enumerate(part.text.split("\n")):
        here = part.text_line + place
        if "|" in line and not _ITEM.match(line):
            if text:
                yield _line(number, text)
            text, above = "", line
            if not _RULE.fullmatch(line):
                yield _row(here, line)
            continue
        item = _ITEM.match(line)
        starts = item is not None or not above.strip() or (timed and _begins_with_time(line))
        if not line.strip() or starts:
            if text:
                yield _line(number, text)
            text = ""
        if line.strip():
            if starts:
                number, text = here, line[item.end() :] if item else line
                timed = _begins_with_time(text)
            elif text:
                text += "\n" + line.strip().removeprefix(":")
        above = line
    if text:
        yield _line(number, text)


def _begins_with_time(line: str) -> bool:
    return _STARTS.match(line) is not None


def _line(number: int, text: str) -> Line:
    return Line(number, plain(text))


def _row(number: int, line: str) -> Line:
    """Read a row; a day and a time may stand in two cells, and a number or a weekday before."""
    cells = [plain(cell) for cell in _CELL.split(line.strip().strip("|"))]
    for place, cell in enumerate(cells[1:LAST_OF_TIME], 1):
        if place + 1 == len(cells) or _begins_with_time(cells[place - 1]):
            break
        if _CLOCK_CELL.match(cell):
            day = cells[place - 1] if _DAY_CELL.fullmatch(cells[place - 1]) else ""
            return Line(number, f"{day} {cell}".strip(), " ".join(cells[place + 1 :]).strip())
    return Line(number, cells[0], " ".join(cells[1:]).strip())
