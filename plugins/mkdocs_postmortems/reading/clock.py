"""Times at the beginning of a line, as people write them: `07:32`, `Feb 20 2018`, `~13:30 CEST`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from functools import lru_cache
from typing import Final

from .times import zone

OFFSETS: Final = {
    "UTC": 0, "GMT": 0, "WET": 0, "WEST": 1, "BST": 1, "CET": 1, "CEST": 2, "EET": 2, "EEST": 3,
    "EST": -5, "EDT": -4, "PST": -8, "PDT": -7,
}  # fmt: skip
"""Abbreviations with one meaning among those who write them; others are no zone to us."""

_MONTHS: Final = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_MONTH = rf"(?:{_MONTHS})[a-z]*\.?"
_DATE = rf"""(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+)?(?:
    (?P<year>\d{{4}})(?P<dash>[-/.])(?P<month>\d{{1,2}})(?P=dash)(?P<day>\d{{1,2}})(?!\d)
  | (?P<day_first>\d{{1,2}})(?:st|nd|rd|th|\.)?\s+(?:of\s+)?(?P<month_last>{_MONTH})
        (?:,?\s+(?P<year_last>\d{{4}})\b(?!:))?
  | (?P<month_first>{_MONTH})\s+(?P<day_last>\d{{1,2}})(?:st|nd|rd|th)?\b(?!:)
        (?:,?\s+(?P<year_after>\d{{4}})\b(?!:))?
)"""
_WHOLE_DATE = re.compile(rf"(?<![\w-]){_DATE}", re.VERBOSE | re.IGNORECASE)
_ABOUT = r"""(?:
    [\[(~≈@]|[\s,]|\b(?:ca\.?|circa|about|around|approx(?:\.|imately)?|roughly|at|from)(?=[\s~])
)*"""
_CLOCK = r"""(?P<hour>\d{1,2})(?:
    [:h](?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,]\d+)?)?(?:\s*(?P<half>[ap])\.?m\b\.?)?
  | \s?(?P<whole>[ap])\.?m\b\.?
)(?!\d|:\d|%)"""
_ZONE = r"""(?P<zone>\s*[(\[]?(?:
    (?P<offset>(?:UTC|GMT)\s?[+-]\s?\d{1,2}(?::?\d{2})?\b)
  | (?P<iso>(?(tee)[+-]|\+)\d{2}:?\d{2}\b)
  | (?P<name>(?-i:Z\b|[A-Z]{3,5}\b))
)[)\]]?)?"""
_UNTIL = r"""(?:\s*[~)\]]*\s*(?:-|–|—|to|until|till)\s*~?(?:\d{4}-\d\d-\d\d\s+)?
    \d{1,2}:\d{2}(?::\d{2})?(?:\s*[ap]\.?m\b\.?)?(?!\d)
    (?P<later>\s*[(\[]?(?P<later_name>(?-i:Z|[A-Z]{3,5}))\b[)\]]?)?
)?(?:\s?(?:h|hrs|hours|uhr)\b)?"""

_STATED = re.compile(
    rf"{_ABOUT}(?:{_DATE})?(?:(?P<tee>(?<=\d)T)|[\s]*[-–—]\s+|{_ABOUT})(?:{_CLOCK}{_ZONE}{_UNTIL})?",
    re.VERBOSE | re.IGNORECASE,
)
_ASIDE = re.compile(
    r"[\s\])*_`~:,-]*\((?:about|approx|circa|ca|maybe|roughly|estimated)[^()\d]{0,30}\)", re.I
)
LONGEST: Final = 120
"""Characters that a time may take with all its words; it bounds the search in odd text."""
_DECORATION: Final = " \t\n[]()*_~:;,.-–—|>→"

_ALL_TIMES = re.compile(
    r"\ball (?:\w+ ){0,3}times?\b|\btimes? (?:is|are) (?:\w+ ){0,2}in\b", re.IGNORECASE
)
_OFFSET = re.compile(
    r"\b(?:UTC|GMT)\s?(?P<sign>[+-])\s?(?P<hours>\d{1,2})(?::?(?P<minutes>\d{2}))?\b"
)
_ZONE_NAME = re.compile(r"\b[A-Z][A-Za-z]+(?:/[A-Z][A-Za-z_]+){1,2}\b")
_CAPITALS = re.compile(r"\b[A-Z]{3,5}\b")


@dataclass(frozen=True, slots=True)
class Stated:
    """A date, a time or both, and the words after them."""

    day: date | None
    clock: tuple[int, int, int] | None
    zone: tzinfo | None
    rest: str


def read_stated(text: str, near: date | None, own: tzinfo) -> Stated | None:
    """Read the time that stands at the beginning of a line; None where there is none.

    `near` gives a date its year where none is written; `own` is the zone of the record.
    """
    found = _STATED.match(text[:LONGEST])
    try:
        day, clock = (_day(found, near), _clock(found)) if found else (None, None)
    except ValueError:
        return None
    if found is None or (day is None and clock is None):
        return None
    placed, end = _zone_after(found, own)
    rest = text[end:]
    aside = _ASIDE.match(rest)
    return Stated(day, clock, placed, rest[aside.end() if aside else 0 :].lstrip(_DECORATION))


def days_in(text: str) -> Iterator[date]:
    """Go through the days that stand in a text with their year, in its order."""
    for found in _WHOLE_DATE.finditer(text):
        with suppress(ValueError):
            day = _day(found, None)
            if day is not None:
                yield day


def _zone_after(found: re.Match[str], own: tzinfo) -> tuple[tzinfo | None, int]:
    """Return the zone behind a time, and where the words after both begin."""
    if found["offset"] or found["iso"]:
        return _offset_zone(found["offset"] or f"UTC{found['iso']}"), found.end()
    for group, name in (("zone", found["name"]), ("later", found["later_name"])):
        placed = named_zone(name, own) if name else None
        if name:
            return placed, found.end() if placed else found.start(group)
    return None, found.end()


def _day(found: re.Match[str], near: date | None) -> date | None:
    if found["year"]:
        return date(int(found["year"]), int(found["month"]), int(found["day"]))
    name = found["month_last"] or found["month_first"]
    if name is None:
        return None
    month = _MONTHS.index(name[:3].lower()) // 4 + 1
    number = int(found["day_first"] or found["day_last"])
    year = found["year_last"] or found["year_after"]
    if year:
        return date(int(year), month, number)
    if near is None:
        raise ValueError("a date without a year, and none to take it from")
    return _nearest_year(month, number, near)


def _nearest_year(month: int, number: int, near: date) -> date:
    days = []
    for year in (near.year - 1, near.year, near.year + 1):
        with suppress(ValueError):
            days.append(date(year, month, number))
    return min(days, key=lambda day: abs(day - near))


def _clock(found: re.Match[str]) -> tuple[int, int, int] | None:
    if found["hour"] is None:
        return None
    hour = int(found["hour"])
    half = (found["half"] or found["whole"] or "").lower()
    if found["whole"] and not 1 <= hour <= 12:
        raise ValueError("no such hour")
    if half and hour <= 12:  # above, `13:06 PM` says the same twice
        hour = hour % 12 + (12 if half == "p" else 0)
    elif half == "a":
        raise ValueError("no such hour")
    minute, second = int(found["minute"] or 0), int(found["second"] or 0)
    if hour > 23 or minute > 59 or second > 59:
        raise ValueError("no such time")
    return hour, minute, second


def is_about_all_times(line: str) -> bool:
    """Whether a line is a note such as `All times in UTC`, and no sentence of a story."""
    return len(line) <= LONGEST and _ALL_TIMES.search(line) is not None


def stated_zone(text: str, own: tzinfo) -> tzinfo | None:
    """Return the zone that a sentence such as `All times in CEST` or a table heading names."""
    offset = _OFFSET.search(text)
    if offset is not None:
        return _offset_zone(offset[0])
    for name in _ZONE_NAME.findall(text):
        placed = zone(name)
        if placed is not None:
            return placed
    for name in _CAPITALS.findall(text):
        named = named_zone(name, own)
        if named is not None:
            return named
    return None


def named_zone(name: str, own: tzinfo) -> tzinfo | None:
    """Return the zone of an abbreviation.

    One that the record's own zone goes by in summer or winter means that zone: people write `PST`
    all year.
    """
    if name == "Z":
        return UTC
    if name in _names_of(own):
        return own
    return timezone(timedelta(hours=OFFSETS[name])) if name in OFFSETS else None


@lru_cache(maxsize=64)
def _names_of(own: tzinfo) -> frozenset[str]:
    days = (datetime(2024, month, 1, tzinfo=own) for month in (1, 7))
    return frozenset(day.tzname() or "" for day in days)


def _offset_zone(text: str) -> tzinfo | None:
    for found in _OFFSET.finditer(text.upper()):
        reach = timedelta(hours=int(found["hours"]), minutes=int(found["minutes"] or 0))
        if reach < timedelta(days=1):
            return timezone(-reach if found["sign"] == "-" else reach)
    return None
