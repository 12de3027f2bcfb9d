"""The periods that pictures count by, and where each stands in the list of incidents."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from ...charts.heatmap import MOST_COLUMNS
from ...charts.values import Period
from ...knowledge_base import KnowledgeBase
from ...model.incident import Incident
from ...trends.periods import Quarter, quarter_of
from ..chronicle import grouped, newest_first, quarter, year
from ..links import Links
from ..site_map import SiteMap
from ..year_pages import cut

Place = tuple[str, str]
"""A page and an anchor on it."""

LEFT_OUT: Final = "Years without a counted record are left out."


@dataclass(frozen=True, slots=True)
class Calendar:
    """Quarters in a row, or years where there are too many quarters."""

    periods: tuple[Period, ...] = ()
    """Without links; n is the number of counted records."""
    places: tuple[Place | None, ...] = ()
    unit: str = "quarter"
    gaps: bool = False
    """Whether years without a counted record are left out, because even years are too many."""

    def linked(self, links: Links) -> tuple[Period, ...]:
        """Return the periods with links from a page to the list of incidents."""
        return tuple(
            replace(period, href=links.path(*place) if place and period.n else None)
            for period, place in zip(self.periods, self.places, strict=True)
        )

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
    where = _where(kb, site)
    unit = "quarter" if rows[0].short != rows[0].group else "year"
    return Calendar(tuple(rows), tuple(where.get(row.name) for row in rows), unit, gaps)


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


def _where(kb: KnowledgeBase, site: SiteMap) -> Mapping[str, Place]:
    """Return where each year and quarter begins in the list of incidents, by its name."""
    records = newest_first(kb)
    parts = cut(site.incident_index, records, site)
    found: dict[str, Place] = {}
    for part in parts:
        found.setdefault(part.name, (part.uri, ""))
        for group in grouped(part.rows, quarter):
            found.setdefault(group.title, (part.uri, group.anchor))
    if not parts:
        for group in (*grouped(records, year), *grouped(records, quarter)):
            found[group.title] = site.incident_index, group.anchor
    return found
