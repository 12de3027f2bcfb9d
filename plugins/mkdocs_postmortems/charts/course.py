"""A course of events in phases, and where its times stand on a strip."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import datetime
from typing import Final

EDGE: Final = 0.02
"""Kept free at both ends, for the marks that stand there."""
_STUB: Final = 0.12
"""How long a phase is drawn whose length is not known."""
_REACH: Final = 0.25
"""The strip is extended to entries that lie outside by no more than this part of it."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that happened."""

    time: datetime
    label: str
    """What happened, and when, in words."""
    href: str | None = None


@dataclass(frozen=True, slots=True)
class Phase:
    """One phase; it begins where the one before it ends."""

    name: str
    """Such as `undetected`."""
    length: str
    """In words, such as `36 min`; what is known of it where the length is not."""
    step: int
    """1 to 3, which of the three tones it has."""
    start: datetime | None
    """None where it is not known; only the first phase can begin so."""
    end: datetime | None
    """None where it is still open; only the last phase can end so."""
    begins: str
    """The start in words."""
    ends: str
    """The end in words."""
    estimated: bool = False
    """Whether the start is an estimate."""


@dataclass(frozen=True, slots=True)
class Phases:
    """What the strip is drawn from."""

    title: str
    phases: tuple[Phase, ...]
    """Three at most, in order."""
    entries: tuple[Entry, ...] = ()

    @property
    def known(self) -> list[datetime]:
        """The times between phases that are known."""
        return [t for phase in self.phases for t in (phase.start, phase.end) if t is not None]


@dataclass(frozen=True, slots=True)
class Scale:
    """Where a time stands on the strip, in parts of its width."""

    first: datetime
    last: datetime
    left: float
    right: float

    @classmethod
    def of(cls, strip: Phases) -> Scale:
        """Make the scale that holds all phases, and the entries near them."""
        known = strip.known
        reach = (known[-1] - known[0]) * _REACH
        times = [*known, *(entry.time for entry in strip.entries)]
        near = [t for t in times if known[0] - t <= reach and t - known[-1] <= reach]
        return cls(
            first=min(near),
            last=max(near),
            left=EDGE if strip.phases[0].start else EDGE + _STUB,
            right=1 - EDGE if strip.phases[-1].end else 1 - EDGE - _STUB,
        )

    def place(self, time: datetime) -> float:
        """Return the place of a time; what lies too far out is infinitely far."""
        if time < self.first:
            return -math.inf
        return math.inf if time > self.last else self._on_bar(time)

    def ends(self, phase: Phase) -> tuple[float, float]:
        """Return where a phase is drawn from and to."""
        start = EDGE if phase.start is None else self._on_bar(phase.start)
        end = 1 - EDGE if phase.end is None else self._on_bar(phase.end)
        return start, end

    def _on_bar(self, time: datetime) -> float:
        part: float = (time - self.first) / (self.last - self.first)
        return self.left + part * (self.right - self.left)
