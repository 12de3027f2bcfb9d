"""What was looked at, what helped, what keeps recurring, and where to read on.

The page for a reader who comes once a month: it says first how much stands behind its numbers, then
what kept incidents small, then which conditions were seen in more than one record and what changed,
and last what is new and which actions are still open. Numbers are of counted records.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Final

from ..insight.change_wording import NO_CHANGE
from ..insight.figures import of_kind
from ..insight.insight import Insight
from ..insight.tagging_wording import banner_said
from ..knowledge_base import KnowledgeBase
from ..model.front_matter import Kind
from .action_rows import action_rows, items, still_open
from .basis import span_of
from .chronicle import listed, newest_first
from .escape import md
from .links import Links
from .page import PlannedPage
from .recurring_rows import first_rows
from .site_map import SiteMap
from .trend_changes import change_line, notable
from .words import count

TITLE: Final = "Post-mortems"
HELPED_SHOWN: Final = 8
RECURRING_SHOWN: Final = 12
RECURS: Final = 2
"""In so many records a factor has to be seen before it is called recurring."""
CHANGED_SHOWN: Final = 3
NEWEST_SHOWN: Final = 6
ACTIONS_SHOWN: Final = 5


def plan(kb: KnowledgeBase, site: SiteMap) -> Iterable[PlannedPage]:
    """Plan the one page that all others hang from."""
    yield PlannedPage(
        uri=site.overview,
        title=TITLE,
        template="overview.md.j2",
        context=lambda links: _context(kb, links),
        in_nav=True,
        description="What the incidents have in common: what helped, what recurs, what is open.",
    )


def _context(kb: KnowledgeBase, links: Links) -> Mapping[str, object]:
    n = len(kb.counted)
    actions = still_open(items(kb))
    newest = [i for i in newest_first(kb) if listed(i) and i.date][:NEWEST_SHOWN]
    insight = links.insight
    return {
        "n": n,
        "facts": [{"label": label, "value": value} for label, value in _facts(kb, links)],
        "indexes": _indexes(links),
        "helped": first_rows(insight.helped, links, HELPED_SHOWN, problems=False),
        "recurring": first_rows(insight.recurring, links, RECURRING_SHOWN, RECURS),
        "changed": _changed(insight, links) if n else [],
        "newest": newest,
        "actions": action_rows(actions, links, ACTIONS_SHOWN),
    }


def _facts(kb: KnowledgeBase, links: Links) -> Iterable[tuple[str, str]]:
    incidents = [incident for incident in kb.incidents.values() if listed(incident)]
    not_coded = sum(not incident.coded for incident in incidents)
    preparing = sum(incident.preparing for incident in incidents)
    kinds = Counter(incident.kind for incident in kb.counted)
    looked_at = count(len(kb.counted), "record")
    yield "Looked at", _linked(looked_at, links) if kb.counted else looked_at
    if kb.counted:
        yield "Period", span_of(kb.counted)
        said = (
            _linked(of_kind(kind, kinds[kind]), links, kind=kind) for kind in Kind if kinds[kind]
        )
        yield "Kinds", ", ".join(said)
    every = f"[{count(len(incidents), 'record')}]({links.explore()})"
    yield "Not yet coded", f"{not_coded} of {every}"
    if preparing:
        yield "In preparation", count(preparing, "record")
    if kb.told_withheld is not None:
        yield "Not in this edition", f"{kb.told_withheld} restricted records"


def _linked(said: str, links: Links, **filters: str) -> str:
    return f"[{said}]({links.explore(counted='yes', **filters)})"


def _changed(insight: Insight, links: Links) -> list[str]:
    """Say what changed, in three sentences at most; the banner first where tagging drifts."""
    asked, n = insight.changes.factors, insight.population.n
    banner = banner_said(insight.tagging)
    said = [banner] if banner else []
    found = notable(asked)
    if found:
        lines = (
            change_line(row, asked, links.factor(row.of), links) for row in found[:CHANGED_SHOWN]
        )
        return [*said, *lines]
    if not asked.tested:
        return [*said, f"Not enough data to look for a change in {count(n, 'record')}."]
    return [*said, f"{NO_CHANGE} {asked.tested} of {count(len(asked.rows), 'factor')} tested."]


def _indexes(links: Links) -> list[str]:
    site, kb = links.site, links.kb
    pages = (
        (site.incident_index, "Incidents", len(kb.incidents)),
        (site.factor_index, "Factors", len(kb.graph.used_factors())),
        (site.service_index, "Services", len(site.services)),
        (site.team_index, "Teams", len(site.teams)),
        (site.actions, "Actions", len(items(kb))),
    )
    further = (
        (site.explorer, "Explore"),
        (site.graph, "Factor graph"),
        (site.trends, "Trends"),
        (site.coverage, "Not yet coded"),
        (site.vocabulary, "Vocabulary"),
    )
    counted = [f"{links.to(uri, name)} {md(n)}" for uri, name, n in pages]
    return counted + [links.to(uri, name) for uri, name in further]
