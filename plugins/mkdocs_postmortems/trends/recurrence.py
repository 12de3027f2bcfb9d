"""Seen again: factors in records that came after an action on them was done."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from ..model.action import Action, ActionState
from ..model.incident import Incident, IncidentId

if TYPE_CHECKING:
    from ..model.factor import FactorId

Dated = tuple[date, IncidentId]


@dataclass(frozen=True, slots=True)
class SeenAgain:
    """What was seen of a factor since an action on it was done."""

    incident: IncidentId
    """The record the action came from."""
    action: str
    """The action's id in that record."""
    factor: FactorId
    completed: date
    again: tuple[IncidentId, ...]
    """The later records that carry the factor in a problem role, oldest first."""
    since: int
    """The number of all later records."""


def seen_again(incidents: Iterable[Incident]) -> tuple[SeenAgain, ...]:
    """Look, for each action that was done and each factor it addresses, at the records since.

    Parameters
    ----------
    incidents
        All records. Actions are taken from those in the graph; later records are counted ones.

    Returns
    -------
    tuple of SeenAgain
        In the order of the records, of their actions, and of the factors each action addresses.

    Notes
    -----
    Later means dated after the day of completion, not on it. A role that helped is no recurrence,
    and a record counts once. The record the action came from is never a later one. An action
    without a date of completion has no before and after, and is left out. There is no smallest
    number: "seen again in 2 of the 4 records since 17 May 2024" is an observation, and never says
    that the action did not work.

    Examples
    --------
    >>> from mkdocs_postmortems.model.factor import FactorId, FactorRef, Role
    >>> from mkdocs_postmortems.model.source import SourceFile
    >>> dns, source = FactorId("infrastructure.dns"), SourceFile("a.md", "a.md", "", "")
    >>> state, day = ActionState.DONE, date(2024, 5, 17)
    >>> done = Action("A1", "Cache answers", state=state, completed=day, addresses=(dns,))
    >>> def record(id, day, *actions):
    ...     refs = (FactorRef(dns, Role.TRIGGER),)
    ...     return Incident(IncidentId(id), source, id, date=day, factors=refs, actions=actions)
    >>> rows = seen_again([record("a", date(2024, 5, 1), done), record("b", date(2024, 6, 1))])
    >>> [(row.action, row.again, row.since) for row in rows]
    [('A1', ('b',), 1)]
    """
    ordered = sorted(incidents, key=lambda incident: incident.order)
    counted: list[Dated] = []
    carrying: dict[FactorId, list[Dated]] = {}
    for incident in ordered:
        if incident.counted and incident.date is not None:
            counted.append((incident.date, incident.id))
            for factor in dict.fromkeys(r.factor for r in incident.factors if r.role.problem):
                carrying.setdefault(factor, []).append((incident.date, incident.id))
    return tuple(
        SeenAgain(
            incident.id,
            action.id,
            factor,
            completed,
            again=tuple(
                id for _, id in _after(completed, carrying.get(factor, ())) if id != incident.id
            ),
            since=len(_after(completed, counted)) - _is_after(incident, completed),
        )
        for incident in ordered
        if incident.in_graph
        for action, completed in _done(incident)
        for factor in dict.fromkeys(action.addresses)
    )


def _done(incident: Incident) -> Iterator[tuple[Action, date]]:
    for action in incident.actions:
        if action.state is ActionState.DONE and action.completed is not None:
            yield action, action.completed


def _after(day: date, dated: Sequence[Dated]) -> Sequence[Dated]:
    return dated[bisect_right(dated, day, key=lambda row: row[0]) :]


def _is_after(incident: Incident, day: date) -> bool:
    """Whether a record would be one of its own later ones."""
    return incident.counted and incident.date is not None and incident.date > day
