"""Seen again: factors in records that came after an action on them was done."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

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
    carrying: tuple[IncidentId, ...]
    """Records that carry the factor in a problem role, oldest first; many rows share them."""
    since: int
    """The number of all later records."""
    later: int = 0
    """Where among those that carry the factor the later ones begin."""

    @property
    def again(self) -> tuple[IncidentId, ...]:
        """The later records that carry the factor in a problem role, oldest first."""
        return self.carrying[self.later :]

    @property
    def times(self) -> int:
        """The number of these."""
        return len(self.carrying) - self.later


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
    looked_through = ordered if among is None else sorted(among, key=lambda each: each.order)
    counted = [incident for incident in looked_through if incident.counted]
    carriers = defaultdict[FactorId, list[Incident]](list)
    for incident in counted:
        for factor in dict.fromkeys(r.factor for r in incident.factors if r.role.problem):
            carriers[factor].append(incident)
    every, carrying = _records(counted), {f: _records(mine) for f, mine in carriers.items()}
    return tuple(
        _seen(incident, action, factor, completed, every, carrying.get(factor, _NONE))
        for incident in ordered
        if incident.in_graph
        for action, completed in _done(incident)
        for factor in dict.fromkeys(action.addresses)
    )


def _done(incident: Incident) -> Iterator[tuple[Action, date]]:
    for action in incident.actions:
        if action.state is ActionState.DONE and action.completed is not None:
            yield action, action.completed


@dataclass(frozen=True, slots=True)
class _Records:
    """Counted records in their order: their days, and their ids."""

    days: tuple[date, ...]
    ids: tuple[IncidentId, ...]


_NONE: Final = _Records((), ())


def _records(incidents: Iterable[Incident]) -> _Records:
    known = [(i.date, i.id) for i in incidents if i.date is not None]
    return _Records(tuple(day for day, _ in known), tuple(id for _, id in known))


def _seen(
    own: Incident,
    action: Action,
    factor: FactorId,
    completed: date,
    every: _Records,
    carrying: _Records,
) -> SeenAgain:
    ids, later = carrying.ids, bisect_right(carrying.days, completed)
    since = len(every.days) - bisect_right(every.days, completed)
    if own.date is not None and own.date > completed:
        same_day = slice(bisect_left(every.days, own.date), bisect_right(every.days, own.date))
        since -= own.id in every.ids[same_day]
        ids, later = tuple(id for id in ids[later:] if id != own.id), 0
    return SeenAgain(own.id, action.id, factor, completed, ids, since, later)
