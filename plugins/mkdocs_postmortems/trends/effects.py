"""Before and after an action: how often a factor was seen, and when there is enough to compare.

A comparison says how two rates differ and never why. Actions are decided when a factor is frequent,
and what is frequent for a while is less so later, with or without an action.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

CONFIDENCE: Final = 0.95
SILENCE: Final = 0.05
"""How rare a silence has to be, were nothing changed, to say something."""
LONGEST_WAIT: Final = 5 * 365.25
"""Days; where a silence would have to last longer, there were too few records before."""


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of time, and what was seen in it."""

    x: int
    """How many records carry the factor."""
    days: int
    records: int
    """How many records there are in all."""


def windows(
    dates: Sequence[date], carrying: Sequence[date], raised: date, completed: date, as_of: date
) -> tuple[Window, Window]:
    """Count before the record that raised an action, and after the action was done.

    Parameters
    ----------
    dates
        The days of all counted records, the oldest first.
    carrying
        Those of the records that carry the factor as a problem, the oldest first.
    raised
        The day of the record that raised the action.
    completed
        The day it was done; not before `raised`.
    as_of
        The day the view ends; not before `completed`.

    Returns
    -------
    tuple of two Window
        Before: between the day of the first counted record and `raised`. After: from the day after
        `completed` to `as_of`. The time between is in neither, as people may act before an action
        is called done.

    Notes
    -----
    The record that opens a window is no part of it, nor is the one that closes it. A clock that
    starts with a record that carries the factor would call one in one day a rate.

    Examples
    --------
    >>> days = [date(2024, 1, 1), date(2024, 2, 1), date(2024, 3, 1), date(2024, 6, 1)]
    >>> windows(days, days[1:], days[2], date(2024, 4, 1), date(2024, 6, 30))
    (Window(x=1, days=60, records=1), Window(x=1, days=90, records=1))
    """
    first = min(dates[0], raised) if dates else raised
    before = tuple(bisect_left(d, raised) - bisect_right(d, first) for d in (carrying, dates))
    after = tuple(bisect_right(d, as_of) - bisect_right(d, completed) for d in (carrying, dates))
    return (
        Window(max(before[0], 0), (raised - first).days, max(before[1], 0)),
        Window(after[0], (as_of - completed).days, after[1]),
    )


@dataclass(frozen=True, slots=True)
class Ratio:
    """A rate after over the rate before, with its interval."""

    ratio: float
    low: float
    high: float

    @property
    def settled(self) -> bool:
        """Whether the interval leaves 1 out: the rates differ by more than chance explains."""
        return not self.low <= 1 <= self.high


def rate_ratio(
    x_before: int,
    before: float,
    x_after: int,
    after: float,
    *,
    confidence: float = CONFIDENCE,
) -> Ratio:
    """Compare two rates.

    Parameters
    ----------
    x_before, x_after
        How many records carry the factor.
    before, after
        The exposures: days, or numbers of records, the same unit for both.
    confidence
        How often the interval holds the true ratio, at the least.

    Returns
    -------
    Ratio
        Below 1 where the factor was seen less often after.

    Raises
    ------
    ValueError
        If nothing was seen before, or an exposure is not above 0.

    Notes
    -----
    Given the sum n of both counts, x_after ~ Bin(n, q) with q = r e_after / (r e_after + e_before)
    for the ratio r; Clopper and Pearson's (1934) interval for q is turned into one for r. Between
    numbers of records the counts vary less than the method assumes, so the interval is on the wide
    side there.

    Examples
    --------
    >>> found = rate_ratio(6, 365, 1, 200)
    >>> round(found.ratio, 3), round(found.low, 4), round(found.high, 3), found.settled
    (0.304, 0.0066, 2.507, False)
    """
    from scipy.special import betaincinv

    if x_before < 1 or before <= 0 or after <= 0:
        raise ValueError("no ratio without a record before and an exposure on both sides")
    tail = (1 - confidence) / 2
    low = float(betaincinv(x_after, x_before + 1, tail)) if x_after else 0.0
    high = float(betaincinv(x_after + 1, x_before, 1 - tail))
    per = before / after
    return Ratio(x_after / x_before * per, low / (1 - low) * per, high / (1 - high) * per)


def p_fewer(x_before: int, before: float, x_after: int, after: float) -> float:
    """Return how often chance alone gives so few records after, or fewer.

    Parameters
    ----------
    x_before, before, x_after, after
        As for `rate_ratio`.

    Notes
    -----
    The lower tail of Bin(x_before + x_after, after / (before + after)).

    Examples
    --------
    >>> round(p_fewer(6, 365, 1, 200), 3)
    0.227
    """
    from scipy.special import bdtr

    return float(bdtr(x_after, x_before + x_after, after / (before + after)))


def quiet_days(x: int, days: float) -> float:
    """Return how long a silence has to last until it is rarer than 1 in 20 by chance.

    Parameters
    ----------
    x
        How many records carried the factor before.
    days
        In how many days.

    Returns
    -------
    float
        Days; infinite where there was no record before.

    Notes
    -----
    days (.05^(-1/x) - 1): given x records in both windows, all lie in the first with a probability
    of (days / (days + silence))^x.

    Examples
    --------
    >>> round(quiet_days(4, 365))
    407
    """
    return days * math.expm1(-math.log(SILENCE) / x) if x else math.inf


def evidence_due(before: Window, completed: date) -> date | None:
    """Return the day from which a comparison can say something.

    Parameters
    ----------
    before
        The window before the action.
    completed
        The day the action was done.

    Returns
    -------
    date or None
        None where that takes more than 5 years: there were too few records before.

    Examples
    --------
    >>> evidence_due(Window(x=4, days=365, records=20), date(2024, 5, 1))
    datetime.date(2025, 6, 12)
    """
    wait = quiet_days(before.x, before.days)
    if wait > LONGEST_WAIT or math.ceil(wait) > (date.max - completed).days:
        return None
    return completed + timedelta(days=math.ceil(wait))


def allowed_by_silence(days: float, per: float = 365) -> float:
    """Return the highest rate that a silence still allows.

    Parameters
    ----------
    days
        How long nothing was seen; above 0.
    per
        The days of the rate: 365 for a year.

    Returns
    -------
    float
        A one-sided limit of 95 %.

    Notes
    -----
    -ln(.05) / days * per: a Poisson process of that rate is silent so long 1 time in 20.

    Examples
    --------
    >>> round(allowed_by_silence(200), 1)
    5.5
    """
    return -math.log(SILENCE) / days * per
