"""Numbers of records by quarter, a row for each year: 2 of 7, or a dot where 7 would be 0."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from ..insight.population import Population
from ..model.incident import Incident
from ..trends.periods import quarter_of
from .links import Links

NONE: Final = "·"
HEADS: Final = ("Year", "Q1", "Q2", "Q3", "Q4", "All")

Every = Mapping[int, Counter[int]]
"""By year, then by quarter 1 to 4: how many records there are."""


@dataclass(frozen=True, slots=True)
class Year:
    """One year of a table: in how many records of each quarter something was seen."""

    year: int
    x: Counter[int]
    n: Counter[int]

    def cells(self, links: Links, **filters: str) -> tuple[str, ...]:
        """Return the year, its four quarters and all of it, each number with its records.

        Args:
            links: of the page.
            filters: those of the explorer under which it shows the records that are counted here.
        """

        def cell(x: int, n: int, **period: str) -> str:
            return links.explored(x, n, counted="yes", **filters, **period) if n else NONE

        quarters = (
            cell(self.x[number], self.n[number], quarter=f"{self.year}-Q{number}")
            for number in range(1, 5)
        )
        whole = cell(self.x.total(), self.n.total(), year=str(self.year))
        return (str(self.year), *quarters, whole)


def by_quarter(incidents: Iterable[Incident]) -> Every:
    """Count records by year and quarter; one without a date is in none."""
    found: dict[int, Counter[int]] = {}
    for incident in incidents:
        if incident.date is not None:
            quarter = quarter_of(incident.date)
            found.setdefault(quarter.year, Counter())[quarter.number] += 1
    return found


def sizes(population: Population) -> Every:
    """Count the records of a population by year and quarter."""
    found: dict[int, Counter[int]] = {}
    for quarter, places in population.quarters.items():
        found.setdefault(quarter.year, Counter())[quarter.number] = len(places)
    return found


def years(
    mine: Iterable[Incident], every: Every, shown: Collection[int] | None = None
) -> list[Year]:
    """Return a row for each year, the newest first.

    Args:
        mine: the records that are counted in the cells.
        every: all records they are counted among.
        shown: the years; those in which there is one of `mine` if left out.
    """
    found, none = by_quarter(mine), Counter[int]()
    return [
        Year(year, found.get(year, none), every.get(year, none))
        for year in sorted(found if shown is None else shown, reverse=True)
    ]
