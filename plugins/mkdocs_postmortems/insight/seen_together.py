"""Which factors are seen together in a population, and whether they make groups."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from ..graph.clusters import NoGroups, Partition, groups
from ..model.factor import FactorId
from ..model.incident import Incident
from ..trends.together import Pair, Pairs, pairs
from .population import Population

MOST_EDGES: Final = 1000
"""Of more pairs than this, the surest make the groups: parting a network takes its time."""


@dataclass(frozen=True)
class Together:
    """The pairs of factors of a population."""

    population: Population
    places: Mapping[FactorId, tuple[int, ...]]
    """The places of the records that carry each factor."""
    found: Pairs[FactorId]

    @property
    def pairs(self) -> tuple[Pair[FactorId], ...]:
        """Every pair with three common records or more, the surest first."""
        return self.found.rows

    @cached_property
    def signals(self) -> tuple[Pair[FactorId], ...]:
        """The pairs seen together more often than chance and their number explain."""
        return tuple(pair for pair in self.found.rows if pair.signal)

    @cached_property
    def of(self) -> Mapping[FactorId, Mapping[FactorId, Pair[FactorId]]]:
        """The pairs of each factor, by the other one."""
        found: dict[FactorId, dict[FactorId, Pair[FactorId]]] = {}
        for pair in self.found.rows:
            found.setdefault(pair.first, {})[pair.second] = pair
            found.setdefault(pair.second, {})[pair.first] = pair
        return found

    def records(self, pair: Pair[FactorId]) -> tuple[Incident, ...]:
        """Return the records that carry both factors, oldest first."""
        other = frozenset(self.places[pair.second])
        return self.population.at(place for place in self.places[pair.first] if place in other)

    @cached_property
    def groups(self) -> Partition[FactorId] | NoGroups:
        """The groups that the signals make, or why there are none."""
        surest = self.signals[:MOST_EDGES]
        return groups((pair.first, pair.second, float(pair.both)) for pair in surest)


def seen_together(population: Population, *, helped: bool = False) -> Together:
    """Look at all pairs of factors that are problems in the same records.

    Args:
        population: the records.
        helped: look at the factors that helped, in place of those that were problems.
    """
    places = population.helped if helped else population.problems
    return Together(population, places, pairs(places, population.n))
