"""What the records say together: what helped, what recurs, what changed, and how sure that is.

First how many records there are and how they are coded, then what helped, and only then problems:
ranks with their ties, pictures of records and families by quarter, changes beside the number that
chance alone would give, pairs of factors, what was seen after actions, how long noticing and
recovery took, and whether the tagging is sound. Each is a sentence with its n; how it was made
stands in a fold below. Most questions end with "not enough data", and that is said too. Tables by
year and by quarter have pages of their own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from ..insight.change_wording import CAUTIONS
from ..insight.insight import Insight
from ..insight.tagging_wording import banner_said
from ..knowledge_base import KnowledgeBase
from . import quarter_tables, trend_tables
from .basis import basis
from .links import Links
from .page import PlannedPage
from .pictures.calendar import Calendar, calendar_of
from .pictures.over_time import families, records
from .pictures.shown import as_markdown
from .site_map import SiteMap
from .trend_actions import after_actions
from .trend_changes import changes
from .trend_factors import helped, recurring, together
from .trend_section import Section
from .trend_tagging import recovery, tagging

TITLE: Final = "Trends"


def plan(kb: KnowledgeBase, site: SiteMap) -> Iterable[PlannedPage]:
    """Plan the page of sentences; the tables have their own."""
    yield PlannedPage(
        uri=site.trends,
        title=TITLE,
        template="trends.md.j2",
        context=_context,
        parents=(site.overview,),
        in_nav=True,
        description="What helped, what recurs and what changed, each with its number of records.",
    )


def _context(links: Links) -> Mapping[str, object]:
    insight = links.insight
    calendar = calendar_of(links.kb, links.site)
    return {
        "basis": basis(links.kb.incidents.values(), links),
        "banner": banner_said(insight.tagging) or "",
        "cautions": " ".join(CAUTIONS),
        "tables": _tables(links),
        "sections": [*_sections(insight, links, calendar)] if insight.population.n else [],
    }


def _sections(insight: Insight, links: Links, calendar: Calendar) -> Iterator[Section]:
    yield helped(insight, links)
    yield recurring(insight, links)
    yield _over_time(links, calendar)
    yield changes(insight, links)
    yield together(insight, links)
    yield after_actions(insight, links)
    yield recovery(insight, links)
    yield tagging(insight, links)


def _over_time(links: Links, calendar: Calendar) -> Section:
    """Show how many records there are of each time, and what stands in them."""
    shown = (draw(links, calendar) for draw in (records, families))
    return Section("over-time", "Over time", pictures=tuple(map(as_markdown, shown)))


def _tables(links: Links) -> str:
    site = links.site
    pages = (
        (trend_tables.address(site), trend_tables.TITLE),
        (quarter_tables.families_at(site), quarter_tables.FAMILIES),
        (quarter_tables.services_at(site), quarter_tables.SERVICES),
        (site.how, "How numbers are made"),
    )
    return " · ".join(links.to(uri, title) for uri, title in pages)
