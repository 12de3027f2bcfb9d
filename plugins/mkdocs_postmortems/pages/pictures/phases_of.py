"""The phases of one incident, as far as its times are known, with the entries of its timeline."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from itertools import pairwise
from typing import Final

from ...charts.course import Entry, Phase, Phases
from ...charts.phases import phases
from ...charts.values import Words
from ...model.incident import Incident
from ...model.times import Moment, Times, Word
from ...trends.spans import in_words
from ..links import shorten
from ..words import clock, count, day, moment
from .shown import Shown

NAMES: Final = {
    "detected": ("undetected", 1),
    "mitigated": ("until mitigated", 2),
    "resolved": ("until resolved", 3),
}
"""What the phase is called that ends with a point, and its tone."""


def entry_anchor(place: int) -> str:
    """Return the anchor of an entry of a timeline, by its place there, from 0 on."""
    return f"pm-at-{place + 1}"


def phases_of(incident: Incident) -> Shown:
    """The phases of one incident, and what its timeline tells of them."""
    times = incident.times
    if not times.sound:
        return Shown(Words("The times contradict each other, so no strip of phases is drawn."), "")
    points = ((name, point.at) for name, point in times.moments.items() if name != "declared")
    ends = [(name, at) for name, at in points if at is not None]
    if not ends:
        return Shown(Words(_silence(times)), "")
    told = tuple(_entries(incident))
    strip = Phases(f"Phases of {shorten(incident.title)}", tuple(_phases(ends, times)), told)
    said = "Phases as far as the times are known."
    if told:
        entries = count(len(told), "entry", "entries")
        said += f" Above them {entries} of the timeline."
    return Shown(phases(strip, id="phases"), said)


def _silence(times: Times) -> str:
    if times.days:
        return "Days are known and no times, so there is no strip of phases."
    return "No times are known, so there is no strip of phases."


def _phases(ends: list[tuple[str, datetime]], times: Times) -> Iterator[Phase]:
    """Yield what lies between points that are known, and what lies before and after them."""
    (first, start), (last, end) = ends[0], ends[-1]
    if first != "started":
        name, step = NAMES[first]
        begins = f"start {_absent(times.started)}"
        yield Phase(name, "length unknown", step, None, start, begins, moment(start, times.zone))
    for (before, a), (after, b) in pairwise(ends):
        name, step = NAMES[after]
        rough = before == "started" and times.precision == "estimated"
        length = f"about {in_words(b - a)}" if rough else in_words(b - a)
        if before == "started" and after != "detected":
            length += ", when noticed is not known"
        yield Phase(
            name, length, step, a, b, moment(a, times.zone), _after(a, b, times.zone), rough
        )
    if last != "resolved":
        name, step = NAMES["resolved"]
        length = _absent(times.resolved, open=times.ongoing)
        yield Phase(name, length, step, end, None, moment(end, times.zone), f"end {length}")


def _absent(point: Moment | None, *, open: bool = False) -> str:
    """Say what is known of a point that has no time."""
    if open or (point is not None and point.word is Word.ONGOING):
        return "still open"
    if point is None:
        return "not stated"
    return "not known" if point.day is None else f"on {day(point.day)}, time not known"


def _after(start: datetime, end: datetime, zone: str) -> str:
    """Write a point without its day where that is the day of the one before."""
    whole, before = moment(end, zone), moment(start, zone)
    return clock(end, zone) if whole.partition(",")[0] == before.partition(",")[0] else whole


def _entries(incident: Incident) -> Iterator[Entry]:
    zone, last = incident.times.zone, ""
    for place, entry in enumerate(incident.timeline.entries):
        whole = moment(entry.at, zone)
        here = whole.partition(",")[0]
        when = whole if here != last else clock(entry.at, zone)
        last = here
        yield Entry(entry.at, f"{when}: {shorten(entry.text, 120)}", f"#{entry_anchor(place)}")
