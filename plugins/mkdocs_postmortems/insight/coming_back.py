"""How long it takes until a factor comes back."""

from __future__ import annotations

from ..model.factor import FactorId
from ..trends.returns import Returns, returns
from .population import Population


def coming_back(population: Population, factor: FactorId) -> Returns | None:
    """Look at the gaps between the records of a factor; None where there are too few."""
    if population.as_of is None:
        return None
    places = population.problems.get(factor, ())
    return returns([population.dates[place] for place in places], population.as_of)
