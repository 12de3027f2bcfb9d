"""Numbers and days as they stand in a sentence: two figures are all that few records carry."""

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


def figures(value: float, *, most: int = 3) -> str:
    """Write a number with two figures, without a leading zero.

    Args:
        value: the number.
        most: how many decimals at most; what would need more is under the smallest of them.

    >>> [figures(value) for value in (0, 0.304, 0.00661, 0.0001, 0.996, 2.507, 41.6)]
    ['0', '.30', '.007', 'under .001', '1.0', '2.5', '42']
    """
    if value < 0:
        return f"-{figures(-value, most=most)}"
    if not value:
        return "0"
    if round(value, most) == 0:
        return f"under {10.0**-most:.{most}f}".replace("0.", ".")
    shown = round(value, _decimals(value, most))
    return f"{shown:.{_decimals(shown, most)}f}".removeprefix("0") or "0"


def _decimals(value: float, most: int) -> int:
    return min(max(1 - math.floor(math.log10(value)), 0), most)


def probability(p: float) -> str:
    """Write a p value, two figures and four decimals at most.

    >>> probability(0.02424), probability(0.00047), probability(1e-9), probability(1.0)
    ('.024', '.0005', 'under .0001', '1.0')
    """
    return figures(p, most=4)


def percent(share: float) -> str:
    """Write a share in whole per cent; what is not nothing is not 0 %.

    >>> percent(0.15), percent(0.001), percent(0)
    ('15 %', 'under 1 %', '0 %')
    """
    whole = round(100 * share)
    return "under 1 %" if share and not whole else f"{whole} %"


def count(n: int, one: str, many: str | None = None) -> str:
    """Write a number with its noun.

    >>> count(1, "day"), count(2, "day")
    ('1 day', '2 days')
    """
    return f"{n} {one if n == 1 else many or one + 's'}"


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
