"""The Timeline section -> entries in UTC, from rows, items, headings and lines that are times."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta, tzinfo
from typing import Final

from ..model.timeline import Timeline, TimelineEntry
from ..model.times import to_utc
from .clock import Stated, is_about_all_times, read_stated, stated_zone
from .markdown import Part
from .notes import Notes
from .timeline_lines import is_item, lines_of

OVERNIGHT: Final = timedelta(hours=12)
"""A time this much earlier than the one before belongs to the next day."""

_TITLE = re.compile(
    r"\b(?:time ?line|chronology|zeitverlauf|zeitlicher (?:ab|ver)lauf|zeitleiste|ereignisverlauf"
    r"|chronologie|déroulé|déroulement|línea de tiempo|cronología|cronologia|linha do tempo"
    r"|tijdlijn)\b|タイムライン|時系列|时间线|時間線",
    re.IGNORECASE,
)
_SAYS_TIME = re.compile(r"\btimes?\b|\btime ?zone\b|\bzone\b", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
_TIME_OR_DAY = re.compile(r"\d[:h]\d\d|\d ?[ap]\.?m\b|\d[-/.]\d\d?[-/.]\d", re.IGNORECASE)


def read_timeline(
    parts: tuple[Part, ...], day: date | None, clock: tzinfo, notes: Notes
) -> Timeline:
    """Return the entries of the section named Timeline; `day` and `clock` are the record's."""
    for place, part in enumerate(parts):
        if part.level and _TITLE.search(part.title):
            section = [part, *_below(parts, place)]
            said = _zone(part, clock) or _zone_of_all(parts[:place], clock)
            entries = _entries(section, day, clock, said, notes)
            if not entries:
                _note_unread(section, day, clock, notes)
            return Timeline(tuple(entries), part.anchor)
    return Timeline()


def _note_unread(section: list[Part], day: date | None, own: tzinfo, notes: Notes) -> None:
    """Say why a timeline has no entry; one in which no time stands is a text and no slip."""
    if not any(_TIME_OR_DAY.search(f"{part.title}\n{part.text}") for part in section):
        return
    if day is None and any(read_stated(line.text, day, own) for line in lines_of(section)):
        said, hint = "the times of the timeline have no day", "Write `date:`."
    else:
        said = "no entry of the timeline could be read"
        hint = "An entry begins with a time: `| 07:32 | ... |`, `- 07:32 ...` or `### 07:32`."
    notes.add("PM211", section[0].line, said, hint)


def _below(parts: tuple[Part, ...], place: int) -> Iterator[Part]:
    for part in parts[place + 1 :]:
        if part.level <= parts[place].level:
            return
        yield part


def _entries(
    section: list[Part], day: date | None, own: tzinfo, clock: tzinfo | None, notes: Notes
) -> list[TimelineEntry]:
    entries: list[TimelineEntry] = []
    stepped = False
    for line in lines_of(section):
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
        if _SAYS_TIME.search(line) and not is_item(line):
            found = stated_zone(line, own)
            if found is not None:
                return found
    return None


def _zone_of_all(above: tuple[Part, ...], own: tzinfo) -> tzinfo | None:
    """Return the zone that a sentence about all times states, in the text above the timeline."""
    lines = (line for part in above for line in part.text.split("\n") if is_about_all_times(line))
    return next((found for line in lines if (found := stated_zone(line, own))), None)
