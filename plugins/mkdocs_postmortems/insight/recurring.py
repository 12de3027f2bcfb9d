"""What comes back: factors in the order of how often and how lately they were seen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from ..model.factor import FactorId, Role
from ..model.incident import Incident, IncidentId
from ..trends.breadth import Breadth, breadth, systemic
from ..trends.periods import quarter_of
from ..trends.ranking import LEAST_SEEN, Rank, Recency, ranks, recency
from ..trends.shares import Share, share
from .population import Population


@dataclass(frozen=True, slots=True)
class Recurring:
    """One factor in the records it was seen in."""

    factor: FactorId
    share: Share
    """In how many of all counted records."""
    last_seen: date
    recency: Recency
    """What its place in the order comes from."""
    rank: Rank | None
    """None below three sightings."""
    teams: Breadth
    services: Breadth
    quarters: int
    """In how many quarters it was seen."""
    systemic: bool
    """Whether it belongs to no single team, service and quarter."""
    roles: tuple[tuple[Role, int], ...]
    """The roles it had, each with its number of records, in the order of the roles."""
    records: tuple[IncidentId, ...]
    """The oldest first."""


@dataclass(frozen=True)
class Recurrence:
    """The factors of some records."""

    n: int
    """The number of counted records."""
    ranked: tuple[Recurring, ...]
    """Seen three times or more, the highest score first; then the broader one, then by id."""
    seen: tuple[Recurring, ...]
    """Seen less often: listed and not ranked, the most often and then the latest seen first."""

    @cached_property
    def of(self) -> Mapping[FactorId, Recurring]:
        """The row of each factor, ranked or not."""
        return {row.factor: row for row in (*self.ranked, *self.seen)}


def recurring(population: Population, *, helped: bool = False) -> Recurrence:
    """Look at each factor of some records.

    Args:
        population: the records.
        helped: look at factors where they helped, in place of where they were a problem.
    """
    places = population.helped if helped else population.problems
    rows = [
        _row(factor, population.at(found), population, helped) for factor, found in places.items()
    ]
    # Sorting keeps the order of the ids where all else is equal.
    often = sorted((row for row in rows if row.share.x >= LEAST_SEEN), key=_order)
    seen = [row for row in rows if row.share.x < LEAST_SEEN]
    seen.sort(key=lambda row: (row.share.x, row.last_seen), reverse=True)
    given = ranks([row.recency for row in often])
    return Recurrence(
        n=population.n,
        ranked=tuple(replace(row, rank=rank) for row, rank in zip(often, given, strict=True)),
        seen=tuple(seen),
    )


def _order(row: Recurring) -> tuple[float, float, float]:
    """Sort by score; equal scores by how many teams, then services, share it equally."""
    return -row.recency.score, -(row.teams.effective or 0), -(row.services.effective or 0)


def _row(
    factor: FactorId, records: tuple[Incident, ...], population: Population, helped: bool
) -> Recurring:
    x = len(records)
    days = [day for record in records if (day := record.date) is not None]
    until = population.as_of or max(days)
    teams = _spread((record.teams for record in records), x)
    services = _spread((record.services for record in records), x)
    quarters = len({quarter_of(day) for day in days})
    return Recurring(
        factor=factor,
        share=share(x, population.n),
        last_seen=max(days),
        recency=recency((until - day).days for day in days),
        rank=None,
        teams=teams,
        services=services,
        quarters=quarters,
        systemic=systemic(
            seen=x, teams=len(teams.counts), services=len(services.counts), quarters=quarters
        ),
        roles=_roles(factor, records, helped),
        records=tuple(record.id for record in records),
    )


def _spread(named: Iterable[tuple[str, ...]], seen: int) -> Breadth:
    counts = Counter(name for names in named for name in dict.fromkeys(names))
    return breadth(counts.values(), seen=seen)


def _roles(
    factor: FactorId, records: Iterable[Incident], helped: bool
) -> tuple[tuple[Role, int], ...]:
    counts = Counter(
        role
        for record in records
        for role in {ref.role for ref in record.factors if ref.factor == factor}
        if role.problem is not helped
    )
    return tuple((role, counts[role]) for role in Role if counts[role])
