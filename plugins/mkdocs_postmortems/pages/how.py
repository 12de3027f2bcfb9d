"""How each number is made: what it says, when it says nothing, what it never says, and its source.

Every fold under a number leads here. Plain words stand first, then the formula, the smallest number
of records, and where the method comes from.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ..knowledge_base import KnowledgeBase
from .escape import md
from .how_texts import SECTIONS, Made
from .links import Links
from .page import PlannedPage
from .site_map import SiteMap


def plan(kb: KnowledgeBase, site: SiteMap) -> Iterable[PlannedPage]:
    """Plan the one page, the same for every collection."""
    yield PlannedPage(
        uri=site.how,
        title="How numbers are made",
        template="how.md.j2",
        context=_context,
        parents=(site.overview, site.trends),
        description="What each number says, when it says nothing, and where its method comes from.",
    )


def _context(links: Links) -> Mapping[str, object]:
    return {"sections": [_section(made) for made in SECTIONS]}


def _section(made: Made) -> Mapping[str, object]:
    labelled = (
        ("Not enough data", made.least),
        ("It never says", made.never),
        ("Formula", made.formula),
        ("Source", made.source),
    )
    return {
        "title": md(made.title),
        "anchor": made.anchor,
        "says": md(made.says),
        "rows": [{"label": label, "value": md(value)} for label, value in labelled],
    }
