"""A list of records that is too long for one page: a page for each year, and the way to them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from itertools import groupby

from ..model.incident import Incident
from .chronicle import grouped, quarter
from .links import Links
from .page import PlannedPage
from .paging import MOST_ROWS, Part, by_year, neighbours, strip, turn
from .site_map import SiteMap

Parts = Sequence[Part[Incident]]


def cut(uri: str, records: Sequence[Incident], site: SiteMap, most: int = MOST_ROWS) -> Parts:
    """Cut records by year where they do not fit on one page; no parts where they do."""
    if len(records) <= most:
        return ()
    return by_year(uri, records, site, lambda incident: incident.date, most)


def year_pages(title: str, parts: Parts, parents: tuple[str, ...]) -> Iterable[PlannedPage]:
    """Plan the pages of a list that was cut; the last of the parents is the page it belongs to."""
    uris = (parents[-1], *(part.uri for part in parts))
    for place, part in enumerate(parts, start=1):
        before, after = neighbours(uris, place)
        yield PlannedPage(
            uri=part.uri,
            title=f"{title}, {part.label}",
            template="incident_year.md.j2",
            context=partial(_context, part, parts),
            parents=parents,
            previous=before,
            following=after,
            in_search=False,
            description=f"{title}: the records of {part.label}.",
        )


def year_table(parts: Parts, links: Links) -> list[Mapping[str, object]]:
    """Return a row for each year: its page, its number of records, and its four quarters."""
    years = groupby(parts, key=lambda part: part.name)
    return [_year_row(name, tuple(mine), links) for name, mine in years]


def year_strip(parts: Parts, links: Links) -> str:
    """Return one line with a link to each year and its number of records."""
    n: Counter[str] = Counter()
    for part in parts:
        n[part.name] += len(part.rows)
    firsts = (part for part in parts if part.number == 1)
    return " · ".join(f"{links.to(part.uri, part.name)} ({n[part.name]})" for part in firsts)


def _year_row(year: str, parts: Parts, links: Links) -> Mapping[str, object]:
    records = [incident for part in parts for incident in part.rows]
    cells: dict[str, str] = {}
    for part in parts:
        for group in grouped(part.rows, quarter, records):
            cells.setdefault(group.title, links.to(part.uri, str(group.total), group.anchor))
    return {
        "year": links.to(parts[0].uri, year),
        "n": len(records),
        "quarters": [cells.get(f"{year} Q{number}", "") for number in range(1, 5)],
    }


def _context(part: Part[Incident], parts: Parts, links: Links) -> Mapping[str, object]:
    pages = [each for each in parts if each.name == part.name]
    years = [(each.name, each.uri) for each in parts if each.number == 1]
    return {
        "groups": grouped(
            part.rows, quarter, (incident for page in pages for incident in page.rows)
        ),
        "years": strip(years, pages[0].uri, links, "Year"),
        "pages": turn(pages, links),
    }
