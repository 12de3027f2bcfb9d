"""Do values go up? Two tests on pairs of them, for a second look at quarters."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, combinations
from typing import Final, Literal

LEAST_VALUES: Final = 8
"""Values below which nothing is said."""


@dataclass(frozen=True, slots=True)
class Monotone:
    """How pairs of values compare."""

    test: Literal["Mann-Kendall", "Cox-Stuart"]
    up: int
    """Pairs whose later value is larger."""
    down: int
    """Pairs whose later value is smaller."""
    values: int
    p: float | None
    """How often chance alone gives as many upward pairs; None where the test cannot be made."""

    @property
    def enough(self) -> bool:
        """Whether there are enough values to say anything."""
        return self.p is not None and self.values >= LEAST_VALUES


def mann_kendall(y: Sequence[float]) -> Monotone:
    """Ask whether values rise, from all pairs of them.

    Parameters
    ----------
    y
        The values in their order.

    Returns
    -------
    Monotone
        p is None where two values are equal, or there are not two: the exact test needs an order.

    Notes
    -----
    Mann (1945) and Kendall (1975): S = upward pairs - downward pairs; p from the exact distribution
    of Kendall's tau, one-sided. From 8 values on.

    Examples
    --------
    >>> found = mann_kendall([1, 2, 4, 3, 5, 6])
    >>> found.up - found.down, round(found.p, 4)
    (13, 0.0083)
    """
    up, down = _compared(combinations(y, 2))
    if len(y) < 2 or len(set(y)) < len(y):
        return Monotone("Mann-Kendall", up, down, len(y), None)
    as_few = sum(_orders(len(y))[: down + 1])
    return Monotone("Mann-Kendall", up, down, len(y), as_few / math.factorial(len(y)))


@lru_cache(maxsize=8)
def _orders(n: int) -> Sequence[int]:
    """Return how many orders of n values have 0, 1, 2, ... downward pairs.

    The number of the next value's pairs is free, so each row is a running sum of the one before.
    """
    orders = [1]
    for size in range(2, n + 1):
        summed = [*accumulate(orders + [0] * (size - 1))]
        orders = summed[:size] + [a - b for a, b in zip(summed[size:], summed, strict=False)]
    return orders


def cox_stuart(y: Sequence[float]) -> Monotone:
    """Ask whether values rise, from each value and the one half a series later.

    Parameters
    ----------
    y
        The values in their order; the middle one of an odd number is left out.

    Returns
    -------
    Monotone
        p is None where no pair differs.

    Notes
    -----
    Cox and Stuart (1955): of n pairs that differ, the upward ones are Binomial(n, 1/2), one-sided.
    From 8 values on.

    Examples
    --------
    >>> found = cox_stuart([1, 2, 0, 1, 3, 3, 2, 4])
    >>> found.up, found.down, found.p
    (4, 0, 0.0625)
    """
    half = len(y) // 2
    up, down = _compared(zip(y[:half], y[len(y) - half :], strict=True))
    if not up + down:
        return Monotone("Cox-Stuart", up, down, len(y), None)
    n = up + down
    tail = sum(math.comb(n, k) for k in range(up, n + 1))
    return Monotone("Cox-Stuart", up, down, len(y), tail / 2**n)


def _compared(pairs: Iterable[tuple[float, float]]) -> tuple[int, int]:
    kept = [*pairs]
    return sum(a < b for a, b in kept), sum(a > b for a, b in kept)
