"""When each condition was seen: factors by year, and by quarter within a year.

Families come first, then factors that were a problem, then what helped; the most frequent rows
stand on top. A cell is the number of counted records of a period that name the factor, and the
head of its column has their number, n: more records in a year make larger numbers in its column.
Periods without a counted record are not there. Nothing is concluded from these counts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Final, TypeVar

from ..knowledge_base import KnowledgeBase
from ..model.factor import FamilyId, Role
from ..model.incident import Incident
from ..trends.periods import Quarter, by_period, factor_table, quarter_of, year_of
from .basis import basis
from .explorer.facets import PROBLEM, quarter_id
from .links import Links
from .page import PlannedPage
from .paging import neighbours, strip
from .site_map import SiteMap

TITLE: Final = "Factors by year"

MOST_LEADS: Final = 1200
"""Numbers of a page that lead to their records each; a link is 100 bytes of HTML or more."""

P = TypeVar("P", int, Quarter)
Name = Callable[[P], str]
"""Writes the head of a column, as Markdown."""


@dataclass(frozen=True, slots=True)
class Row:
    """A factor or a family in each period."""

    name: str
    """A link, as Markdown."""
    label: str
    counts: tuple[int, ...]
    filters: Mapping[str, str]
    """Of the explorer, under which it shows the records of the row."""

    @property
    def total(self) -> int:
        """In how many records of all periods it was seen."""
        return sum(self.counts)


def address(site: SiteMap) -> str:
    """Return where the table by year stands."""
    return site.part(site.trends, "factors")


def plan(kb: KnowledgeBase, site: SiteMap) -> Iterable[PlannedPage]:
    """Plan the table by year, and a page for each year with its quarters."""
    years = {str(year): year for year, _ in reversed(by_period(kb.counted, year_of))}
    uris = {name: site.part(site.trends, name) for name in years}
    here = address(site)
    yield PlannedPage(
        uri=here,
        title=TITLE,
        template="trend_tables.md.j2",
        context=partial(_by_year, kb, uris),
        parents=(site.overview, site.trends),
        description="Contributing factors by year, with the number of records of each.",
    )
    order = (here, *uris.values())
    for place, (name, uri) in enumerate(uris.items(), start=1):
        before, after = neighbours(order, place)
        yield PlannedPage(
            uri=uri,
            title=f"Factors in {name}",
            template="trend_tables.md.j2",
            context=partial(_by_quarter, kb, years[name], uris),
            parents=(site.overview, site.trends, here),
            previous=before,
            following=after,
            in_search=False,
            description=f"Contributing factors of {name} by quarter.",
        )


def _by_year(kb: KnowledgeBase, uris: Mapping[str, str], links: Links) -> Mapping[str, object]:
    def name(year: int) -> str:
        return links.to(uris[str(year)], str(year))

    return {
        "basis": basis(kb.incidents.values(), links),
        "period": "year",
        "years": "",
        "tables": [*_tables(kb.counted, year_of, name, links, {})],
    }


def _by_quarter(
    kb: KnowledgeBase, year: int, uris: Mapping[str, str], links: Links
) -> Mapping[str, object]:
    mine = [i for i in kb.incidents.values() if i.date is not None and i.date.year == year]

    def name(quarter: Quarter) -> str:
        return f"Q{quarter.number}"

    return {
        "basis": basis(mine, links, **_asked(year)),
        "period": "quarter",
        "years": strip([*uris.items()], links.here, links, "Year"),
        "tables": [*_tables([i for i in mine if i.counted], quarter_of, name, links, _asked(year))],
    }


def _tables(
    counted: Sequence[Incident],
    period: Callable[[date], P],
    name: Name[P],
    links: Links,
    every: Mapping[str, str],
) -> Iterator[Mapping[str, object]]:
    groups: Sequence[tuple[P, Sequence[Incident]]] = by_period(counted, period)
    asked = [every, *(_asked(key) for key, _ in groups)]
    names = ("All", *(name(key) for key, _ in groups))
    sizes = (len(counted), *(len(records) for _, records in groups))
    heads: list[str] = [
        f"{title} <small>n = {_number(n, links, period)}</small>"
        for title, n, period in zip(names, sizes, asked, strict=True)
    ]
    problems, helped = (_factors(counted, period, links, helped=each) for each in (False, True))
    families = _families(groups, links, helped=False) + _families(groups, links, helped=True)
    numbers = len(asked) * sum(map(len, (families, problems, helped)))
    cells = partial(_cells, links=links, periods=asked, each=numbers <= MOST_LEADS)
    yield from _table("Families", "families", ["Family", *heads], families, cells)
    yield from _table("Factors", "factors", ["Factor", *heads], problems, cells)
    yield from _table("What helped", "helped", ["Factor", *heads], helped, cells)


def _asked(period: int | Quarter) -> Mapping[str, str]:
    """Return the filter of the explorer for a period."""
    if isinstance(period, Quarter):
        return {"quarter": quarter_id(str(period))}
    return {"year": str(period)}


def _cells(row: Row, links: Links, periods: Sequence[Mapping[str, str]], each: bool) -> list[str]:
    """Return the name of a row and its numbers, with the records that are counted in them.

    Where there are too many for that, the sum alone leads there, and each on the page of its year.
    """
    shown = enumerate(zip((row.total, *row.counts), periods, strict=True))
    numbers = (
        _number(n, links, {**row.filters, **period}, leads=each or not place)
        for place, (n, period) in shown
    )
    return [row.name, *numbers]


def _number(n: int, links: Links, filters: Mapping[str, str], *, leads: bool = True) -> str:
    if not n:
        return "·"
    return f"[{n}]({links.explore(counted='yes', **filters)})" if leads else str(n)


def _table(
    title: str,
    name: str,
    heads: Sequence[str],
    rows: Sequence[Row],
    cells: Callable[[Row], list[str]],
) -> Iterator[Mapping[str, object]]:
    """Lay out a table; nothing where it has no row."""
    if rows:
        yield {
            "title": title,
            "anchor": f"pm-{name}",
            "heads": heads,
            "rows": [cells(row) for row in rows],
        }


def _ordered(rows: Iterable[Row]) -> list[Row]:
    """Return the rows that have a number, the most frequent first."""
    seen = (row for row in rows if row.total)
    return sorted(seen, key=lambda row: (-row.total, row.label.casefold(), row.name))


def _factors(
    counted: Sequence[Incident], period: Callable[[date], P], links: Links, *, helped: bool
) -> list[Row]:
    words, role = links.kb.vocabulary, Role.MITIGATING if helped else PROBLEM
    table = factor_table(counted, links.kb.graph.used_factors(), period, helped=helped)
    return _ordered(
        Row(
            links.factor(row.factor),
            words.factors[row.factor].label,
            row.counts,
            {"factor": row.factor, "role": role},
        )
        for row in table.rows
    )


def _families(
    groups: Sequence[tuple[P, Sequence[Incident]]], links: Links, *, helped: bool
) -> list[Row]:
    """Count the records that name a factor of a family, or the family alone."""
    kb = links.kb
    seen = [Counter(f for i in rows for f in families_of(i, kb, helped)) for _, rows in groups]
    return _ordered(
        Row(
            # What helped in a family of problems is a row of its own.
            links.family(family.id) + (", helped" if helped and family.role.problem else ""),
            family.label,
            tuple(each[family.id] for each in seen),
            {"family": family.id, "role": Role.MITIGATING if helped else PROBLEM},
        )
        for family in kb.vocabulary.families.values()
    )


def families_of(incident: Incident, kb: KnowledgeBase, helped: bool) -> set[FamilyId]:
    """Return the families a record names a factor of, or alone."""
    words = kb.vocabulary
    refs = (ref for ref in incident.factors if ref.role.problem is not helped)
    alone = (f for f in incident.families if words.families[f].role.problem is not helped)
    return {words.factors[ref.factor].family for ref in refs} | set(alone)
