"""In how many records of each quarter a service, or a factor family, was seen.

A row is one year of a service or a family, and its cells are the quarters: 2 of 7 means that 2 of
the 7 counted records of that quarter name it. The table above says how many of the records written
in a quarter are counted at all; where that share changes, so may everything below it. A quarter
without a counted record is a dot. Services stand in alphabetical order, families in that of the
vocabulary, and a long table goes on to further pages. Nothing is concluded from these counts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from ..knowledge_base import KnowledgeBase
from ..model.factor import FamilyId, Role
from ..model.incident import Incident
from .basis import basis
from .chronicle import listed
from .explorer.facets import PROBLEM
from .links import Links
from .page import PlannedPage
from .paging import Part, by_count, neighbours, turn
from .quarter_rows import HEADS, Year, by_quarter, sizes, years
from .site_map import SiteMap
from .trend_tables import families_of

SERVICES: Final = "Services by quarter"
FAMILIES: Final = "Factor families by quarter"

Label = Callable[[Links], str]
"""Writes the name of a row as a link."""
Named = tuple[Label, Sequence[Incident], Mapping[str, str]]
"""A service or a family, its counted records, and the filters that show them."""


@dataclass(frozen=True, slots=True)
class Row:
    """One year of a service or a family."""

    label: Label
    year: Year
    filters: Mapping[str, str]
    """Of the explorer, under which it shows the records of the row."""


def services_at(site: SiteMap) -> str:
    """Return where the table of services stands."""
    return site.part(site.trends, "services")


def families_at(site: SiteMap) -> str:
    """Return where the table of families stands."""
    return site.part(site.trends, "families")


def services(kb: KnowledgeBase, site: SiteMap) -> Iterable[PlannedPage]:
    """Plan the table of services."""
    found: dict[str, list[Incident]] = {}
    for incident in kb.counted:
        for id in dict.fromkeys(incident.services):
            found.setdefault(id, []).append(incident)
    label = kb.catalog.services.label
    ids = sorted(found, key=lambda id: (label(id).casefold(), id))
    named = ((partial(Links.service, id=id), found[id], {"service": id}) for id in ids)
    yield from _pages(kb, site, SERVICES, services_at(site), "Service", named)


def families(kb: KnowledgeBase, site: SiteMap) -> Iterable[PlannedPage]:
    """Plan the table of families: where they were a problem, then where they helped."""
    yield from _pages(kb, site, FAMILIES, families_at(site), "Family", _families(kb))


def _families(kb: KnowledgeBase) -> Iterator[Named]:
    for helped in (False, True):
        found: dict[FamilyId, list[Incident]] = {}
        for incident in kb.counted:
            for named in families_of(incident, kb, helped):
                found.setdefault(named, []).append(incident)
        for id, family in kb.vocabulary.families.items():
            if id in found:
                apart = ", helped" if helped and family.role.problem else ""
                filters = {"family": id, "role": Role.MITIGATING if helped else PROBLEM}
                yield partial(_family, id=id, apart=apart), found[id], filters


def _family(links: Links, id: FamilyId, apart: str) -> str:
    return links.family(id) + apart


def _pages(
    kb: KnowledgeBase,
    site: SiteMap,
    title: str,
    uri: str,
    one: str,
    named: Iterable[Named],
) -> Iterable[PlannedPage]:
    counted = sizes(site.insight.population)
    rows = [
        Row(label, year, filters) for label, mine, filters in named for year in years(mine, counted)
    ]
    parts = by_count(uri, rows, site)
    uris = [part.uri for part in parts]
    for place, part in enumerate(parts):
        before, after = neighbours(uris, place)
        yield PlannedPage(
            uri=part.uri,
            title=title if place == 0 else f"{title}, page {part.number}",
            template="quarter_tables.md.j2",
            context=partial(_context, kb, one, part, parts),
            parents=(site.overview, site.trends, *((uri,) if place else ())),
            previous=before,
            following=after,
            in_search=False,
            description=f"{title}, with the number of records.",
        )


def _context(
    kb: KnowledgeBase, one: str, part: Part[Row], parts: Sequence[Part[Row]], links: Links
) -> Mapping[str, object]:
    written = by_quarter(i for i in kb.incidents.values() if listed(i))
    coded = years(kb.counted, written, written)
    return {
        "one": one,
        "basis": basis(kb.incidents.values(), links),
        "heads": HEADS,
        "coded": [year.cells(links) for year in coded] if part.number == 1 else [],
        "rows": [(row.label(links), *row.year.cells(links, **row.filters)) for row in part.rows],
        "turn": turn(parts, links),
    }
