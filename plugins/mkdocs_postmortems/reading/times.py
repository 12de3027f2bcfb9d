"""Times as written, and a zone -> moments in UTC, with everything the clock and the order say."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, tzinfo
from functools import lru_cache
from typing import Final
from zoneinfo import ZoneInfo, available_timezones

from ..model.front_matter import FrontMatter, TimesEntry
from ..model.shapes import shown
from ..model.times import EARLIEST_LIKELY, Clock, Moment, Stamp, Times, Word, to_utc
from ..model.words import did_you_mean, nearest
from .notes import Notes
from .written import Written

NAMES: Final = ("started", "detected", "declared", "mitigated", "resolved")
MAY_BE_ONGOING: Final = frozenset({"mitigated", "resolved"})
LATEST_LIKELY: Final = 2100
LONG: Final = timedelta(days=90)
"""A longer span is asked about: a wrong year is likelier."""


@lru_cache(maxsize=64)
def zone(name: str) -> ZoneInfo | None:
    """Return the zone of an IANA name, or None."""
    try:
        return ZoneInfo(name)
    except (ValueError, OSError, KeyError):
        return None


def zone_of(front: FrontMatter, default: str, written: Written, notes: Notes) -> tuple[str, tzinfo]:
    """Return the zone of a record's naive times, with its name."""
    if front.timezone:
        named = zone(front.timezone)
        if named is not None:
            return front.timezone, named
        notes.add(
            "PM202",
            written.of(("timezone",)),
            f"`timezone`: {shown(front.timezone)} is not an IANA name; {default} holds",
            _zone_hint(front.timezone),
        )
    return default, zone(default) or UTC


def _zone_hint(word: str) -> str:
    """Propose zones that are spelled alike; an abbreviation such as `CEST` is like none of them."""
    close = None if word.isupper() else did_you_mean(_nearest_zones(word))
    return close or "Write a name such as 'Europe/Berlin'."


def _nearest_zones(word: str) -> tuple[str, ...]:
    zones = available_timezones()
    cities = {name.rsplit("/", 1)[-1]: name for name in sorted(zones)}
    close = nearest(word, zones, limit=2) or nearest(word, cities, limit=2)
    return tuple(cities.get(name, name) for name in close)


def read_times(
    entry: TimesEntry, name: str, clock: tzinfo, written: Written, notes: Notes
) -> Times:
    """Place the times of a record in UTC, and say what does not fit together."""
    moments = {}
    for point in NAMES:
        stamp = getattr(entry, point)
        if stamp is not None:
            moment = _moment(point, stamp, clock, written, notes)
            if moment is not None:
                moments[point] = moment
    precision = entry.started_precision
    times = Times(
        **moments,
        zone=name,
        precision=precision.value if precision is not None else None,
        sound=not _out_of_order(moments, written, notes),
    )
    if times.sound:
        _note_oddities(times, written, notes)
    _note_mixed(entry, clock, name, written, notes)
    return times


def _moment(
    point: str, stamp: Stamp, clock: tzinfo, written: Written, notes: Notes
) -> Moment | None:
    at = written.of(("times", point))
    if isinstance(stamp, Word):
        if stamp is Word.ONGOING and point not in MAY_BE_ONGOING:
            notes.add(
                "PM201",
                at,
                f"`{point}`: 'ongoing' can stand at `mitigated` and `resolved` only",
                "Write a time, or unknown.",
            )
            return None
        return Moment(word=stamp)
    if not EARLIEST_LIKELY <= stamp.year <= LATEST_LIKELY:
        notes.add("PM208", at, f"`{point}` lies in {stamp.year}", "Is the year right?")
    if not isinstance(stamp, datetime):
        return Moment(day=stamp)
    try:
        placed, met = to_utc(stamp, clock)
        day = placed.astimezone(clock).date()
    except (OverflowError, ValueError):
        notes.add("PM201", at, f"`{point}`: {shown(stamp)} is out of reach", "Is the year right?")
        return None
    if met is Clock.TWICE:
        notes.add(
            "PM206",
            at,
            f"`{point}`: the clock shows {stamp:%H:%M} twice that day; the first is taken",
            "An offset says which: +02:00.",
        )
    elif met is Clock.SKIPPED:
        notes.add(
            "PM207",
            at,
            f"`{point}`: the clock skips {stamp:%H:%M} that day; it is read as "
            f"{placed.astimezone(clock):%H:%M}",
            "Is the zone right?",
        )
    return Moment(at=placed, day=day)


