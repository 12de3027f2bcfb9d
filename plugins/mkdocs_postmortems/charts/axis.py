"""Where the steps of an axis stand: whole numbers, days, and lengths of time."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

_MONTHS: Final = (
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
)  # fmt: skip
_STEPS_OF_MONTHS: Final = (1, 3, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000, 12000, 24000)
_MOST_STEPS: Final = 9
_LENGTHS: Final = (
    (1, "1 s"),
    (10, "10 s"),
    (60, "1 min"),
    (600, "10 min"),
    (3_600, "1 h"),
    (21_600, "6 h"),
    (86_400, "1 d"),
    (604_800, "7 d"),
    (2_592_000, "30 d"),
    (8_640_000, "100 d"),
    (86_400_000, "1,000 d"),
    (864_000_000, "10,000 d"),
    (86_400_000_000_000, "1,000,000,000 d"),
)


def whole_steps(most: int) -> tuple[int, ...]:
    """Return whole numbers from 0 to the first step that is not below the largest value.

    >>> whole_steps(3), whole_steps(7), whole_steps(265), whole_steps(0)
    ((0, 1, 2, 3), (0, 2, 4, 6, 8), (0, 100, 200, 300), (0, 1))
    """
    top, size = max(most, 1), 1
    while True:
        for step in (size, 2 * size, 5 * size):
            if top <= 4 * step:
                return tuple(range(0, top + step, step))
        size *= 10


@dataclass(frozen=True, slots=True)
class DayAxis:
    """A line of days from the first to the last step."""

    steps: tuple[tuple[date, str], ...]

    @classmethod
    def over(cls, days: Iterable[date]) -> DayAxis:
        """Make the axis that holds some days; there is at least one."""
        known = sorted(days)
        first, last = _month(known[0]), _month(known[-1]) + 1
        step = next(s for s in _STEPS_OF_MONTHS if last - first <= s * _MOST_STEPS)
        months = range(first // step * step, last + step, step)
        shown = [_first_day(month) for month in months]
        end = next(n for n, day in enumerate(shown) if day > known[-1] or day == date.max)
        return cls(tuple((day, _name(day, step)) for day in shown[: end + 1]))

    def place(self, day: date) -> float:
        """Return where a day stands, from 0 to 1."""
        first, last = self.steps[0][0], self.steps[-1][0]
        return (day - first).days / (last - first).days


@dataclass(frozen=True, slots=True)
class LengthAxis:
    """A logarithmic line of lengths of time in seconds; what is under a second stands before it."""

    steps: tuple[tuple[float, str], ...]

    @classmethod
    def over(cls, seconds: Iterable[float]) -> LengthAxis:
        """Make the axis that holds some lengths, which has two steps at least."""
        known = [value for value in seconds if value >= 1] or [1]
        least, most = min(known), max(known)
        low = max(n for n, (value, _) in enumerate(_LENGTHS[:-1]) if value <= least)
        high = next(n for n, (value, _) in enumerate(_LENGTHS) if value >= most)
        return cls(_LENGTHS[low : max(high, low + 1) + 1])

    def place(self, seconds: float) -> float:
        """Return where a length of a second or more stands, from 0 to 1."""
        first, last = self.steps[0][0], self.steps[-1][0]
        return math.log(seconds / first) / math.log(last / first)


def _month(day: date) -> int:
    return day.year * 12 + day.month - 1


def _first_day(month: int) -> date:
    year, place = divmod(month, 12)
    return date(max(year, 1), place + 1, 1) if year <= date.max.year else date.max


def _name(day: date, step: int) -> str:
    return str(day.year) if step % 12 == 0 else f"{_MONTHS[day.month - 1]} {day.year}"
