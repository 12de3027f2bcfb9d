"""Numbers of records by quarter, a row for each year: 2 of 7, or a dot where 7 would be 0."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from ..model.incident import Incident
from ..trends.periods import quarter_of

NONE: Final = "·"
QUARTERS: Final = range(1, 5)

Every = Mapping[int, Counter[int]]
"""By year, then by quarter 1 to 4: how many records there are."""


@dataclass(frozen=True, slots=True)
class Year:
    """One year of a table: in how many records of each quarter something was seen."""

    year: int
    x: Counter[int]
    n: Counter[int]

    @property
    def cells(self) -> tuple[str, ...]:
        """The four quarters, then the year."""
        return (*(_of(self.x[q], self.n[q]) for q in QUARTERS), _of(self.x.total(), self.n.total()))


def by_quarter(incidents: Iterable[Incident]) -> Every:
    """Count records by year and quarter; one without a date is in none."""
    found: dict[int, Counter[int]] = {}
    for incident in incidents:
        if incident.date is not None:
            quarter = quarter_of(incident.date)
            found.setdefault(quarter.year, Counter())[quarter.number] += 1
    return found


def years(mine: Iterable[Incident], every: Every) -> list[Year]:
    """Return a row for each year that some records have one in, the newest first.

    Args:
        mine: the records that are counted in the cells.
        every: all records they are counted among.
    """
    found = by_quarter(mine)
    return [Year(year, found[year], every[year]) for year in sorted(found, reverse=True)]


def _of(x: int, n: int) -> str:
    return f"{x} of {n}" if n else NONE
