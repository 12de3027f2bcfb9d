"""Time to recurrence: how long it took until a factor came back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Final

from .survival import Curve, reached, survival

LEAST: Final = 5
"""Fewer returns than this make no curve."""


@dataclass(frozen=True, slots=True)
class Returns:
    """How long it took until a factor came back."""

    seen: int
    """How many returns were seen."""
    curve: Curve
    """Days, and the share of gaps that last longer."""
    median: float | None
    """Days within which it came back half of the time; None where that is not reached."""


def returns(dates: Sequence[date], as_of: date) -> Returns | None:
    """Look at the gaps between the records of a factor.

    Parameters
    ----------
    dates
        The days of the counted records that carry it as a problem, the oldest first.
    as_of
        The day the view ends; the gap that is open then counts as far as it goes.

    Returns
    -------
    Returns or None
        None, not enough data, where fewer than 5 returns were seen by that day.

    Notes
    -----
    Kaplan-Meier over the gaps in days, the last one censored at `as_of`. Two records of one day are
    a gap of 0 days. A mean of the gaps seen would leave out the one that still lasts, and with it
    the longest.

    Examples
    --------
    >>> days = [date(2024, 1, 1), date(2024, 1, 11), date(2024, 2, 10), date(2024, 3, 1)]
    >>> found = returns([*days, date(2024, 3, 2), date(2024, 4, 1)], date(2024, 4, 30))
    >>> found.seen, found.median
    (5, 20.0)
    """
    seen = [day for day in dates if day <= as_of]
    gaps = [(after - before).days for before, after in pairwise(seen)]
    if len(gaps) < LEAST:
        return None
    curve = survival(gaps, [(as_of - seen[-1]).days])
    return Returns(len(gaps), curve, reached(curve, 0.5))
