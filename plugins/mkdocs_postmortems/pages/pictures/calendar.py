"""The periods that pictures count by, and where each leads in the explorer."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from ...charts.heatmap import MOST_COLUMNS
from ...charts.values import Period
from ...knowledge_base import KnowledgeBase
from ...model.incident import Incident
from ...trends.periods import Quarter, quarter_of
from ..explorer.facets import quarter_id
from ..links import Links
from ..site_map import SiteMap

LEFT_OUT: Final = "Years without a counted record are left out."


@dataclass(frozen=True, slots=True)
class Calendar:
    """Quarters in a row, or years where there are too many quarters."""

    periods: tuple[Period, ...] = ()
    """Without links; n is the number of counted records."""
    unit: str = "quarter"
    gaps: bool = False
    """Whether years without a counted record are left out, because even years are too many."""

    def linked(self, links: Links, **filters: str) -> tuple[Period, ...]:
        """Return the periods, each with a link to its counted records under further filters."""
        return tuple(
            replace(period, href=links.explore(**self.filters(period), **filters))
            if period.n
            else period
            for period in self.periods
        )

    def filters(self, period: Period) -> dict[str, str]:
        """Return the filters of the explorer that show the counted records of a period."""
        return {"counted": "yes", self.unit: quarter_id(period.name)}

    def split(self, incidents: Iterable[Incident]) -> tuple[tuple[Incident, ...], ...]:
        """Return the counted records of each period among some of them."""
        firsts = [period.first for period in self.periods]
        found: list[list[Incident]] = [[] for _ in firsts]
        for incident in incidents:
            if incident.date is not None:
                found[bisect_right(firsts, incident.date) - 1].append(incident)
        return tuple(map(tuple, found))


def calendar_of(kb: KnowledgeBase, site: SiteMap) -> Calendar:
    """Return the periods from the first counted record to the day the collection speaks about."""
    population = site.insight.population
    dates = population.dates
    if not dates:
        return Calendar()
    last = max(dates[-1], population.as_of or dates[-1])
    rows, gaps = _rows(dates, last)
    unit = "quarter" if rows[0].short != rows[0].group else "year"
    return Calendar(tuple(rows), unit, gaps)


def _rows(dates: Sequence[date], last: date) -> tuple[list[Period], bool]:
    first = _number(dates[0])
    numbers = range(first, _number(last) + 1)
    if len(numbers) <= MOST_COLUMNS:
        return [_quarter(Quarter(n // 4, n % 4 + 1), dates) for n in numbers], False
    years = range(dates[0].year, last.year + 1)
    gaps = len(years) > MOST_COLUMNS
    shown = sorted({day.year for day in dates}) if gaps else years
    return [_year(each, dates) for each in shown], gaps


def _number(day: date) -> int:
    found = quarter_of(day)
    return found.year * 4 + found.number - 1


def _quarter(each: Quarter, dates: Sequence[date]) -> Period:
    days = each.first_day, each.last_day
    return Period(str(each), f"Q{each.number}", str(each.year), *days, _between(*days, dates))


def _year(each: int, dates: Sequence[date]) -> Period:
    days = date(each, 1, 1), date(each, 12, 31)
    return Period(str(each), str(each), str(each), *days, _between(*days, dates))


def _between(first: date, last: date, dates: Sequence[date]) -> int:
    return bisect_right(dates, last) - bisect_left(dates, first)
