"""Many questions at once: which of them the data can answer, and how sure an answer still is."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Screened:
    """What is left of many tests after all of them were asked together."""

    tested: int
    """How many of the tests could have found something."""
    adjusted: tuple[float | None, ...]
    """The p value of each test, allowing for the others; None where it is not tested."""


def screen(p: Sequence[float], p_min: Sequence[float], *, fdr: float = 0.10) -> Screened:
    """Leave out the tests that cannot find anything, and adjust the rest for their number.

    Parameters
    ----------
    p
        One p value for each test, of one set of hypotheses.
    p_min
        The smallest p value each test could have had with the margins it has.
    fdr
        The share of false ones accepted among the findings.

    Returns
    -------
    Screened
        One adjusted p value for each test, in their order.

    Raises
    ------
    ValueError
        If there is not one smallest p value for each p value.

    Notes
    -----
    Tarone (1990): k is the smallest number with #{p_min <= fdr / k} <= k, and the tests with
    p_min <= fdr / k are tested. That looks at the margins alone, never at p, so it does not bias.
    Then Benjamini and Hochberg (1995) on the tested ones: p times their number over its rank, and
    never more than that of a larger p. There is no smallest n: the screen is that.
    A last digit of p_min decides nothing: it is compared with a part in a billion to spare.

    Examples
    --------
    >>> found = screen([0.004, 0.02, 0.03, 0.25], [0.0001, 0.001, 0.002, 0.25])
    >>> found.tested, [p and round(p, 3) for p in found.adjusted]
    (3, [0.012, 0.03, 0.03, None])
    """
    if len(p) != len(p_min):
        raise ValueError(f"{len(p)} p values and {len(p_min)} smallest ones")
    limit = level(p_min, fdr=fdr)
    tested = [place for place, least in enumerate(p_min) if least <= limit]
    adjusted: list[float | None] = [None] * len(p)
    for place, value in zip(tested, _benjamini_hochberg([p[t] for t in tested]), strict=True):
        adjusted[place] = value
    return Screened(len(tested), tuple(adjusted))


def level(p_min: Sequence[float], *, fdr: float = 0.10) -> float:
    """Return how small the smallest p value of a test must be for the test to be made.

    Parameters
    ----------
    p_min
        The smallest p value each test could have.
    fdr
        The share of false ones accepted among the findings.

    Notes
    -----
    Tarone's fdr / k; see `screen`.

    Examples
    --------
    >>> round(level([0.0001, 0.001, 0.002, 0.25]), 4)
    0.0333
    """
    ordered, k = sorted(p_min), 1
    while bisect_right(ordered, _up_to(fdr / k)) > k:
        k += 1
    return _up_to(fdr / k)


def _up_to(limit: float) -> float:
    return limit * (1 + 1e-9)


def _benjamini_hochberg(p: Sequence[float]) -> Sequence[float]:
    adjusted, least = [0.0] * len(p), 1.0
    # From the largest p on, so that each is no more than those above it.
    for rank, place in zip(range(len(p), 0, -1), _largest_first(p), strict=True):
        least = min(least, p[place] * len(p) / rank)
        adjusted[place] = least
    return adjusted


def _largest_first(p: Sequence[float]) -> Sequence[int]:
    return sorted(range(len(p)), key=p.__getitem__, reverse=True)
