"""How many records two factors share by chance alone: the hypergeometric law, for many pairs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Counts = NDArray[np.int64]
    Floats = NDArray[np.float64]

_NOTHING: Final = 1e-17
"""What is smaller than this part of a sum no longer changes it."""


def exactly(both: Counts, n: int, first: Counts, second: Counts) -> Floats:
    """Return the probability of exactly so many records in common.

    Parameters
    ----------
    both
        For each pair, the number of records that carry both factors.
    n
        The number of all records.
    first, second
        For each pair, the number of records that carry the one and the other.

    Returns
    -------
    array
        Probabilities; 0 for a number that cannot be.

    Notes
    -----
    C(first, both) C(n - first, second - both) / C(n, second), by way of logarithms.

    Examples
    --------
    >>> import numpy as np
    >>> exactly(np.array([1, 2]), 40, np.array([1, 1]), np.array([1, 1])).round(6).tolist()
    [0.025, 0.0]
    """
    import numpy as np

    least, most = np.maximum(0, first + second - n), np.minimum(first, second)
    can = (least <= both) & (both <= most)
    k = np.where(can, both, most)
    logarithm = _log_choose(first, k) + _log_choose(n - first, second - k) - _log_choose(n, second)
    return np.where(can, np.exp(logarithm), 0.0)


def at_least(both: Counts, n: int, first: Counts, second: Counts) -> Floats:
    """Return the probability of so many records in common, or more.

    Parameters
    ----------
    both, n, first, second
        As for `exactly`.

    Returns
    -------
    array
        Probabilities, 0 to 1.

    Notes
    -----
    The upper tail of the hypergeometric law, one side of Fisher's exact test. Above the mean it is
    added up; elsewhere the other tail is, which is the upper tail for the records without the
    second factor, and taken from 1. `scipy.stats.hypergeom.sf` gives the same, one pair after the
    other, which takes seconds for as many pairs as 300 factors have.

    Examples
    --------
    >>> import numpy as np
    >>> at_least(np.array([5]), 40, np.array([8]), np.array([6])).round(6).tolist()
    [0.000474]
    """
    import numpy as np

    above = both * n > first * second
    tail = _falling_tail(
        np.where(above, both, first - both + 1), n, first, np.where(above, second, n - second)
    )
    return np.where(above, tail, 1 - tail)


def _falling_tail(k: Counts, n: int, first: Counts, second: Counts) -> Floats:
    """Add up the terms from k on; k lies above the mean, so each is smaller than the last."""
    import numpy as np

    term = exactly(k, n, first, second)
    total, left = term.copy(), np.flatnonzero(term)
    step = 0
    while left.size:
        at, a, b = k[left] + step, first[left], second[left]
        term[left] *= (a - at) * (b - at) / ((at + 1) * (n - a - b + at + 1))
        total[left] += term[left]
        left = left[term[left] > _NOTHING * total[left]]
        step += 1
    return total


def _log_choose(of: Counts | int, taken: Counts) -> Floats:
    from scipy.special import gammaln

    chosen: Floats = gammaln(of + 1) - gammaln(taken + 1) - gammaln(of - taken + 1)
    return chosen
