"""Actions that address a factor, and what was seen of it since one of them was done."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from ..insight.action_wording import comparison_said, expectation_said, of_those
from ..insight.after_actions import AfterAction, Compared, expected
from ..model.action import ActionState
from ..model.factor import FactorId
from ..model.incident import IncidentId
from ..trends.recurrence import SeenAgain
from .action_rows import Columns, Item, action_row
from .escape import md
from .leads import again_led
from .links import Links
from .words import day

SHOWN: Final = 15
DONE: Final[Columns] = (
    ("Team", "team"),
    ("Done", "state"),
    ("Seen since", "since"),
    ("Before and after", "compared"),
)
OTHERS: Final[Columns] = (("Team", "team"), ("State", "state"))

Since = Mapping[tuple[IncidentId, str, FactorId], AfterAction]
"""What was seen of a factor since an action was done, by the action's record and id."""


def actions(factor: FactorId, links: Links) -> list[Mapping[str, object]]:
    """Return the actions on a factor as tables: what is done, newest first, then the others."""
    kb = links.kb
    found = [Item(kb.incidents[id], action) for id, action in reversed(kb.graph.actions_on(factor))]
    done = [item for item in found if item.action.state is ActionState.DONE]
    done.sort(key=lambda item: item.action.completed or date.min, reverse=True)
    others = [item for item in found if item.action.state is not ActionState.DONE]
    # Where a factor only ever helped, its absence would not be news.
    watched = links.insight.after_action if done and kb.graph.problems(factor) else {}
    tables = (
        ("Done", "done", DONE, done, lambda item: _done(item, factor, watched, links)),
        ("Open or declined", "open", OTHERS, others, _other),
    )
    return [
        {
            "title": title,
            "anchor": f"pm-actions-{name}",
            "n": len(items),
            "columns": columns,
            "rows": [{**action_row(item, links), **cells(item)} for item in items[:SHOWN]],
            "peaked": _peaked(items[:SHOWN], factor, watched, links),
        }
        for title, name, columns, items, cells in tables
        if items
    ]


def _done(item: Item, factor: FactorId, known: Since, links: Links) -> Mapping[str, str]:
    completed = item.action.completed
    seen = known.get((item.incident.id, item.action.id, factor))
    return {
        "state": day(completed) if completed else "date not stated",
        "since": _since(seen.seen, links) if seen is not None else "",
        "compared": md(comparison_said(seen)) if seen is not None else "",
    }


def _peaked(items: Sequence[Item], factor: FactorId, known: Since, links: Links) -> str:
    """Say what no change would look like, beside the newest comparison there is."""
    rows = (known.get((item.incident.id, item.action.id, factor)) for item in items)
    for row in rows:
        if row is not None and isinstance(row.result, Compared):
            return md(expectation_said(row.result, expected(row, links.insight.population)))
    return ""


def _other(item: Item) -> Mapping[str, str]:
    due = item.action.due if item.action.state.open else None
    return {"state": f"{item.action.state}, due {day(due)}" if due else str(item.action.state)}


def _since(seen: SeenAgain, links: Links) -> str:
    """Say in how many of the later records a factor was seen."""
    since = day(seen.completed)
    if not seen.since:
        return f"No record since {since}."
    records = f"{of_those(seen.times, seen.since)} since {since}"
    if not seen.again:
        return again_led(f"Not seen in {records}.", seen, links)
    last = links.kb.incidents[seen.again[-1]]
    said = again_led(f"Seen again in {records}, last on", seen, links)
    return f"{said} {links.incident(last.id, day(last.date))}."
