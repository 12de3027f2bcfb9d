"""Seen together: which factors stand in the same records more often than chance puts them there."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Generic, TypeVar

from .chance import at_least, exactly
from .many import screen

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from .chance import Counts

LEAST: Final = 3
"""A factor is looked at from so many records on, a pair shown from so many common ones on."""
FDR: Final = 0.10

Id = TypeVar("Id", bound=str)


@dataclass(frozen=True, slots=True)
class Pair(Generic[Id]):
    """Two factors, how often each is seen and how often both are.

    Examples
    --------
    >>> pair = Pair("a", "b", both=5, of_first=8, of_second=6, n=40, p=0.0005, adjusted=0.01)
    >>> round(pair.lift, 3), round(pair.npmi, 3), pair.signal
    (4.167, 0.686, True)
    """

    first: Id
    second: Id
    both: int
    """k, the number of records that carry both."""
    of_first: int
    """a, the number of records that carry the first."""
    of_second: int
    """b, the number of records that carry the second."""
    n: int
    """N, the number of all records."""
    p: float
    """How often chance alone puts them together so often or more."""
    adjusted: float | None
    """The same, allowing for all pairs; None where a pair was not tested."""

    @property
    def lift(self) -> float:
        """How many times more often than by chance they stand together."""
        return self.both * self.n / (self.of_first * self.of_second)

    @property
    def npmi(self) -> float:
        """Pointwise mutual information over its maximum, -1 to 1; 0 where all records have both.

        No list is ordered by it: a pair that is seen once, and alone, has 1.
        """
        if not self.both:
            return -1.0
        if self.both == self.n:
            return 0.0
        return math.log2(self.lift) / -math.log2(self.both / self.n)

    @property
    def signal(self) -> bool:
        """Whether they are seen together more often than chance and many pairs explain."""
        return self.adjusted is not None and self.adjusted <= FDR


@dataclass(frozen=True, slots=True)
class Pairs(Generic[Id]):
    """All pairs of a population that were looked at."""

    rows: tuple[Pair[Id], ...] = ()
    """Those with three records in common or more, the surest first."""
    asked: int = 0
    """How many pairs there are of factors with three records or more."""
    tested: int = 0
    """How many of them could have been found."""


def pairs(places: Mapping[Id, Sequence[int]], n: int) -> Pairs[Id]:
    """Look at every pair of factors.

    Parameters
    ----------
    places
        For each factor the records that carry it, each once, as numbers from 0 to n - 1. A family
        may stand beside its factors; it is not paired with them.
    n
        The number of all records.

    Returns
    -------
    Pairs
        By adjusted p, then p, then the number of common records, then id; pairs that are not tested
        stand at the end.

    Notes
    -----
    P(X >= k) under the hypergeometric law, the smallest p from k = min(a, b), then `screen` over
    all pairs of factors that three or more records carry. Which pairs are tested is decided before
    k is looked at; a k below 3 is only not shown. Lift is k N / (a b), PMI its logarithm to base 2
    (Church and Hanks, 1990), NPMI that over -log2(k / N) (Bouma, 2009). Together, not because.

    Examples
    --------
    >>> found = pairs({"a": range(8), "b": [0, 1, 2, 3, 4, 9], "c": range(10, 14)}, 40)
    >>> [(row.first, row.second, row.both, round(row.p, 6)) for row in found.rows], found.tested
    ([('a', 'b', 5, 0.000474)], 3)
    """
    ids = sorted(id for id, carried in places.items() if len(carried) >= LEAST)
    if len(ids) < 2:
        return Pairs()
    import numpy as np

    size = np.array([len(places[id]) for id in ids], dtype=np.int64)
    left, right = np.triu_indices(len(ids), 1)
    unrelated = ~_ancestors(ids)[left, right]
    left, right = left[unrelated], right[unrelated]
    both = _in_common([places[id] for id in ids], n)[left, right]
    # In this order a pair has the same last digit whichever of its factors comes first.
    few, many = np.minimum(size[left], size[right]), np.maximum(size[left], size[right])
    p = at_least(both, n, few, many)
    found = screen(p.tolist(), exactly(few, n, few, many).tolist(), fdr=FDR)
    rows = [
        Pair(
            ids[left[at]],
            ids[right[at]],
            both=int(both[at]),
            of_first=int(size[left[at]]),
            of_second=int(size[right[at]]),
            n=n,
            p=float(p[at]),
            adjusted=found.adjusted[at],
        )
        for at in np.flatnonzero(both >= LEAST)
    ]
    return Pairs(tuple(sorted(rows, key=_surest_first)), asked=len(p), tested=found.tested)


def _surest_first(pair: Pair[Id]) -> tuple[float, float, int, Id, Id]:
    adjusted = math.inf if pair.adjusted is None else pair.adjusted
    return adjusted, pair.p, -pair.both, pair.first, pair.second


def _in_common(places: Sequence[Sequence[int]], n: int) -> Counts:
    """Return, for each factor and each other one, in how many records both stand."""
    import numpy as np
    from scipy.sparse import csr_array

    ends = np.cumsum([0, *map(len, places)])
    records = np.concatenate([np.array([], dtype=np.int64), *places]).astype(np.int64)
    carried = csr_array((np.ones_like(records), records, ends), shape=(len(places), n))
    common: Counts = (carried @ carried.T).toarray()
    return common


def _ancestors(ids: Sequence[str]) -> NDArray[np.bool_]:
    """Mark a family and its own factors: one name is the beginning of the other."""
    import numpy as np

    known = {id: place for place, id in enumerate(ids)}
    marks = np.zeros((len(ids), len(ids)), dtype=bool)
    for id, place in known.items():
        family = id.rpartition(".")[0]
        while family:
            if family in known:
                marks[known[family], place] = marks[place, known[family]] = True
            family = family.rpartition(".")[0]
    return marks
