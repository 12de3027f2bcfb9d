"""Actions that address a factor, and what was seen of it since one of them was done."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final

from ..knowledge_base import KnowledgeBase
from ..model.action import ActionState
from ..model.factor import FactorId
from ..model.incident import IncidentId
from ..trends.recurrence import SeenAgain, seen_again
from .action_rows import Columns, Item, action_row
from .links import Links
from .words import count, day

SHOWN: Final = 15
DONE: Final[Columns] = (("Team", "team"), ("Done", "state"), ("Seen since", "since"))
OTHERS: Final[Columns] = (("Team", "team"), ("State", "state"))

Since = Mapping[tuple[IncidentId, str, FactorId], SeenAgain]
"""What was seen of a factor since an action was done, by the action's record and id."""


def since(kb: KnowledgeBase) -> Since:
    """Look at every action that was done, once for all factors."""
    found = seen_again(kb.incidents.values())
    return {(row.incident, row.action, row.factor): row for row in found}


def actions(factor: FactorId, known: Since, links: Links) -> list[Mapping[str, object]]:
    """Return the actions on a factor as tables: what is done, newest first, then the others."""
    kb = links.kb
    found = [Item(kb.incidents[id], action) for id, action in reversed(kb.graph.actions_on(factor))]
    done = [item for item in found if item.action.state is ActionState.DONE]
    done.sort(key=lambda item: item.action.completed or date.min, reverse=True)
    others = [item for item in found if item.action.state is not ActionState.DONE]
    # Where a factor only ever helped, its absence would not be news.
    watched = known if kb.graph.problems(factor) else {}
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
        }
        for title, name, columns, items, cells in tables
        if items
    ]


def _done(item: Item, factor: FactorId, known: Since, links: Links) -> Mapping[str, str]:
    completed = item.action.completed
    seen = known.get((item.incident.id, item.action.id, factor))
    return {
        "state": day(completed) if completed else "date not stated",
        "since": _since(seen, links) if seen is not None else "",
    }


def _other(item: Item) -> Mapping[str, str]:
    due = item.action.due if item.action.state.open else None
    return {"state": f"{item.action.state}, due {day(due)}" if due else str(item.action.state)}


def _since(seen: SeenAgain, links: Links) -> str:
    """Say in how many of the later records a factor was seen."""
    since = day(seen.completed)
    if not seen.since:
        return f"No record since {since}."
    records = f"the {count(seen.since, 'record')} since {since}"
    if not seen.again:
        return f"Not seen in {records}."
    last = links.kb.incidents[seen.again[-1]]
    return (
        f"Seen again in {len(seen.again)} of {records},"
        f" last on {links.incident(last.id, day(last.date))}."
    )
