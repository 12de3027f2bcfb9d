"""Other ways to look at one factor: they describe, and none of them is a verdict."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ..model.factor import FactorId
from ..trends.bursts import Bursts, bursts
from ..trends.monotone import Monotone, cox_stuart, mann_kendall
from ..trends.periods import Quarter
from ..trends.quarters import OverQuarters, cochran_armitage
from ..trends.recent import DAYS_BEFORE, DAYS_RECENT, LargerShare, PerTime, larger_share, per_time
from .population import Population


@dataclass(frozen=True, slots=True)
class Ways:
    """Several ways to look at the records of one factor; each knows whether it has enough."""

    factor: FactorId
    per_time: PerTime
    """More per day in the last 90 days than in the 270 before?"""
    share: LargerShare
    """In a larger share of the records of these days?"""
    quarters: tuple[Quarter, ...]
    """The quarters that have a counted record, the oldest first."""
    over_quarters: OverQuarters
    """In a larger share of the records of later quarters?"""
    second: Monotone
    """The same by a second test: all pairs of quarters, or half of them where shares are equal."""
    bursts: Bursts
    """Quarters in which it stands closer together."""

    @property
    def denser(self) -> tuple[tuple[Quarter, Quarter], ...]:
        """The first and the last quarter of each burst; none where there is not enough data."""
        if not self.bursts.enough:
            return ()
        return tuple((self.quarters[a], self.quarters[b]) for a, b in self.bursts.spans)


def ways_to_look(population: Population, factor: FactorId) -> Ways:
    """Look at one factor in each of the ways, where it was a problem.

    Quarters without a counted record are left out. The days before begin with the first record:
    a collection that is 200 days old has 110 of them.
    """
    places = population.problems.get(factor, ())
    (before, recent), days = _windows(population)
    x = [_inside(places, span) for span in population.quarters.values()]
    n = [len(span) for span in population.quarters.values()]
    shares = [seen / size for seen, size in zip(x, n, strict=True)]
    seen_before, seen_recent = _inside(places, before), _inside(places, recent)
    pairs = mann_kendall(shares)
    return Ways(
        factor=factor,
        per_time=per_time(seen_recent, seen_before, *days),
        share=larger_share(seen_recent, len(recent), seen_before, len(before)),
        quarters=tuple(population.quarters),
        over_quarters=cochran_armitage(x, n),
        second=pairs if pairs.p is not None else cox_stuart(shares),
        bursts=bursts(x, n),
    )


def _inside(places: Sequence[int], span: range) -> int:
    return bisect_left(places, span.stop) - bisect_left(places, span.start)


def _windows(population: Population) -> tuple[tuple[range, range], tuple[int, int]]:
    """Return the places of the days before and of the recent days, and how many days they are.

    Days are counted from year 1, so that no date is too early to go back from.
    """
    if population.as_of is None or not population.dates:
        return (range(0), range(0)), (0, 0)
    until, first = population.as_of.toordinal(), population.dates[0].toordinal()
    ends = (until - DAYS_RECENT - DAYS_BEFORE, until - DAYS_RECENT, until)
    a, b, c = (bisect_right(population.dates, end, key=date.toordinal) for end in ends)
    known = max(until - first + 1, 0)
    recent = min(known, DAYS_RECENT)
    return (range(a, b), range(b, c)), (recent, min(known - recent, DAYS_BEFORE))
