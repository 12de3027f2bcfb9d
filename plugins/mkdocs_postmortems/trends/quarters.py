"""Is a factor in a larger share of the records of later quarters? An exact test."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

LEAST_QUARTERS: Final = 4
LEAST_SEEN: Final = 4
EXACT_UP_TO: Final = 5_000_000
"""Steps of counting up to which every way to spread the sightings is counted."""


@dataclass(frozen=True, slots=True)
class OverQuarters:
    """How many of the records of each quarter had something."""

    x: tuple[int, ...]
    n: tuple[int, ...]
    t: int
    """The sum of x times the number of the quarter; the first is 0."""
    p: float
    """How often chance alone spreads them as late."""
    exact: bool
    """Whether every way was counted; otherwise p is that of the normal curve."""

    @property
    def enough(self) -> bool:
        """Whether there are enough quarters and sightings, and records without one."""
        seen = sum(self.x)
        return len(self.n) >= LEAST_QUARTERS and LEAST_SEEN <= seen < sum(self.n)


def cochran_armitage(x: Sequence[int], n: Sequence[int]) -> OverQuarters:
    """Ask whether something is in a larger share of the records of later quarters.

    Parameters
    ----------
    x
        The records with it in each quarter, the first quarter first.
    n
        All records of each quarter.

    Returns
    -------
    OverQuarters
        One-sided; `enough` from 4 quarters and 4 sightings on, unless all records have it.

    Raises
    ------
    ValueError
        If a quarter has more records with it than records, or the two differ in length.

    Notes
    -----
    Cochran (1954) and Armitage (1955), exact: T = sum j x_j with j = 0, 1, ...; p is the tail of T
    where the K sightings are spread over the N records (multivariate hypergeometric), counted by a
    dynamic programme over the quarters. It takes about N K^2 steps a quarter; where that is more
    than 5 million in all, p is the tail of the normal curve with the mean and variance of T, and a
    correction for continuity.

    Examples
    --------
    >>> found = cochran_armitage([0, 1, 1, 4], [8, 8, 8, 8])
    >>> found.t, round(found.p, 4)
    (15, 0.0121)
    """
    if any(k > size for k, size in zip(x, n, strict=True)):
        raise ValueError("a quarter has more sightings than records")
    t, seen = sum(j * k for j, k in enumerate(x)), sum(x)
    exact = sum(n) * seen**2 * len(n) <= EXACT_UP_TO
    p = _exact(t, seen, n) if exact else _normal(t, seen, n)
    return OverQuarters(tuple(x), tuple(n), t, p, exact)


def _exact(t: int, seen: int, n: Sequence[int]) -> float:
    import numpy as np

    width = seen * max(len(n) - 1, 0) + 1
    # ways[k, s]: the ways to have k sightings with a sum of s in the quarters so far.
    ways = np.zeros((seen + 1, width))
    ways[0, 0] = 1.0
    for j, size in enumerate(n):
        longer = np.zeros_like(ways)
        for k in range(min(size, seen) + 1):
            longer[k:, j * k :] += math.comb(size, k) * ways[: seen + 1 - k, : width - j * k]
        ways = longer
    return float(ways[seen, t:].sum() / ways[seen].sum())


def _normal(t: int, seen: int, n: Sequence[int]) -> float:
    total = sum(n)
    mean = sum(j * size for j, size in enumerate(n)) / total
    spread = sum(size * (j - mean) ** 2 for j, size in enumerate(n)) / total
    variance = seen * (total - seen) / (total - 1) * spread
    if not variance:
        return 1.0
    return math.erfc((t - seen * mean - 0.5) / math.sqrt(2 * variance)) / 2
