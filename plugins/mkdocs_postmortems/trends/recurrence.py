"""Seen again: factors in records that came after an action on them was done."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from ..model.action import Action, ActionState
from ..model.factor import FactorId
from ..model.incident import Incident, IncidentId


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


def seen_again(
    incidents: Iterable[Incident], among: Iterable[Incident] | None = None
) -> tuple[SeenAgain, ...]:
    """Look, for each action that was done and each factor it addresses, at the records since.

    Parameters
    ----------
    incidents
        All records. Actions are taken from those in the graph.
    among
        The records that are looked through; only counted ones are. All of them if left out.

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
    counted, carrying = _Records(), defaultdict[FactorId, _Records](_Records)
    for incident in ordered if among is None else sorted(among, key=lambda each: each.order):
        if incident.counted:
            counted.add(incident)
            for factor in dict.fromkeys(r.factor for r in incident.factors if r.role.problem):
                carrying[factor].add(incident)
    return tuple(
        SeenAgain(
            incident.id,
            action.id,
            factor,
            completed,
            again=carrying[factor].after(completed, incident),
            since=counted.number_after(completed, incident),
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


@dataclass(slots=True)
class _Records:
    """Counted records in their order: their days, and their ids."""

    days: list[date] = field(default_factory=list)
    ids: list[IncidentId] = field(default_factory=list)

    def add(self, incident: Incident) -> None:
        if incident.date is not None:
            self.days.append(incident.date)
            self.ids.append(incident.id)

    def after(self, day: date, own: Incident) -> tuple[IncidentId, ...]:
        """Return the records after a day, without the one an action came from."""
        found = tuple(self.ids[bisect_right(self.days, day) :])
        return tuple(id for id in found if id != own.id) if _is_after(own, day) else found

    def number_after(self, day: date, own: Incident) -> int:
        if _is_after(own, day):
            return len(self.after(day, own))
        return len(self.days) - bisect_right(self.days, day)


def _is_after(incident: Incident, day: date) -> bool:
    """Whether a record could be one of its own later ones."""
    return incident.date is not None and incident.date > day
