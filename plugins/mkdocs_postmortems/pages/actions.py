"""What is open, what is done, what was declined and why, and what was seen since.

Every action of every record that is not withdrawn. In progress, accepted and proposed stand apart:
a proposal is an idea, not a commitment. An age counts from the date of the record to the day the
site speaks about. For a finished action the page says whether the factors it addresses were seen
again in records dated after it was done: an observation with its numbers, never a verdict. How
large a share is closed is not shown, on any page.

States share a page while they fit; after that a state has pages of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import Final

from ..insight.action_wording import of_those
from ..knowledge_base import KnowledgeBase
from ..model.action import ActionState
from ..model.factor import FactorId
from ..model.incident import IncidentId
from ..trends.recurrence import SeenAgain, seen_again
from .action_rows import OPEN, Columns, Item, action_row, in_states, items
from .escape import md
from .leads import again_led
from .links import Links, shorten
from .page import PlannedPage
from .section_pages import Section, own_pages, settle
from .site_map import SiteMap
from .words import day

TITLE: Final = "Actions"
MOST_ACTIONS: Final = 120
"""A row has links to its record, its team and each factor it addresses: 2 KB of HTML at most."""

STATES: Final = {
    ActionState.IN_PROGRESS: "In progress",
    ActionState.ACCEPTED: "Accepted",
    ActionState.PROPOSED: "Proposed",
    ActionState.DONE: "Done",
    ActionState.DECLINED: "Declined",
}
"""In the order of the page."""

CLOSED: Final[Mapping[ActionState, Columns]] = {
    ActionState.DONE: (("Team", "team"), ("Done", "when"), ("Addresses", "addresses")),
    ActionState.DECLINED: (("Team", "team"), ("Reason", "reason")),
}

Since = Mapping[tuple[IncidentId, str], Mapping[FactorId, SeenAgain]]
"""What was seen since an action was done, by its record and id, and by factor."""


def plan(kb: KnowledgeBase, site: SiteMap) -> Iterable[PlannedPage]:
    """Plan the register, and pages of their own for the states that do not fit on it."""
    every = items(kb)
    lists = (
        Section(str(state), title, in_states(every, [state])) for state, title in STATES.items()
    )
    sections = settle(site.actions, lists, site, MOST_ACTIONS)
    since = _since(kb)
    yield PlannedPage(
        uri=site.actions,
        title=TITLE,
        template="actions.md.j2",
        context=partial(_register, kb, sections, since),
        parents=(site.overview,),
        in_nav=True,
        description="Work that came out of the incidents, by state.",
    )
    yield from own_pages(
        TITLE,
        "actions_of_state.md.j2",
        sections,
        (site.overview, site.actions),
        partial(_shown, since),
    )


def _since(kb: KnowledgeBase) -> Since:
    found: dict[tuple[IncidentId, str], dict[FactorId, SeenAgain]] = {}
    for row in seen_again(kb.incidents.values()):
        found.setdefault((row.incident, row.action), {})[row.factor] = row
    return found


def _register(
    kb: KnowledgeBase, sections: Sequence[Section[Item]], since: Since, links: Links
) -> Mapping[str, object]:
    withdrawn = (i for i in kb.incidents.values() if i.withdrawn)
    return {
        "total": sum(len(section.rows) for section in sections),
        "records": len({item.incident.id for section in sections for item in section.rows}),
        "left_out": sum(len(incident.actions) for incident in withdrawn),
        "sections": [_shown(since, section, links) for section in sections if section.rows],
    }


def _shown(since: Since, section: Section[Item], links: Links) -> Mapping[str, object]:
    state = ActionState(section.name)
    return {
        "name": section.name,
        "title": section.title,
        "n": len(section.rows),
        "columns": CLOSED.get(state, OPEN),
        "rows": [_row(item, since, links) for item in section.here],
        "way": section.way(links, "actions"),
    }


def _row(item: Item, since: Since, links: Links) -> Mapping[str, str]:
    row = dict(action_row(item, links))
    action = item.action
    if action.state is ActionState.DECLINED:
        row["reason"] = md(shorten(action.reason, 300)) if action.reason else "not stated"
    if action.state is ActionState.DONE:
        row["when"] = row["when"] or "date not stated"
        seen = since.get((item.incident.id, action.id), {})
        row["addresses"] = " ".join(
            f'<span class="pm-line">{links.factor(factor)}{_said(seen.get(factor), links)}</span>'
            for factor in action.addresses
        )
    return row


def _said(seen: SeenAgain | None, links: Links) -> str:
    """Say whether a factor was seen since, with n; nothing without a date of completion."""
    if seen is None:
        return ""
    if not seen.since:
        return ": no record since."
    records = of_those(seen.times, seen.since)
    if not seen.again:
        return f": {again_led(f'not seen in {records} since.', seen, links)}"
    last = links.kb.incidents[seen.again[-1]]
    said = again_led(f"seen again in {records} since, last", seen, links)
    return f": {said} {links.incident(last.id, day(last.date))}."
