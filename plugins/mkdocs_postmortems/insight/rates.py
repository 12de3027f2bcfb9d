"""How often factors are seen where exposure differs: in the records of each service, or team."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from ..model.factor import FactorId
from ..model.incident import Incident
from ..trends.rates import Shrunken, shrink
from .population import Population


@dataclass(frozen=True, slots=True)
class Rate:
    """One factor in the records of one group."""

    x: int
    """In how many of its records the factor was a problem."""
    exposure: int
    """How many records the group has."""
    group: int
    """Its place among the groups."""
    among: Shrunken
    """The rates of all groups for this factor."""


@dataclass(frozen=True, slots=True)
class Rates:
    """Services, or teams, with the records of each.

    A rate is asked for one group at a time: it stands on the page of that group, and no two of them
    stand beside each other.
    """

    groups: Mapping[str, int]
    """The records of each group that has some."""
    seen: Mapping[FactorId, Mapping[str, int]]
    """In how many records of each group a factor was a problem."""
    drawn: Mapping[FactorId, Shrunken]

    def of(self, group: str, factor: FactorId) -> Rate | None:
        """Return the rate of a factor in a group; None where the two never met."""
        x = self.seen.get(factor, {}).get(group, 0)
        if not x:
            return None
        return Rate(x, self.groups[group], [*self.groups].index(group), self.drawn[factor])


def rates(population: Population, named: Callable[[Incident], Iterable[str]]) -> Rates:
    """Count factors in groups of records, and draw their rates towards the common ones.

    Args:
        population: the records.
        named: the groups a record belongs to, such as its services.
    """
    groups: Counter[str] = Counter()
    seen: dict[FactorId, Counter[str]] = {}
    for incident in population.records:
        mine = tuple(dict.fromkeys(named(incident)))
        groups.update(mine)
        for factor in {ref.factor for ref in incident.factors if ref.role.problem}:
            seen.setdefault(factor, Counter()).update(mine)
    exposure = [*groups.values()]
    drawn = {
        factor: shrink([counts[group] for group in groups], exposure)
        for factor, counts in seen.items()
    }
    return Rates(groups, seen, drawn)
