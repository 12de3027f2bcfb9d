"""Every kind of page there is, in the order of the menu; the registry of this room."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from ..knowledge_base import KnowledgeBase
from . import (
    actions,
    coverage,
    factor,
    factor_graph_page,
    factor_index,
    how,
    incident_index,
    named,
    overview,
    quarter_tables,
    review,
    trend_tables,
    trends,
    vocabulary,
)
from .explorer import page as explorer
from .page import PageType, Plan, PlannedPage
from .site_map import site_map

PAGE_TYPES: Final[tuple[PageType, ...]] = (
    PageType("overview", overview.plan),
    PageType("explorer", explorer.plan),
    PageType("incidents", incident_index.plan),
    PageType("factors", factor_index.plan),
    PageType("factor", factor.plan),
    PageType("factor graph", factor_graph_page.plan),
    PageType("services", named.services),
    PageType("teams", named.teams),
    PageType("actions", actions.plan),
    PageType("trends", trends.plan),
    PageType("reviews", review.plan),
    PageType("factors by year", trend_tables.plan),
    PageType("services by quarter", quarter_tables.services),
    PageType("families by quarter", quarter_tables.families),
    PageType("how numbers are made", how.plan),
    PageType("coverage", coverage.plan),
    PageType("vocabulary", vocabulary.plan),
)


def plan(kb: KnowledgeBase, taken: Collection[str] = ()) -> Plan:
    """Name every generated page; nothing is written yet.

    Args:
        kb: the collection.
        taken: addresses that other pages of the site already have.
    """
    site = site_map(kb, taken)
    pages: dict[str, PlannedPage] = {}
    for kind in PAGE_TYPES:
        for page in kind.plan(kb, site):
            pages[page.uri] = page
    return Plan(site, pages)
