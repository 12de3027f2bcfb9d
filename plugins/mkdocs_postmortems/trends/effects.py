"""How much a rate differs before and after: their ratio, with its interval.

A comparison says how two rates differ and never why. Actions are decided when a factor is frequent,
and what is frequent for a while is less so later, with or without an action.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

CONFIDENCE: Final = 0.95


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
