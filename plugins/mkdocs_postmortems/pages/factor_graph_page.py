"""Which factors are seen together, as one picture and as one table.

Every factor that stands with another in three records or more is a circle, and the pairs that
stand out most are lines: solid where they are seen together more often than chance explains, dashed
where chance may explain it. How many pairs are drawn of how many is said below the picture. With
script it can be moved, enlarged and searched, and a click shows the neighbours of one factor; a
view has an address of its own. The table holds every factor, also those without a line.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from ..charts.figure import figure
from ..charts.values import Picture
from ..insight.pair_wording import groups_said, pairs_said
from ..knowledge_base import KnowledgeBase
from ..model.factor import FactorId
from .basis import basis
from .escape import md
from .explorer.facets import PROBLEM
from .leads import COUNTED
from .links import Links
from .page import PlannedPage
from .pictures.around_factor import around_factor
from .pictures.factor_graph import factor_graph
from .pictures.shown import as_markdown
from .site_map import SiteMap
from .words import count

TITLE: Final = "Factor graph"


def plan(kb: KnowledgeBase, site: SiteMap) -> Iterable[PlannedPage]:
    """Plan the one page; it is wide, so menus at its sides make way."""
    yield PlannedPage(
        uri=site.graph,
        title=TITLE,
        template="factor_graph.md.j2",
        context=_context,
        parents=(site.overview, site.factor_index),
        in_nav=True,
        description="Which factors are seen together, as a picture and as a table.",
        hide=("navigation", "toc"),
    )


def around(factor: FactorId, links: Links) -> str:
    """Return the small graph of one factor and the way to the large one; no text without a pair."""
    if factor not in links.insight.together.of:
        return ""
    way = f"[Among all factors]({links.path(links.site.graph)}?focus={factor})"
    return f"{as_markdown(around_factor(links, factor))}\n\n{way}"


def _context(links: Links) -> Mapping[str, object]:
    together, shown = links.insight.together, factor_graph(links)
    drawn = isinstance(shown.drawn, Picture)
    return {
        "basis": basis(links.kb.incidents.values(), links),
        "said": [pairs_said(together), groups_said(together.groups)] if drawn else [],
        "drawn": drawn,
        "picture": figure(shown.drawn, shown.caption),
        "rows": _rows(links),
    }


def _rows(links: Links) -> list[tuple[str, str, str, int, str]]:
    """Return every factor that was a problem, the most frequent first."""
    kb, population, pairs = links.kb, links.insight.population, links.insight.together.of
    numbers = {factor: len(places) for factor, places in population.problems.items()}
    rows = []
    for factor in sorted(numbers, key=lambda id: (-numbers[id], id)):
        mine = pairs.get(factor, {})
        most = min(mine, key=lambda id: (-mine[id].both, -mine[id].lift, id), default=None)
        family = kb.vocabulary.families[kb.vocabulary.factors[factor].family].label
        asked = {**COUNTED, "factor": factor, "role": PROBLEM}
        n, with_most = f"[{numbers[factor]}]({links.explore(**asked)})", ""
        if most is not None:
            both = links.explore(**asked, **{"with": most})
            with_most = f"{links.factor(most)}, in [{count(mine[most].both, 'record')}]({both})"
        rows.append((links.factor(factor), md(family), n, len(mine), with_most))
    return rows