def before(first: Moment, second: Moment) -> bool:
    """Whether a moment is surely before another; dates are compared where one has no time."""
    if first.at is not None and second.at is not None:
        return first.at < second.at
    return first.day is not None and second.day is not None and first.day < second.day


def _out_of_order(moments: dict[str, Moment], written: Written, notes: Notes) -> bool:
    wrong = [
        (earlier, later)
        for earlier, later in _ordered()
        if earlier in moments and later in moments and before(moments[later], moments[earlier])
    ]
    for earlier, later in wrong:
        notes.add(
            "PM203",
            written.of(("times", later)),
            f"`{later}` {_show(written, later)} is before `{earlier}` {_show(written, earlier)}; "
            "durations are left out",
            "Which of the two is right?",
        )
    return bool(wrong)


def _ordered() -> Iterator[tuple[str, str]]:
    yield from (("started", later) for later in NAMES[1:])
    yield "mitigated", "resolved"


def _show(written: Written, point: str) -> str:
    return shown(written.get(("times", point)))


def _note_oddities(times: Times, written: Written, notes: Notes) -> None:
    started, detected = times.started, times.detected
    if started and detected and started.at is not None and started.at == detected.at:
        notes.add(
            "PM204",
            written.of(("times", "detected")),
            "`detected` is the same moment as `started`",
            "Is the start known? `started: unknown` is an answer.",
        )
    days = times.days
    if days and max(days) - min(days) > LONG:
        last = max(times.moments, key=lambda point: times.moments[point].day or date.min)
        notes.add(
            "PM205",
            written.of(("times", last)),
            f"the times lie {(max(days) - min(days)).days} days apart",
            "Is the year right?",
        )


def _note_mixed(
    entry: TimesEntry, clock: tzinfo, name: str, written: Written, notes: Notes
) -> None:
    """Hint where some times follow the zone and others carry an offset that differs from it."""
    stamps = {point: getattr(entry, point) for point in NAMES}
    timed = {point: stamp for point, stamp in stamps.items() if isinstance(stamp, datetime)}
    if all(stamp.tzinfo is not None for stamp in timed.values()):
        return
    for point, stamp in timed.items():
        if stamp.tzinfo is not None and _offset(stamp, clock) not in {None, stamp.utcoffset()}:
            notes.add(
                "PM210",
                written.of(("times", point)),
                f"`{point}` carries an offset of its own, the times without one are in {name}",
                "Is `timezone` right for them?",
            )


def _offset(stamp: datetime, clock: tzinfo) -> timedelta | None:
    try:
        return stamp.astimezone(clock).utcoffset()
    except (OverflowError, ValueError):
        return None


def date_of(front: FrontMatter, times: Times, written: Written, notes: Notes) -> date | None:
    """Return the day of a record: as written, or the earliest of its times."""
    days = times.days
    if front.date is None:
        return min(days, default=None)
    at = written.of(("date",))
    if not EARLIEST_LIKELY <= front.date.year <= LATEST_LIKELY:
        notes.add("PM208", at, f"`date` lies in {front.date.year}", "Is the year right?")
    if days and not min(days) <= front.date <= max(days):
        notes.add(
            "PM209",
            at,
            f"`date` {front.date} lies outside the times, {min(days)} to {max(days)}",
            "Which of them is right?",
        )
    return front.date
