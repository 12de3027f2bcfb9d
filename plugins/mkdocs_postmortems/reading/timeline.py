"""The Timeline section -> entries in UTC, from rows, items, headings and lines that are times."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from typing import Final

from ..model.timeline import Timeline, TimelineEntry
from ..model.times import to_utc
from .clock import Stated, read_stated, stated_zone
from .markdown import Part
from .notes import Notes
from .plain_text import first_paragraph, plain

OVERNIGHT: Final = timedelta(hours=12)
"""A time this much earlier than the one before belongs to the next day."""

_TITLE = re.compile(r"\b(?:time ?line|chronology)\b", re.IGNORECASE)
_ITEM = re.compile(r"[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+")
_RULE = re.compile(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-*:?[ \t]*)*")
_CELL = re.compile(r"(?<!\\)\|")
_SAYS_TIME = re.compile(r"\btimes?\b|\btime ?zone\b|\bzone\b", re.IGNORECASE)
_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class _Line:
    """A place where an entry may stand: the text that may begin with a time, and the text after."""

    number: int
    text: str
    after: str = ""
    heading: bool = False


def read_timeline(
    parts: tuple[Part, ...], day: date | None, clock: tzinfo, notes: Notes
) -> Timeline:
    """Return the entries of the section named Timeline; `day` and `clock` are the record's."""
    for place, part in enumerate(parts):
        if part.level and _TITLE.search(part.title):
            section = [part, *_below(parts, place)]
            entries = _entries(section, day, clock, notes)
            if not entries and any(plain(p.text) or p is not part for p in section):
                notes.add(
                    "PM211",
                    part.line,
                    "no entry of the timeline could be read",
                    "An entry begins with a time: `| 07:32 | ... |`, `- 07:32 ...` or `### 07:32`.",
                )
            return Timeline(tuple(entries), part.anchor)
    return Timeline()


def _below(parts: tuple[Part, ...], place: int) -> Iterator[Part]:
    for part in parts[place + 1 :]:
        if part.level <= parts[place].level:
            return
        yield part


def _entries(
    section: list[Part], day: date | None, own: tzinfo, notes: Notes
) -> list[TimelineEntry]:
    clock = _zone(section[0], own)
    entries: list[TimelineEntry] = []
    stepped = False
    for line in _lines(section):
        stated = read_stated(line.text, day, own) if _DIGIT.search(line.text) else None
        if stated is None:
            continue
        if clock is None and stated.clock is not None:
            clock = stated.zone or own
        before = entries[-1].at if entries else None
        at, day = _settle(stated, day, before, clock or own)
        if at is None:
            continue
        if before is not None and at < before and not stepped:
            stepped = True
            notes.add(
                "PM212",
                line.number,
                "this entry of the timeline lies before the one above it",
                "Is the time right, or does it need a date?",
            )
        after = "" if line.heading else line.after
        text = " ".join(filter(None, (stated.rest, after)))
        entries.append(TimelineEntry(at, text or line.after, line.number))
    return entries


def _settle(
    stated: Stated, day: date | None, before: datetime | None, clock: tzinfo
) -> tuple[datetime | None, date | None]:
    """Return the moment of an entry, and the day that holds for the next one."""
    day = stated.day or day
    at = _place(stated, day, clock)
    if at is None or day is None or before is None or stated.day is not None:
        return at, day
    if before - at > OVERNIGHT and day < date.max:
        day += timedelta(days=1)
        return _place(stated, day, clock), day
    return at, day


def _place(stated: Stated, day: date | None, clock: tzinfo) -> datetime | None:
    if stated.clock is None or day is None:
        return None
    try:
        moment = datetime(day.year, day.month, day.day, *stated.clock)
        return to_utc(moment, stated.zone or clock)[0]
    except (OverflowError, ValueError):
        return None


def _zone(part: Part, own: tzinfo) -> tzinfo | None:
    """Return the zone the section states, in its heading, a sentence or the head of a table.

    Where it states none, the zone of the first entry holds for those after it.
    """
    lines = part.text.split("\n")
    for line in (part.title, *lines[:30]):
        if _SAYS_TIME.search(line) and not _ITEM.match(line):
            found = stated_zone(line, own)
            if found is not None:
                return found
    return None


def _lines(section: list[Part]) -> Iterator[_Line]:
    for part in section:
        if part is not section[0]:
            yield _Line(part.line, part.title, first_paragraph(part.text), heading=True)
        yield from _lines_of(part)


def _lines_of(part: Part) -> Iterator[_Line]:
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


_STARTS = re.compile(r"[\s*_`~\[(]*(?:\d{4}-\d\d?-\d\d?[T ]+)?\d{1,2}:\d{2}\b")


def _line(number: int, text: str) -> _Line:
    return _Line(number, plain(text))


def _row(number: int, line: str) -> _Line:
    """Read a row; a day and a time may stand in two cells."""
    cells = [plain(cell) for cell in _CELL.split(line.strip().strip("|"))]
    if len(cells) > 2 and _DIGIT.search(cells[1]) and _only_clock(cells[1]):
        if _only_day(cells[0]):
            return _Line(number, f"{cells[0]} {cells[1]}", " ".join(cells[2:]).strip())
        if not _begins_with_time(cells[0]):
            return _Line(number, cells[1], " ".join(cells[2:]).strip())
    return _Line(number, cells[0], " ".join(cells[1:]).strip())


def _only_clock(cell: str) -> bool:
    return re.match(r"[~\s]*\d{1,2}(?::\d{2}|\s?[ap]m)", cell, re.IGNORECASE) is not None


def _only_day(cell: str) -> bool:
    return re.fullmatch(r"\D*\d{4}-\d\d?-\d\d?\D*", cell) is not None
