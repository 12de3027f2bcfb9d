"""Lengths of time: between the points of a record, and in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from ..model.incident import Incident

_UNITS: Final = (("d", 86_400), ("h", 3_600), ("min", 60), ("s", 1))
DAYS_ALONE: Final = 14
"""From so many days on, hours say nothing more."""


def in_words(span: timedelta) -> str:
    """Write a length of time in its two largest units, rounded down.

    Parameters
    ----------
    span
        The length; one that points backwards gets a minus sign.

    Returns
    -------
    str
        Such as `36 min` or `1 h 57 min`.

    Notes
    -----
    The second unit is the one below the first and is left out where it is zero, so the words are
    exact or too small by less than one of the last unit that could stand there: a minute from one
    hour on, an hour from one day on, a day from 14 days on.

    Examples
    --------
    >>> in_words(timedelta(minutes=36)), in_words(timedelta(hours=1, minutes=57, seconds=59))
    ('36 min', '1 h 57 min')
    >>> in_words(timedelta(days=2, hours=2)), in_words(timedelta(days=593, hours=23))
    ('2 d 2 h', '593 d')
    >>> in_words(timedelta(0)), in_words(timedelta(milliseconds=20)), in_words(timedelta(days=-3))
    ('0 min', 'under 1 s', '-3 d')
    """
    if span < timedelta(0):
        return f"-{in_words(-span)}"
    left = span // timedelta(seconds=1)
    if not left:
        return "under 1 s" if span else "0 min"
    if span >= timedelta(days=DAYS_ALONE):
        return f"{span.days} d"
    place = next(place for place, (_, size) in enumerate(_UNITS) if left >= size)
    parts = []
    for name, size in _UNITS[place : place + 2]:
        whole, left = divmod(left, size)
        parts.append(f"{whole} {name}" if whole else "")
    return " ".join(filter(None, parts))


@dataclass(frozen=True, slots=True)
class Spans:
    """The lengths of an incident; None where an end is not known, is not a time or does not fit."""

    undetected: timedelta | None = None
    """From the start to the noticing."""
    to_mitigation: timedelta | None = None
    """From the noticing until the effect was over or bearable."""
    to_resolution: timedelta | None = None
    """From the noticing until nothing more had to be done."""
    total: timedelta | None = None
    """From the start until nothing more had to be done."""
    start_estimated: bool = False
    """Whether the start is an estimate, and with it what is counted from there."""
    ongoing: bool = False
    """Whether the end is stated to be still open; no length is invented for it."""


def spans_of(incident: Incident) -> Spans:
    """Measure an incident.

    Parameters
    ----------
    incident
        Any record, coded or not.

    Returns
    -------
    Spans
        Exact lengths. A date without a time gives none; times that contradict each other give none.

    Notes
    -----
    Noticing is `detected`, never `declared`: calling it an incident comes later. Mitigation and
    resolution are counted from the noticing, because the start is often unknown.

    Examples
    --------
    >>> from datetime import UTC, datetime
    >>> from mkdocs_postmortems.model.incident import Incident, IncidentId
    >>> from mkdocs_postmortems.model.source import SourceFile
    >>> from mkdocs_postmortems.model.times import Moment, Times
    >>> noon = datetime(2024, 5, 1, 12, tzinfo=UTC)
    >>> times = Times(detected=Moment(noon), resolved=Moment(noon + timedelta(hours=2)))
    >>> source = SourceFile("a.md", "a.md", "", "")
    >>> spans = spans_of(Incident(IncidentId("a"), source, "A", times=times))
    >>> in_words(spans.to_resolution), spans.total
    ('2 h', None)
    """
    times = incident.times
    return Spans(
        undetected=times.span("started", "detected"),
        to_mitigation=times.span("detected", "mitigated"),
        to_resolution=times.span("detected", "resolved"),
        total=times.span("started", "resolved"),
        start_estimated=times.precision == "estimated",
        ongoing=times.ongoing,
    )
