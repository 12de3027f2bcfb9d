"""How widely a factor is spread: over teams, services and quarters."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

LEAST_SEEN: Final = 3
"""Sightings below which there are plain counts and nothing is called systemic."""
LEAST_EACH: Final = 2
"""Teams, services and quarters that a systemic factor was seen in."""


@dataclass(frozen=True, slots=True)
class Breadth:
    """How sightings are spread over teams or services."""

    counts: tuple[int, ...]
    """How many sightings each of them has, the largest first."""
    effective: float | None = None
    """As broad as so many that share equally; None where there are too few sightings."""


def breadth(counts: Iterable[int], *, seen: int) -> Breadth:
    """Return how sightings of a factor are spread.

    Parameters
    ----------
    counts
        How many of the records each team has, or each service. A record counts for each of its
        teams, so the sum may be larger than the number of records, and smaller where a record names
        none.
    seen
        The number of records with the factor.

    Returns
    -------
    Breadth
        With an effective number from 3 records on, where there is anything to count.

    Examples
    --------
    >>> breadth([1, 6, 1], seen=8).counts
    (6, 1, 1)
    >>> breadth([1, 1], seen=2)
    Breadth(counts=(1, 1), effective=None)
    """
    kept = tuple(sorted((count for count in counts if count), reverse=True))
    return Breadth(kept, effective_number(kept) if kept and seen >= LEAST_SEEN else None)


def effective_number(counts: Iterable[int]) -> float:
    """Return how many equal parts would be as diverse.

    Parameters
    ----------
    counts
        The size of each part; one of zero does not matter.

    Returns
    -------
    float
        1 where all is in one part, the number of parts where they are equal; 0 of nothing.

    Notes
    -----
    exp(-sum p ln p), the Hill number of order 1 (Hill 1973).

    Examples
    --------
    >>> round(effective_number([6, 1, 1]), 4), round(effective_number([3, 3, 2]), 4)
    (2.0868, 2.9512)
    """
    kept = [count for count in counts if count]
    total = sum(kept)
    return math.exp(-sum(c / total * math.log(c / total) for c in kept)) if kept else 0.0


def systemic(*, seen: int, teams: int, services: int, quarters: int) -> bool:
    """Say whether a factor belongs to no single place or time.

    Notes
    -----
    Seen in at least 3 records, of at least 2 teams, 2 services and 2 quarters.

    Examples
    --------
    >>> systemic(seen=3, teams=2, services=2, quarters=2)
    True
    >>> systemic(seen=9, teams=1, services=4, quarters=5)
    False
    """
    return seen >= LEAST_SEEN and min(teams, services, quarters) >= LEAST_EACH
