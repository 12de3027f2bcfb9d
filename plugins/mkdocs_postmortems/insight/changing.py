"""What changes: factors and families that stand in later records more than chance would put them.

A rise is looked for, never a fall: fewer records may mean less reporting.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, Generic, TypeVar

from ..model.factor import FactorId, FamilyId
from ..trends.many import screen
from ..trends.rising import LEAST_SEEN, RankSum, rank_sum
from ..trends.testable import further
from .population import Population

FDR: Final = 0.10
"""The share of false ones accepted among signals."""
RAW: Final = 0.05
"""A p value that chance alone undercuts in one of twenty tests."""

Id = TypeVar("Id", FactorId, FamilyId)


class Tier(StrEnum):
    """What can be said about a change; the order is the order on a page."""

    SIGNAL = "signal"
    WATCH = "watch"
    NONE = "none"
    NOT_ENOUGH = "not-enough"


class Lack(StrEnum):
    """Why there is not enough data."""

    FEW = "few"
    """Fewer than three sightings."""
    EVERYWHERE = "everywhere"
    """All records have it, so none of them is later than one without."""
    CROWDED = "crowded"
    """With so many others asked at once, it could not stand out even in the latest records."""
    ONE_DAY = "one-day"
    """All records are of one day, so their order means nothing."""


@dataclass(frozen=True, slots=True)
class Change(Generic[Id]):
    """Whether one factor or family is seen more often in later records."""

    of: Id
    places: tuple[int, ...]
    """Where its records stand in the order of all: 1 is the oldest."""
    found: RankSum
    """x of n, U, p and the smallest p there could be."""
    tier: Tier
    adjusted: float | None
    """The p value that allows for all that were tested; None where it was not tested."""
    greyed: bool
    """Whether the tagging itself changed, so that a verdict may be about tagging."""
    lack: Lack | None
    """Why there is not enough data."""
    needed: int | None
    """How many further records with it, all else equal, would be enough; None if no few would."""


@dataclass(frozen=True, slots=True)
class Asked(Generic[Id]):
    """One set of questions that were asked at once."""

    rows: Mapping[Id, Change[Id]]
    """By tier, then by p value, then by id."""
    tested: int
    """How many of them could have shown something."""

    @property
    def expected_by_chance(self) -> float:
        """How many have a raw p value of .05 or less by chance alone."""
        return self.tested * RAW

    def of_tier(self, tier: Tier) -> tuple[Change[Id], ...]:
        """Return the rows of a tier, in their order."""
        return tuple(row for row in self.rows.values() if row.tier is tier)


@dataclass(frozen=True, slots=True)
class Changes:
    """What changes in some records; factors and families are asked about apart."""

    factors: Asked[FactorId]
    families: Asked[FamilyId]
    drift: bool
    """Whether records of the second half carry more factors, or fewer, than those of the first."""


def changes(population: Population, *, drift: bool) -> Changes:
    """Look for factors and families that are seen more often in later records.

    Args:
        population: the records.
        drift: whether the number of factors a record carries changed; verdicts are then greyed.
    """
    ordered = len(set(population.dates)) > 1
    return Changes(
        factors=ask(_counted(population.problems), population.n, drift=drift, ordered=ordered),
        families=ask(_counted(population.families), population.n, drift=drift, ordered=ordered),
        drift=drift,
    )


def _counted(places: Mapping[Id, Sequence[int]]) -> Mapping[Id, tuple[int, ...]]:
    """Count places from 1, as they are printed."""
    return {id: tuple(place + 1 for place in found) for id, found in places.items()}


def ask(
    places: Mapping[Id, tuple[int, ...]], n: int, *, drift: bool = False, ordered: bool = True
) -> Asked[Id]:
    """Ask of each of a set whether its places are later than chance would put them.

    Args:
        places: where the records of each stand, 1 being the oldest.
        n: the number of all records.
        drift: whether verdicts are greyed.
        ordered: whether the order of the records means anything.
    """
    found = {id: rank_sum(mine, n) for id, mine in places.items()}
    often = [id for id, row in found.items() if ordered and row.x >= LEAST_SEEN]
    screened = screen([found[id].p for id in often], [found[id].p_min for id in often], fdr=FDR)
    adjusted = dict(zip(often, screened.adjusted, strict=True))
    lacking = {row.x for id, row in found.items() if ordered and adjusted.get(id) is None}
    needed = _needed(lacking, Counter(row.x for row in found.values()), n)
    rows = []
    for id, row in found.items():
        tier = _tier(row.p, adjusted.get(id))
        enough = tier is not Tier.NOT_ENOUGH
        rows.append(
            Change(
                of=id,
                places=places[id],
                found=row,
                tier=tier,
                adjusted=adjusted.get(id),
                greyed=drift and enough,
                lack=None if enough else _lack(row, ordered),
                needed=None if enough else needed.get(row.x),
            )
        )
    rows.sort(key=_order)
    return Asked({row.of: row for row in rows}, screened.tested)


def _tier(p: float, adjusted: float | None) -> Tier:
    if adjusted is None:
        return Tier.NOT_ENOUGH
    if adjusted <= FDR:
        return Tier.SIGNAL
    return Tier.WATCH if p <= RAW else Tier.NONE


def _lack(row: RankSum, ordered: bool) -> Lack:
    if not ordered:
        return Lack.ONE_DAY
    if row.x == row.n:
        return Lack.EVERYWHERE
    return Lack.FEW if row.x < LEAST_SEEN else Lack.CROWDED


def _needed(lacking: Iterable[int], every: Counter[int], n: int) -> Mapping[int, int | None]:
    """Return, for numbers of sightings that are not enough, how many further ones would be."""
    return {x: further(x, (every - Counter([x])).elements(), n, fdr=FDR) for x in lacking}


def _order(row: Change[Id]) -> tuple[int, float, float, str]:
    """Sort by what can be said; where nothing can, by the number of sightings."""
    by_p = row.found.p if row.lack is None else -row.found.x
    return [*Tier].index(row.tier), row.adjusted or 0.0, by_p, row.of
