"""Is a factor seen more often in later records? An exact test on the order of the records.

The distribution is our own: scipy makes each one anew in a loop, and a build asks for hundreds.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

EXACT_UP_TO: Final = 15_000
"""The product of the records with and without a factor up to which every order is counted."""
EXACT_FEW: Final = 10
"""With so few on one side every order is counted: the normal curve could not go low enough."""
LEAST_SEEN: Final = 3
"""Sightings below which nothing is asked."""


@dataclass(frozen=True, slots=True)
class RankSum:
    """Whether the records with a factor stand later in the order than chance would put them."""

    x: int
    """Records with the factor."""
    n: int
    """All records."""
    u: int
    """Pairs of a record with the factor and an earlier one without it."""
    p: float
    """How often chance alone puts them as late, or later."""
    p_min: float
    """The p value of the latest places there are."""
    exact: bool
    """Whether every order was counted; otherwise p is that of the normal curve."""


def rank_sum(places: Collection[int], n: int) -> RankSum:
    """Ask whether the records at some places are later ones.

    Parameters
    ----------
    places
        Where the records with the factor stand; 1 is the oldest and n the newest record.
    n
        The number of all records.

    Returns
    -------
    RankSum
        One-sided: only a rise is looked for.

    Raises
    ------
    ValueError
        If a place is outside of 1 to n, or there twice.

    Notes
    -----
    The rank-sum test of Wilcoxon, Mann and Whitney (1947). U = sum of places - x (x + 1) / 2; p is
    the share of all C(n, x) sets of places with a U as large, and p_min = 1 / C(n, x). Only the
    order is looked at: neither a window nor the number of records in a quarter matters.

    While x (n - x) is at most 15,000, or x or n - x at most 10, every set is counted. Beyond that p
    is the upper tail of the normal curve with mean x (n - x) / 2, variance x (n - x) (n + 1) / 12
    and a correction for continuity, which far out is heavier than the exact one: it errs towards
    silence. Say nothing below x = 3.

    Examples
    --------
    >>> found = rank_sum([7, 9, 10, 12], 12)
    >>> found.u, round(found.p, 4), round(found.p_min, 4)
    (28, 0.0242, 0.002)
    """
    x = len(places)
    if places and not (min(places) >= 1 and max(places) <= n and len(set(places)) == x):
        raise ValueError(f"not {x} different places of {n}")
    u = sum(places) - x * (x + 1) // 2
    exact = _counted(x, n)
    p = _exact(u, x, n) if exact else _normal(u, x, n)
    return RankSum(x, n, u, p, smallest_p(x, n), exact)


def smallest_p(x: int, n: int) -> float:
    """Return 1 / C(n, x), the smallest p value that `rank_sum` could have.

    Examples
    --------
    >>> round(1 / smallest_p(4, 12))
    495
    """
    return math.exp(math.lgamma(x + 1) + math.lgamma(n - x + 1) - math.lgamma(n + 1))


def _counted(x: int, n: int) -> bool:
    return x * (n - x) <= EXACT_UP_TO or min(x, n - x) <= EXACT_FEW


def _exact(u: int, x: int, n: int) -> float:
    """Return P(U >= u), from the half of the symmetric distribution that is known."""
    lower = _at_most(n)[min(x, n - x)]
    mirrored = x * (n - x) - u
    if mirrored < len(lower):
        return float(lower[mirrored])
    return 1.0 - float(lower[u - 1]) if u else 1.0


@lru_cache(maxsize=4)
def _at_most(n: int) -> Sequence[NDArray[np.float64]]:
    """Return P(U <= u) for each x that is counted, the smaller part, and every u up to the middle.

    The numbers of sets with each U are the coefficients of a Gaussian binomial coefficient. That of
    x follows from the one before by (1 - q^(n - x + 1)) / (1 - q^x): above the line a difference at
    a distance, below it a running sum at a distance.
    """
    import numpy as np

    most = next(x for x in range(n // 2, -1, -1) if _counted(x, n))
    sets = np.zeros(most * (n - most) // 2 + 1)
    sets[0] = 1.0
    found = [np.ones(1)]
    for x in range(1, most + 1):
        size, distance = len(sets), n - x + 1
        if distance < size:
            sets[distance:] -= sets[:-distance].copy()
        rows = np.pad(sets, (0, -size % x)).reshape(-1, x)
        sets = np.cumsum(rows, axis=0).ravel()[:size]
        found.append(np.cumsum(sets[: x * (n - x) // 2 + 1]) / float(math.comb(n, x)))
    return found


def _normal(u: int, x: int, n: int) -> float:
    mean, variance = x * (n - x) / 2, x * (n - x) * (n + 1) / 12
    return math.erfc((u - mean - 0.5) / math.sqrt(2 * variance)) / 2
