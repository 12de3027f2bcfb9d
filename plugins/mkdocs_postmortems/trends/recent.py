"""The last 90 days against the 270 before: more per time, and a larger share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from .chance import at_least, exactly

DAYS_RECENT: Final = 90
DAYS_BEFORE: Final = 270
LEVEL: Final = 0.05
"""Where no data could give a p value as small as this, there is nothing to say."""


@dataclass(frozen=True, slots=True)
class PerTime:
    """How often something was seen in two spans of time."""

    x_recent: int
    x_before: int
    days_recent: int
    days_before: int
    p: float
    """How often chance alone puts as many into the recent span."""
    mid_p: float
    """The same, with half of the chance for exactly as many: less cautious."""
    p_min: float
    """The p value if all of them were recent."""

    @property
    def enough(self) -> bool:
        """Whether these numbers could show anything."""
        return self.p_min <= LEVEL


def per_time(x_recent: int, x_before: int, days_recent: int, days_before: int) -> PerTime:
    """Ask whether something is seen more often per day than before.

    Parameters
    ----------
    x_recent, x_before
        How often it was seen in each span.
    days_recent, days_before
        The lengths of the spans.

    Returns
    -------
    PerTime
        One-sided; `enough` is False where p_min is above .05.

    Notes
    -----
    Given n sightings in all, the recent ones are Binomial(n, q) with q = days_recent /
    (days_recent + days_before); p_min = q^n. Two sightings cannot show anything: .25^2 = .0625.

    Examples
    --------
    >>> found = per_time(5, 3, 90, 270)
    >>> round(found.p, 4), round(found.mid_p, 4), found.enough
    (0.0273, 0.0158, True)
    >>> per_time(2, 0, 90, 270).enough
    False
    """
    n, days = x_recent + x_before, days_recent + days_before
    if not n or not days:
        return PerTime(x_recent, x_before, days_recent, days_before, 1.0, 1.0, 1.0)
    from scipy.special import bdtrc

    q = days_recent / days
    p, more = (float(bdtrc(x, n, q)) for x in (x_recent - 1, x_recent))
    mid_p = (p + more) / 2
    return PerTime(x_recent, x_before, days_recent, days_before, p, mid_p, q**n)


@dataclass(frozen=True, slots=True)
class LargerShare:
    """How many of the records had something, in two spans of time."""

    x_recent: int
    n_recent: int
    x_before: int
    n_before: int
    p: float
    """How often chance alone puts as many into the recent records."""
    p_min: float
    """The p value if as many as possible were recent."""

    @property
    def enough(self) -> bool:
        """Whether these numbers could show anything."""
        return self.p_min <= LEVEL


def larger_share(x_recent: int, n_recent: int, x_before: int, n_before: int) -> LargerShare:
    """Ask whether something stands in a larger share of the records than before.

    Parameters
    ----------
    x_recent, x_before
        The records with it in each span.
    n_recent, n_before
        All records of each span.

    Returns
    -------
    LargerShare
        One-sided; `enough` is False where p_min is above .05.

    Notes
    -----
    Fisher's exact test: with the K records that have it spread over N, the recent ones are
    hypergeometric. p is the tail from x_recent on, p_min the probability of min(K, n_recent).

    Examples
    --------
    >>> found = larger_share(5, 10, 3, 30)
    >>> round(found.p, 4), found.enough
    (0.0145, True)
    """
    seen, total = x_recent + x_before, n_recent + n_before
    if not seen or not total:
        return LargerShare(x_recent, n_recent, x_before, n_before, 1.0, 1.0)
    import numpy as np

    first, second = np.array([seen]), np.array([n_recent])
    (p,) = at_least(np.array([x_recent]), total, first, second).tolist()
    (p_min,) = exactly(np.minimum(first, second), total, first, second).tolist()
    return LargerShare(x_recent, n_recent, x_before, n_before, p, p_min)
