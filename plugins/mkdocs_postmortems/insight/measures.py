"""Ratios, days and lengths of time as they are written in sentences."""

from __future__ import annotations

import math
from datetime import date, timedelta
from typing import Final

from ..trends.spans import in_words

_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_UNITS: Final = (("d", 86_400), ("h", 3_600), ("min", 60), ("s", 1))


def two_figures(value: float) -> str:
    """Write a number with two figures and three decimals at most, without the zero in front.

    >>> [two_figures(value) for value in (0, 0.304, 0.00661, 0.0001, 0.996, 2.507, 41.6)]
    ['0', '.30', '.007', 'under .001', '1.0', '2.5', '42']
    """
    if value < 0:
        return f"-{two_figures(-value)}"
    if not value:
        return "0"
    if value < 0.0005:
        return "under .001"
    rounded = round(value, _decimals(value))
    return f"{rounded:.{_decimals(rounded)}f}".removeprefix("0")


def _decimals(value: float) -> int:
    return min(max(1 - math.floor(math.log10(value)), 0), 3)


def on(day: date) -> str:
    """Write a day, the same in every locale.

    >>> on(date(2024, 5, 17))
    '17 May 2024'
    """
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def length(seconds: float) -> str:
    """Write a length of time.

    >>> length(1110)
    '18 min 30 s'
    """
    return in_words(timedelta(seconds=seconds))


def between(low: float, high: float) -> str:
    """Write a range of lengths, in one unit where both are whole and below 100 of it.

    >>> between(7 * 60, 75 * 60), between(90, 3600), between(60, 7200)
    ('7 to 75 min', '1 min 30 s to 1 h', '1 min to 2 h')
    """
    unit, size = next(((name, size) for name, size in _UNITS if low >= size), _UNITS[-1])
    if low % size or high % size or high >= 100 * size:
        return f"{length(low)} to {length(high)}"
    return f"{low / size:.0f} to {high / size:.0f} {unit}"
