"""Actions as rows of a list: what it is, where it comes from, who carries it, how old it is."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from ..knowledge_base import KnowledgeBase
from ..model.action import Action, ActionState
from ..model.incident import Incident
from .escape import md, web
from .links import Links, shorten
from .words import count, day

Columns = tuple[tuple[str, str], ...]
"""The columns of a table beside the action itself: a heading, and the cell of a row."""

OPEN: Final[Columns] = (("Team", "team"), ("Age", "when"), ("Addresses", "addresses"))
OPEN_OF_TEAM: Final[Columns] = (("State", "state"), ("Age", "when"), ("Addresses", "addresses"))


@dataclass(frozen=True, slots=True)
class Item:
    """An action and the record it comes from."""

    incident: Incident
    action: Action


def items(kb: KnowledgeBase) -> tuple[Item, ...]:
    """Return every action of a record that is not withdrawn, the oldest record first.

    Records that are not coded yet are among them: the work is there all the same.
    """
    dated = sorted(kb.incidents.values(), key=lambda i: (i.date is None, i.order))
    return tuple(
        Item(incident, action)
        for incident in dated
        if not incident.withdrawn
        for action in incident.actions
    )


def in_states(rows: Iterable[Item], states: Collection[ActionState]) -> tuple[Item, ...]:
    """Return the actions in some states: open ones oldest first, the others newest first."""
    mine = [item for item in rows if item.action.state in states]
    if not any(state.open for state in states):
        mine.sort(key=lambda item: item.action.completed or item.incident.date or date.min)
        mine.reverse()
    return tuple(mine)


def still_open(rows: Iterable[Item]) -> tuple[Item, ...]:
    """Return the actions something of which is still to come, oldest first."""
    return in_states(rows, [state for state in ActionState if state.open])


def action_row(item: Item, links: Links) -> Mapping[str, str]:
    """Return the cells of an action."""
    action = item.action
    return {
        "title": titled(action),
        "record": links.incident(item.incident.id, anchor="pm-actions"),
        "team": links.team(action.team) if action.team else "",
        "state": str(action.state),
        "when": when(item, links.kb.as_of),
        "addresses": ", ".join(links.factor(factor) for factor in action.addresses),
    }


def action_rows(
    rows: Sequence[Item], links: Links, limit: int, columns: Columns = OPEN
) -> Mapping[str, object]:
    """Return the oldest open actions for a table, and a sentence about the rest."""
    more = len(rows) - limit
    return {
        "n": len(rows),
        "columns": columns,
        "rows": [action_row(item, links) for item in rows[:limit]],
        "rest": f"{count(more, 'more action is', 'more actions are')} open." if more > 0 else "",
    }


def titled(action: Action) -> str:
    """Return the title of an action, with a link to where the work is followed."""
    title = md(shorten(action.title, 200))
    if action.tracker and action.tracker_is_link:
        title += f" [↗]({web(action.tracker)})"
    return title


def when(item: Item, as_of: date | None) -> str:
    """Say when it was done; of an open action, how old it is and when it is due.

    What the record does not say stays away.
    """
    action = item.action
    if not action.state.open:
        return day(action.completed) if action.completed else ""
    verb = "was due" if action.due and as_of and action.due < as_of else "due"
    due = f"{verb} {day(action.due)}" if action.due else ""
    return "; ".join(part for part in (age(item.incident.date, as_of), due) if part)


def age(since: date | None, as_of: date | None) -> str:
    """Say how long ago a day was, rounded down; empty where it is not known or still to come.

    >>> age(date(2024, 5, 1), date(2024, 5, 13)), age(date(2022, 1, 1), date(2024, 5, 1))
    ('12 days', '2 years')
    """
    if since is None or as_of is None or as_of < since:
        return ""
    days = (as_of - since).days
    for unit, size, most in (("day", 1, 14), ("week", 7, 61), ("month", 30.4375, 731)):
        if days < most:
            return count(int(days / size), unit)
    return count(int(days / 365.25), "year")
