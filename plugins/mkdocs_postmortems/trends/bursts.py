"""Quarters in which a factor stands closer together than before and after."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby, repeat
from typing import Final

LEAST_SEEN: Final = 5
LEAST_RECORDS: Final = 20
LEAST_PERIODS: Final = 6
DENSER: Final = 2.0
"""How many times denser a burst is."""
GAMMA: Final = 2.0
"""What it costs to enter a burst; with 1 it cries wolf in factors that do not change."""


@dataclass(frozen=True, slots=True)
class Bursts:
    """Which periods are denser than the rest."""

    states: tuple[int, ...]
    """For each period 1 in a burst and 0 outside of one."""
    cost: float
    """What these states and counts cost; it orders ways to cut the time and is not shown."""
    enough: bool
    """Whether there is enough to say anything."""

    @property
    def spans(self) -> tuple[tuple[int, int], ...]:
        """The first and the last period of each burst, counted from 0."""
        runs = [[*run] for _, run in groupby(range(len(self.states)), self.states.__getitem__)]
        return tuple((run[0], run[-1]) for run in runs if self.states[run[0]])


def bursts(r: Sequence[int], d: Sequence[int], *, gamma: float = GAMMA) -> Bursts:
    """Find the periods in which something is denser.

    Parameters
    ----------
    r
        The records with it in each period, the first period first.
    d
        All records of each period.
    gamma
        The weight of entering a burst.

    Returns
    -------
    Bursts
        `enough` from 5 sightings, 20 records and 6 periods on.

    Raises
    ------
    ValueError
        If a period has more records with it than records, or the two differ in length.

    Notes
    -----
    Kleinberg (2002), two states over periods: p0 = R / D and p1 = min(.9999, 2 p0). A period costs
    -ln Bin(r; d, p of its state), entering a burst costs gamma ln T, leaving one nothing; the
    cheapest way from state 0 is found by Viterbi. Of ways that cost the same, the one with no burst
    holds. In made-up factors that never change, gamma = 1 finds a burst in 5 to 9 %, gamma = 2 in
    fewer than .1 %. It is a description without a p value.

    Examples
    --------
    >>> found = bursts([0, 1, 0, 1, 4, 5, 1, 0], [6, 7, 5, 8, 7, 8, 6, 7])
    >>> found.states, found.spans, round(found.cost, 4)
    ((0, 0, 0, 0, 1, 1, 0, 0), ((4, 5),), 15.1457)
    """
    if any(seen > records for seen, records in zip(r, d, strict=True)):
        raise ValueError("a period has more sightings than records")
    if not sum(r):
        return Bursts((0,) * len(r), 0.0, enough=False)
    usual = sum(r) / sum(d)
    # Where nearly every record has it, nothing can be denser.
    dense = max(usual, min(0.9999, DENSER * usual))
    calm, burst = ([*map(_cost, r, d, repeat(p))] for p in (usual, dense))
    states, cost = _cheapest(calm, burst, gamma * math.log(len(r)))
    enough = sum(r) >= LEAST_SEEN and sum(d) >= LEAST_RECORDS and len(r) >= LEAST_PERIODS
    return Bursts(states, cost, enough)


def _cost(r: int, d: int, p: float) -> float:
    """Return -ln Bin(r; d, p); where p is 1, every record has it."""
    ways = math.lgamma(d + 1) - math.lgamma(r + 1) - math.lgamma(d - r + 1)
    seen = r * math.log(p) if r else 0.0
    return -(ways + seen + ((d - r) * math.log1p(-p) if d > r else 0.0))


def _cheapest(
    calm: Sequence[float], burst: Sequence[float], enter: float
) -> tuple[tuple[int, ...], float]:
    """Return the cheapest states, starting outside of a burst, and what they cost."""
    outside: tuple[float, tuple[int, ...]] = (0.0, ())
    inside: tuple[float, tuple[int, ...]] = (math.inf, ())
    for low, high in zip(calm, burst, strict=True):
        cost, way = min(outside, inside)
        entered = (outside[0] + enter, outside[1])
        outside, (there, path) = (cost + low, (*way, 0)), min(entered, inside)
        inside = (there + high, (*path, 1))
    cost, way = min(outside, inside)
    return way, cost
