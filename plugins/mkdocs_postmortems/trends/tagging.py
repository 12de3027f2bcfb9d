"""Whether factors are given in a way that numbers can stand on."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

LEAST_USES: Final = 20
LEAST_TWICE: Final = 20
LEAST_RECORDS: Final = 20
DRIFT: Final = 0.05


def unseen(uses: Sequence[int]) -> float | None:
    """Estimate which share of the next tags will be factors not seen before.

    Parameters
    ----------
    uses
        For each factor in use, in how many records it stands.

    Returns
    -------
    float or None
        A share, 0 to 1; None, not enough data, below 20 uses.

    Notes
    -----
    The share of uses that are their factor's only one (Good, 1953, after Turing).

    Examples
    --------
    >>> unseen([7, 5, 3, 2, 1, 1, 1])
    0.15
    """
    total = sum(uses)
    return sum(use == 1 for use in uses) / total if total >= LEAST_USES else None


@dataclass(frozen=True, slots=True)
class CodedTwice:
    """What two readers who did not see each other's list gave: a factor in a record, each."""

    records: int
    """How many records were coded twice."""
    both: int
    first_only: int
    second_only: int
    neither: int

    @property
    def kappa(self) -> float | None:
        """How far the readers agree beyond chance; None, not enough data, below 20 records.

        Cohen's kappa (1960): (observed - expected) / (1 - expected). It is also None where both
        gave everything or nothing, as nothing else was possible.
        """
        n = self.both + self.first_only + self.second_only + self.neither
        if self.records < LEAST_TWICE or not n:
            return None
        first, second = self.both + self.first_only, self.both + self.second_only
        # Times n squared, so that whole numbers stay whole.
        expected = first * second + (n - first) * (n - second)
        observed = n * (self.both + self.neither)
        return (observed - expected) / (n * n - expected) if expected != n * n else None


@dataclass(frozen=True, slots=True)
class Drift:
    """Whether later records carry more factors than earlier ones, or fewer."""

    n: int
    """The number of records."""
    u: float
    """The rank sum statistic of the earlier half."""
    p: float
    """Two-sided."""

    @property
    def banner(self) -> bool:
        """Whether a page has to say so before it says anything else."""
        return self.p < DRIFT

    @property
    def more(self) -> bool:
        """Whether it is the later ones that carry more."""
        return self.u < (self.n // 2) * (self.n - self.n // 2) / 2


def drift(factors: Sequence[int]) -> Drift | None:
    """Compare the numbers of factors in earlier and later records.

    Parameters
    ----------
    factors
        For each record, the oldest first, how many factors it carries.

    Returns
    -------
    Drift or None
        None, not enough data, below 20 records.

    Notes
    -----
    Mann and Whitney's (1947) test of the first half against the rest, by its normal approximation
    with ties; a record in the middle of an odd number belongs to the rest. Where all records carry
    the same number there is no drift.

    Examples
    --------
    >>> found = drift([3, 4, 5, 4, 3, 6, 4, 5, 3, 4, 6, 7, 5, 8, 6, 7, 9, 5, 7, 6])
    >>> found.u, round(found.p, 5), found.banner, found.more
    (5.5, 0.00074, True, True)
    """
    n, half = len(factors), len(factors) // 2
    if n < LEAST_RECORDS:
        return None
    if len(set(factors)) == 1:
        return Drift(n, half * (n - half) / 2, 1.0)
    u, p = _two_sided(factors[:half], factors[half:])
    return Drift(n, u, p)


def _two_sided(first: Sequence[int], second: Sequence[int]) -> tuple[float, float]:
    """Return U of the first sample, and p by the normal curve, corrected for continuity."""
    n, ties = len(first) + len(second), Counter((*first, *second))
    rank, below = {}, 0
    for value in sorted(ties):
        rank[value] = below + (ties[value] + 1) / 2
        below += ties[value]
    pairs = len(first) * len(second)
    u = sum(rank[value] for value in first) - len(first) * (len(first) + 1) / 2
    tied = sum(t**3 - t for t in ties.values()) / (n * (n - 1))
    spread = math.sqrt(pairs / 12 * (n + 1 - tied))
    z = (max(u, pairs - u) - pairs / 2 - 0.5) / spread
    return u, min(math.erfc(z / math.sqrt(2)), 1.0)
