"""How long things last while some have not ended yet: the Kaplan-Meier curve."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from typing import Final

Curve = tuple[tuple[float, float], ...]
"""The lengths at which something ended, and the share that lasts longer than each."""

_LAST_DIGIT: Final = 1e-9
"""A share is a product of fractions; its last digit decides nothing."""


def survival(ended: Sequence[float], open_after: Sequence[float] = ()) -> Curve:
    """Return the share that lasts longer than each length seen.

    Parameters
    ----------
    ended
        Lengths that are known to their end, in any unit.
    open_after
        How long those lasted so far that have not ended.

    Returns
    -------
    Curve
        Falling, the shortest length first; empty where nothing has ended.

    Notes
    -----
    The product-limit estimate (Kaplan and Meier, 1958). What is open counts up to where it was last
    seen; one that is open at the very length at which another ends counts there too.

    Examples
    --------
    >>> survival([12, 30], [20])
    ((12.0, 0.6666666666666666), (30.0, 0.0))
    """
    lengths = sorted((*ended, *open_after))
    share, curve = 1.0, []
    for length, ends in sorted(Counter(map(float, ended)).items()):
        at_risk = len(lengths) - bisect_left(lengths, length)
        share *= (at_risk - ends) / at_risk
        curve.append((length, share))
    return tuple(curve)


def reached(curve: Curve, p: float) -> float | None:
    """Return the length within which a share has ended; None where that is not reached yet.

    Parameters
    ----------
    curve
        As `survival` gives it.
    p
        The share, such as .5 for the median.

    Notes
    -----
    The first length at which 1 - p or less lasts longer. No smallest number: callers have one.

    Examples
    --------
    >>> curve = survival([4, 7, 9, 12, 15, 22, 31, 48], [30, 600])
    >>> reached(curve, 0.5), reached(curve, 0.9)
    (15.0, None)
    """
    return next((length for length, share in curve if share <= 1 - p + _LAST_DIGIT), None)
