"""Every incident by words, period, severity, factor and more, with the number behind each choice.

A script finds records while a reader picks; each view has an address of its own. Without a script
the page lists the newest records and leads to the lists by year, factor, service and team.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from ...knowledge_base import KnowledgeBase
from ..links import Links
from ..page import PlannedPage
from ..site_map import SiteMap
from .facets import explored

TITLE: Final = "Explore"
NEWEST_SHOWN: Final = 50


def plan(kb: KnowledgeBase, site: SiteMap) -> Iterable[PlannedPage]:
    """Plan the one page that every number leads to."""
    yield PlannedPage(
        uri=site.explorer,
        title=TITLE,
        template="explorer.md.j2",
        context=_context,
        parents=(site.overview,),
        in_nav=True,
        description="Find incidents by words, period, severity, factor, service and team.",
        hide=("navigation", "toc"),
    )


def _context(links: Links) -> Mapping[str, object]:
    site, records = links.site, explored(links.kb)
    indexes = (
        (site.incident_index, "Incidents by year"),
        (site.factor_index, "Factors"),
        (site.service_index, "Services"),
        (site.team_index, "Teams"),
        (site.trends, "Trends"),
    )
    return {
        "n": len(records),
        "newest": records[:NEWEST_SHOWN],
        "indexes": " · ".join(links.to(uri, name) for uri, name in indexes),
    }
