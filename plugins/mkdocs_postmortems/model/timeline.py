"""What happened when, in the order in which the author wrote it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """One line of a timeline; `at` is in UTC, `line` is its place in the file."""

    at: datetime
    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Timeline:
    """The entries of the Timeline section; empty where there is none or none could be read."""

    entries: tuple[TimelineEntry, ...] = ()
    anchor: str = ""
    """Of the heading they stand under."""

    @property
    def first(self) -> datetime | None:
        """The earliest time of an entry."""
        return min((entry.at for entry in self.entries), default=None)

    @property
    def last(self) -> datetime | None:
        """The latest time of an entry."""
        return max((entry.at for entry in self.entries), default=None)
