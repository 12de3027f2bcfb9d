"""Noticing and recovery: how long they took, record by record, and what can be said of them all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import Final, Literal

from ..model.front_matter import Precision
from ..model.incident import IncidentId
from ..model.times import Times, Word
from ..trends.durations import Durations, durations
from .population import Population

Stretch = Literal["notice", "mitigate", "resolve"]

ENDS: Final[dict[Stretch, tuple[str, str]]] = {
    "notice": ("started", "detected"),
    "mitigate": ("detected", "mitigated"),
    "resolve": ("detected", "resolved"),
}


@dataclass(frozen=True, slots=True)
class Length:
    """How long it took in one record."""

    incident: IncidentId
    span: timedelta
    estimated: bool = False
    """Whether it is counted from a start that is an estimate."""


@dataclass(frozen=True, slots=True)
class Lengths:
    """How long one stretch of an incident took, in all records of a population."""

    stretch: Stretch
    ended: tuple[Length, ...]
    """The shortest first."""
    ongoing: tuple[Length, ...]
    """As far as they go at the end of the view, the shortest first."""
    missing: int
    """How many records do not say, or say what cannot be."""
    summary: Durations | None
    """In seconds; None where fewer than 3 have ended."""

    @property
    def n(self) -> int:
        """The number of all records."""
        return len(self.ended) + len(self.ongoing) + self.missing

    @property
    def estimated(self) -> int:
        """How many are counted from an estimate."""
        return sum(length.estimated for length in self.ended)


@dataclass(frozen=True, slots=True)
class Recovery:
    """How long it took to notice, to mitigate and to resolve."""

    notice: Lengths
    """From the start until it was noticed."""
    mitigate: Lengths
    """From the noticing until the effect was over or bearable."""
    resolve: Lengths
    """From the noticing until nothing more had to be done."""


def times(population: Population) -> Recovery:
    """Collect the lengths of the records of a population; a negative one counts as missing."""
    notice, mitigate, resolve = (_lengths(stretch, population) for stretch in ENDS)
    return Recovery(notice, mitigate, resolve)


def _lengths(stretch: Stretch, population: Population) -> Lengths:
    start, end = ENDS[stretch]
    ended = _shortest_first(_ended(start, end, population))
    ongoing = _shortest_first(_ongoing(start, end, population))
    return Lengths(
        stretch,
        ended,
        ongoing,
        missing=population.n - len(ended) - len(ongoing),
        summary=durations(_seconds(ended), _seconds(ongoing)),
    )


def _ended(start: str, end: str, population: Population) -> Iterator[Length]:
    for incident in population.records:
        span = incident.times.span(start, end)
        if span is not None:
            estimated = start == "started" and incident.times.precision == Precision.ESTIMATED
            yield Length(incident.id, span, estimated)


def _ongoing(start: str, end: str, population: Population) -> Iterator[Length]:
    """Yield how long those last so far that are stated to be open, up to the day the view ends.

    Nobody said they were open later than that day began, so no more is counted.
    """
    if population.as_of is None:
        return
    now = datetime.combine(population.as_of, time.min, UTC)
    for incident in population.records:
        since = getattr(incident.times, start)
        if since is not None and since.at is not None and _open(incident.times, end):
            yield Length(incident.id, max(now - since.at, timedelta(0)))


def _open(times: Times, end: str) -> bool:
    """Whether an end is stated to be open; what is not mitigated is not resolved either."""
    moment = getattr(times, end)
    if moment is None and end == "resolved":
        moment = times.mitigated
    return times.sound and moment is not None and moment.word is Word.ONGOING


def _shortest_first(lengths: Iterator[Length]) -> tuple[Length, ...]:
    return tuple(sorted(lengths, key=lambda length: (length.span, length.incident)))


def _seconds(lengths: tuple[Length, ...]) -> tuple[float, ...]:
    return tuple(length.span.total_seconds() for length in lengths)
