"""What happened, and when: every record under its year and quarter, the newest first.

A small collection stands on one page. A larger one has a page for each year, cut further where a
year is long, and the index shows how many records each quarter has. Records without a date stand at
the end. Near misses, surprises, records in preparation and records not yet coded are marked.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from ..knowledge_base import KnowledgeBase
from ..model.incident import Incident
from .basis import span_of
from .chronicle import grouped, newest_first, quarter, year
from .links import Links
from .page import PlannedPage
from .site_map import SiteMap
from .words import count
from .year_pages import Parts, cut, year_pages, year_table

TITLE: Final = "Incidents"


def plan(kb: KnowledgeBase, site: SiteMap) -> Iterable[PlannedPage]:
    """Plan the index, and a page for each year where the records do not fit on it."""
    records = newest_first(kb)
    parts = cut(site.incident_index, records, site)
    yield PlannedPage(
        uri=site.incident_index,
        title=TITLE,
        template="incident_index.md.j2",
        context=lambda links: _context(kb, records, parts, links),
        parents=(site.overview,),
        in_nav=True,
        description="Every record by year and quarter.",
    )
    yield from year_pages(TITLE, parts, (site.overview, site.incident_index))


def _context(
    kb: KnowledgeBase, records: Sequence[Incident], parts: Parts, links: Links
) -> Mapping[str, object]:
    years = () if parts else grouped(records, year)
    return {
        "summary": _summary(kb, records, links),
        "years": [(each, grouped(each.incidents, quarter)) for each in years],
        "table": year_table(parts, links),
    }


def _summary(kb: KnowledgeBase, records: Sequence[Incident], links: Links) -> str:
    if not records:
        return "No incident yet."
    span = span_of(records)
    said = f"{count(len(records), 'record')}{f', {span}' if span else ''}"
    counted = links.explored(len(kb.counted), len(records), counted="yes")
    said += f". {counted} count in the numbers."
    shown = sum(incident.listed for incident in records)
    if shown < len(records):
        said += f" [The explorer]({links.explore()}) has {shown}, "
        said += "without withdrawn records and reviews."
    return said
