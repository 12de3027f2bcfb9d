"""How long it takes, without a mean: quantiles with the range that the few values allow.

Durations of incidents have a long tail. One long incident moves a mean by more than any change that
one would look for, so no mean is calculated anywhere.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from .survival import reached, survival

LEAST: Final = 3
"""Fewer values than this are shown as they are."""
CONFIDENCE: Final = 0.95


@dataclass(frozen=True, slots=True)
class Quantile:
    """A value that a share of all stays below, in the unit of the values."""

    value: float | None
    """None where so many have not ended yet."""
    low: float | None = None
    high: float | None = None
    """Ends of the interval; None where the values are too few for one, or where some are open."""
    coverage: float | None = None
    """How often an interval like this holds the quantile, at the least."""


@dataclass(frozen=True, slots=True)
class Durations:
    """The middle and the slow end of some durations."""

    n: int
    """How many have ended."""
    ongoing: int
    median: Quantile
    p90: Quantile


def durations(ended: Sequence[float], ongoing: Sequence[float] = ()) -> Durations | None:
    """Summarise durations.

    Parameters
    ----------
    ended
        Lengths known to their end, in any unit and order.
    ongoing
        How long others lasted so far.

    Returns
    -------
    Durations or None
        None where fewer than 3 have ended: then the values speak for themselves.

    Examples
    --------
    >>> found = durations([4, 7, 9, 12, 15, 22, 31, 48, 75, 610])
    >>> found.median.value, found.median.low, found.median.high, found.p90.low, found.p90.high
    (18.5, 7.0, 75.0, 31.0, None)
    """
    if len(ended) < LEAST:
        return None
    if ongoing:
        curve = survival(ended, ongoing)
        median, p90 = (Quantile(reached(curve, p)) for p in (0.5, 0.9))
    else:
        median, p90 = (quantile(ended, p) for p in (0.5, 0.9))
    return Durations(len(ended), len(ongoing), median, p90)


def quantile(values: Sequence[float], p: float, confidence: float = CONFIDENCE) -> Quantile:
    """Return a quantile with an interval between two of the values.

    Parameters
    ----------
    values
        At least one, in any order and unit.
    p
        The share below, such as .9.
    confidence
        How often the interval holds the quantile, at the least.

    Returns
    -------
    Quantile
        An end that no value can be is None.

    Notes
    -----
    The value is that of type 7, between two order statistics. The interval is exact for any
    distribution (Conover, 1999, section 3.2): the number of values below the quantile is binomial,
    and each end is the value furthest in that leaves half of 1 - confidence, or less, outside.
    `least_n` says from how many values on there is an upper end.

    Examples
    --------
    >>> quantile([4, 7, 9, 12, 15, 22], 0.5)
    Quantile(value=10.5, low=4.0, high=22.0, coverage=0.96875)
    """
    import numpy as np
    from scipy.special import bdtr

    ordered = np.sort(np.asarray(values, dtype=float))
    n, tail = len(ordered), (1 - confidence) / 2
    # below[k]: how often k values or fewer lie below the quantile.
    below = bdtr(np.arange(n + 1), n, p)
    first = int(np.searchsorted(below, tail, side="right"))
    last = int(np.searchsorted(below, 1 - tail, side="left")) + 1
    outside = (below[first - 1] if first else 0.0) + (1 - below[last - 1] if last <= n else 0.0)
    return Quantile(
        float(np.quantile(ordered, p)),
        float(ordered[first - 1]) if first else None,
        float(ordered[last - 1]) if last <= n else None,
        float(1 - outside),
    )


def least_n(p: float, confidence: float = CONFIDENCE) -> int:
    """Return the smallest number of values with which a quantile has an upper end.

    Parameters
    ----------
    p, confidence
        As for `quantile`.

    Notes
    -----
    The smallest n with p^n <= (1 - confidence) / 2: the largest value lies below the quantile no
    more often than that.

    Examples
    --------
    >>> [least_n(p) for p in (0.5, 0.75, 0.9, 0.95)]
    [6, 13, 36, 72]
    """
    return math.ceil(math.log((1 - confidence) / 2) / math.log(p))
