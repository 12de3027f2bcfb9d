"""Rates of groups of unequal size, drawn towards the rate they have in common."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from .ranking import gamma_higher

LEAST_GROUPS: Final = 5
"""Groups below which nothing is known about how groups differ."""


@dataclass(frozen=True, slots=True)
class Shrunken:
    """Rates of groups, each drawn towards the common one; the less it was exposed, the more."""

    common: float
    """The rate of all groups together."""
    between: float
    """How much groups differ beyond chance, as a variance; zero or less: not at all."""
    alpha: float | None
    beta: float | None
    """The Gamma distribution of rates over groups; None where groups do not differ."""
    rates: tuple[float, ...]
    """The rate of each group for one unit of exposure."""
    enough: bool
    """Whether there are enough groups to show these rates; otherwise `x of e`."""


def shrink(x: Sequence[int], exposure: Sequence[float]) -> Shrunken:
    """Return the rates of groups, drawn towards their common rate.

    Parameters
    ----------
    x
        How often something was seen in each group.
    exposure
        How much of each group was looked at: its records, or its days.

    Returns
    -------
    Shrunken
        One rate for each group; a group that was not exposed gets the common rate.

    Raises
    ------
    ValueError
        If there is not one exposure for each count.

    Notes
    -----
    Gamma and Poisson by moments (Marshall 1991): m = sum x / sum e, A = sum e (x/e - m)^2 / sum e -
    m / mean e, alpha = m^2 / A, beta = m / A, rate (x + alpha) / (e + beta). Where A is not above
    zero every group gets m. Shown from 5 exposed groups on. Where all groups are exposed alike the
    order is that of the counts.

    Examples
    --------
    >>> found = shrink([9, 2, 1, 6, 0], [30, 4, 10, 12, 6])
    >>> round(found.alpha, 2), [round(rate, 3) for rate in found.rates]
    (42.63, [0.292, 0.296, 0.278, 0.306, 0.279])
    >>> shrink([2, 2, 3, 2, 2], [10] * 5).rates
    (0.22, 0.22, 0.22, 0.22, 0.22)
    """
    groups = [(k, e) for k, e in zip(x, exposure, strict=True) if e > 0]
    total = sum(e for _, e in groups)
    if not total:
        return Shrunken(0.0, 0.0, None, None, (0.0,) * len(x), enough=False)
    m = sum(k for k, _ in groups) / total
    spread = sum(e * (k / e - m) ** 2 for k, e in groups) / total
    between = spread - m * len(groups) / total
    enough = len(groups) >= LEAST_GROUPS
    if between <= 0:
        return Shrunken(m, between, None, None, (m,) * len(x), enough)
    alpha, beta = m * m / between, m / between
    rates = tuple((k + alpha) / (e + beta) for k, e in zip(x, exposure, strict=True))
    return Shrunken(m, between, alpha, beta, rates, enough)


def rate_higher(
    first: tuple[int, float], second: tuple[int, float], alpha: float, beta: float
) -> float:
    """Return the probability that the rate of one group is above that of another.

    Parameters
    ----------
    first, second
        Count and exposure of each group.
    alpha, beta
        How rates vary over all groups, from `shrink`.

    Notes
    -----
    The rate of a group is Gamma with shape x + alpha and rate e + beta; see `gamma_higher`.

    Examples
    --------
    >>> round(rate_higher((9, 30), (6, 12), 42.63, 146.84), 3)
    0.407
    """
    (shape, scale), (other, other_scale) = ((k + alpha, 1 / (e + beta)) for k, e in (first, second))
    return gamma_higher((shape, scale), (other, other_scale))
