"""How many more sightings would be enough to look for a rise."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from .many import level
from .rising import LEAST_SEEN, smallest_p

MOST: Final = 12
"""So many further records are tried out; beyond them "more" is the better word."""


def further(x: int, others: Iterable[int], n: int, *, fdr: float = 0.10) -> int | None:
    """Return how many further records with a factor would make a rise of it testable.

    Parameters
    ----------
    x
        The records with the factor.
    others
        The records with each of the other factors that are asked about at the same time.
    n
        All records.
    fdr
        As in `many.screen`.

    Returns
    -------
    int or None
        0 where it is testable as it is; None where 12 further ones would not be enough.

    Notes
    -----
    The further records carry this factor and none of the others, so both x and n grow. The least
    number k is taken for which x + k is 3 or more and 1 / C(n + k, x + k) passes Tarone's screen
    beside the others. A factor that all records carry is never testable.

    Examples
    --------
    >>> further(2, [5, 8, 3], 40), further(3, [3, 3, 3], 5), further(4, [], 4)
    (1, 5, None)
    """
    asked = [other for other in others if other >= LEAST_SEEN]
    for more in range(MOST + 1):
        least = [smallest_p(other, n + more) for other in asked]
        own = smallest_p(x + more, n + more)
        if x + more >= LEAST_SEEN and own <= level([*least, own], fdr=fdr):
            return more
    return None
