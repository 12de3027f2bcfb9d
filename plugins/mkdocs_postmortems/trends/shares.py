"""A share with the range it may lie in."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

LEAST_N: Final = 8
"""From so many records on, a share has an interval."""


@dataclass(frozen=True, slots=True)
class Share:
    """`x` of `n`, and the ends of an interval of 95 %; None where n is too small for one."""

    x: int
    n: int
    low: float | None = None
    high: float | None = None

    @property
    def value(self) -> float | None:
        """The share itself, 0 to 1; None of nothing."""
        return self.x / self.n if self.n else None


@lru_cache(maxsize=8192)
def share(x: int, n: int) -> Share:
    """Return a share of records with its interval.

    Parameters
    ----------
    x
        How many records have something.
    n
        How many records there are.

    Returns
    -------
    Share
        With an interval from n = 8 on.

    Raises
    ------
    ValueError
        If there are more than all, or fewer than none.

    Notes
    -----
    The interval of Jeffreys: the .025 and .975 quantiles of Beta(x + 1/2, n - x + 1/2), closed at 0
    where x = 0 and at 1 where x = n (Brown, Cai and DasGupta 2001).

    Examples
    --------
    >>> found = share(3, 20)
    >>> found.value, round(found.low, 3), round(found.high, 3)
    (0.15, 0.044, 0.349)
    >>> share(3, 6)
    Share(x=3, n=6, low=None, high=None)
    """
    if not 0 <= x <= n:
        raise ValueError(f"{x} of {n} is no share")
    if n < LEAST_N:
        return Share(x, n)
    from scipy.special import betaincinv

    shape = (x + 0.5, n - x + 0.5)
    low = float(betaincinv(*shape, 0.025)) if x else 0.0
    high = float(betaincinv(*shape, 0.975)) if x < n else 1.0
    return Share(x, n, low, high)
