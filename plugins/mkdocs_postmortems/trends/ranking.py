"""What was seen often and lately, in an order that says where it cannot tell two rows apart."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

HALF_LIFE: Final = 180
"""Days after which a record weighs half."""
LEAST_SEEN: Final = 3
"""Sightings below which a factor has no rank."""
APART: Final = 0.9
"""From this probability on, one row is above another."""


@dataclass(frozen=True, slots=True)
class Recency:
    """How often something was seen, with what is recent weighing more."""

    score: float
    """The sum of the weights; a sighting of today weighs 1."""
    effective_n: float
    """How many sightings of equal weight would tell as much."""


@dataclass(frozen=True, slots=True)
class Rank:
    """The places of an order that a row may stand at; the first place is 1."""

    first: int
    last: int

    @property
    def tied(self) -> bool:
        """Whether the row shares its rank with others."""
        return self.first != self.last

    def __str__(self) -> str:
        return f"{self.first}–{self.last} (tied)" if self.tied else str(self.first)


def recency(ages: Iterable[float]) -> Recency:
    """Weigh sightings by their age.

    Parameters
    ----------
    ages
        Days from each sighting to the day asked about. One after that day weighs as much as one of
        the day.

    Returns
    -------
    Recency
        Zeros where nothing was seen.

    Notes
    -----
    S = sum of w with w = 2^(-age / 180 d); the effective number is S^2 / sum of w^2 (Kish 1965).
    Each weight is taken against that of the newest, which keeps the effective number exact where
    the weights themselves are too small to be numbers. There is no smallest n.

    Examples
    --------
    >>> found = recency([0, 180, 360])
    >>> found.score, round(found.effective_n, 3)
    (1.75, 2.333)
    """
    counted = [max(age, 0.0) for age in ages]
    if not counted:
        return Recency(0.0, 0.0)
    newest = min(counted)
    weights = [_weight(age - newest) for age in counted]
    total = math.fsum(weights)
    return Recency(_weight(newest) * total, total**2 / math.fsum(w * w for w in weights))


def _weight(age: float) -> float:
    return math.exp2(-age / HALF_LIFE)


def chance_higher(first: Recency, second: Recency) -> float:
    """Return the probability that the first is seen more than the second.

    Notes
    -----
    The rate behind a score is taken as Gamma with shape n_eff + 1/2 and rate n_eff / S, n_eff being
    the effective number; see `gamma_higher`.

    Examples
    --------
    >>> round(chance_higher(recency([0, 20, 30, 60, 200]), recency([10, 180, 360])), 3)
    0.869
    """
    (a, mean), (b, other) = (
        (r.effective_n + 0.5, r.score / r.effective_n if r.effective_n else 0.0)
        for r in (first, second)
    )
    return gamma_higher((a, mean), (b, other))


def gamma_higher(first: tuple[float, float], second: tuple[float, float]) -> float:
    """Return the probability that one Gamma variable is larger than another.

    Parameters
    ----------
    first, second
        Shape and scale; the scale is one over the rate.

    Notes
    -----
    The regularised incomplete beta function I_q(shape 2, shape 1) at q = scale 1 / (scale 1 +
    scale 2), which is rate 2 / (rate 1 + rate 2). Two scales of zero are alike.

    Examples
    --------
    >>> gamma_higher((3, 0.5), (3, 0.5))
    0.5
    """
    from scipy.special import betainc

    (shape, scale), (other_shape, other_scale) = first, second
    both = scale + other_scale
    return float(betainc(other_shape, shape, scale / both if both else 0.5))


def ranks(rows: Sequence[Recency]) -> tuple[Rank, ...]:
    """Give ranks to rows that stand in the order of their scores.

    Parameters
    ----------
    rows
        The highest score first; rows with fewer than 3 sightings have no place here.

    Returns
    -------
    tuple of Rank
        One for each row.

    Notes
    -----
    A row shares the rank of the first row of its run while the probability that the first one is
    higher stays below .9. A run is compared with its first row only, so that a long row of small
    steps is not one rank.

    Examples
    --------
    >>> often, less, once = recency([0, 20, 30, 60, 200]), recency([10, 180, 360]), recency([900])
    >>> [str(rank) for rank in ranks([often, less, once])]
    ['1–2 (tied)', '1–2 (tied)', '3']
    """
    starts: list[int] = []
    for place, row in enumerate(rows):
        if not starts or chance_higher(rows[starts[-1]], row) >= APART:
            starts.append(place)
    ends = [*starts[1:], len(rows)]
    return tuple(
        Rank(start + 1, end)
        for start, end in zip(starts, ends, strict=False)
        for _ in range(start, end)
    )
