"""Dates and times as people write them, and the zone rules that turn them into moments."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from enum import StrEnum
from typing import Final

EARLIEST_LIKELY: Final = 1970
"""A year before this one is asked about; computers we write post-mortems of are younger."""

_STAMP = re.compile(
    r"(?P<day>\d{4}-\d{1,2}-\d{1,2})"
    r"(?:[Tt ]+(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,]\d+)?)?"
    r"\s*(?P<zone>[Zz]|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{1,2})?)?"
)


class Word(StrEnum):
    """What may stand in place of a time."""

    UNKNOWN = "unknown"
    ONGOING = "ongoing"


Stamp = datetime | date | Word
"""A time as written: with or without a zone, a date alone, or a word."""


def parse_stamp(text: str) -> Stamp:
    """Read a date, a time or one of the words; raise `ValueError` with a sentence otherwise.

    >>> parse_stamp("2024-05-01 10:21")
    datetime.datetime(2024, 5, 1, 10, 21)
    >>> parse_stamp("2024-05-01T10:21Z").tzinfo
    datetime.timezone.utc
    >>> parse_stamp("2024-05-01")
    datetime.date(2024, 5, 1)
    """
    stripped = text.strip()
    if stripped.lower() in set(Word):
        return Word(stripped.lower())
    found = _STAMP.fullmatch(stripped)
    if found is None:
        raise ValueError("not a date or time I can read")
    try:
        day = parse_day(found["day"])
        if found["hour"] is None:
            return day
        hour, minute, second = (int(found[part] or 0) for part in ("hour", "minute", "second"))
        return datetime.combine(day, time(hour, minute, second, tzinfo=_offset(found["zone"])))
    except (ValueError, OverflowError) as problem:
        raise ValueError(f"no such date or time ({problem})") from None


def parse_day(text: str) -> date:
    """Read `YYYY-MM-DD`; single digits for month and day are accepted."""
    year, month, day = (int(part) for part in text.split("-"))
    return date(year, month, day)


def _offset(zone: str | None) -> tzinfo | None:
    if zone is None:
        return None
    if zone.upper() in {"Z", "UTC", "GMT"}:
        return UTC
    hours, minutes = int(zone[1:3]), int(zone[3:].lstrip(":") or 0)
    reach = timedelta(hours=hours, minutes=minutes)
    if minutes > 59 or reach >= timedelta(days=1):
        raise ValueError(f"no such zone {zone}")
    return timezone(-reach if zone[0] == "-" else reach)


class Clock(StrEnum):
    """How a naive time met the clock of its zone."""

    PLAIN = "plain"
    TWICE = "twice"
    SKIPPED = "skipped"


def to_utc(moment: datetime, zone: tzinfo) -> tuple[datetime, Clock]:
    """Place a time in UTC; a naive one takes `zone`.

    A time the clock shows twice is read as the first; one it skips is moved on by the gap.
    """
    if moment.tzinfo is not None:
        return moment.astimezone(UTC), Clock.PLAIN
    first = moment.replace(tzinfo=zone, fold=0)
    later = moment.replace(tzinfo=zone, fold=1)
    placed = first.astimezone(UTC)
    if first.utcoffset() == later.utcoffset():
        return placed, Clock.PLAIN
    same = placed.astimezone(zone).replace(tzinfo=None) == moment.replace(tzinfo=None, fold=0)
    return placed, Clock.TWICE if same else Clock.SKIPPED


@dataclass(frozen=True, slots=True)
class Moment:
    """A point in a record's life: a time in UTC, or a date alone, or one of the words."""

    at: datetime | None = None
    day: date | None = None
    word: Word | None = None

    @property
    def known(self) -> bool:
        """Whether there is at least a date."""
        return self.day is not None


@dataclass(frozen=True, slots=True)
class Times:
    """The five points of a record; spans are None where either end is not a time."""

    started: Moment | None = None
    detected: Moment | None = None
    declared: Moment | None = None
    mitigated: Moment | None = None
    resolved: Moment | None = None
    zone: str = "UTC"
    precision: str | None = None
    sound: bool = True
    """False where the order of the times contradicts itself; then there are no spans."""

    @property
    def moments(self) -> dict[str, Moment]:
        """The points that are stated, by name, in the order above."""
        named = ((field.name, getattr(self, field.name)) for field in fields(self)[:5])
        return {name: moment for name, moment in named if moment is not None}

    @property
    def days(self) -> tuple[date, ...]:
        """The dates of the points, in the record's own zone."""
        return tuple(m.day for m in self.moments.values() if m.day is not None)

    @property
    def ongoing(self) -> bool:
        """Whether the end is stated to be still open."""
        ends = (self.mitigated, self.resolved)
        return any(end is not None and end.word is Word.ONGOING for end in ends)

    def span(self, start: str, end: str) -> timedelta | None:
        """Return the time between two points, or None where it is not known or not sound."""
        first, last = getattr(self, start), getattr(self, end)
        if not self.sound or first is None or last is None:
            return None
        if first.at is None or last.at is None or last.at < first.at:
            return None
        length: timedelta = last.at - first.at
        return length
