"""The actions that address some factors, as far as they were at the end of a view."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from ..model.action import Action, ActionState, Strength
from ..model.factor import FactorId
from ..model.incident import Incident


@dataclass(frozen=True, slots=True)
class FromRecord:
    """An action and the record it comes from."""

    incident: Incident
    action: Action


@dataclass(frozen=True, slots=True)
class Addressed:
    """The actions on some factors, each once.

    Only the day an action was done is known, not the day of any other state: one that was done
    later than the view was open in it, and every other one is in the state it has today.
    """

    open: tuple[FromRecord, ...]
    """Oldest first, as all of these."""
    past_due: tuple[FromRecord, ...]
    """Those of the open ones that are past their own due date."""
    done: tuple[FromRecord, ...]
    declined: tuple[FromRecord, ...]
    without: tuple[FactorId, ...]
    """The factors that no action addresses."""

    @property
    def n(self) -> int:
        """How many actions there are."""
        return len(self.open) + len(self.done) + len(self.declined)

    def of_strength(self, strength: Strength) -> tuple[FromRecord, ...]:
        """Return the actions of a strength that were not declined."""
        return tuple(row for row in (*self.open, *self.done) if row.action.strength is strength)


def addressed(records: Iterable[Incident], factors: Collection[FactorId], until: date) -> Addressed:
    """Collect the actions of some records that address some factors.

    Args:
        records: oldest first.
        factors: the factors, in the order in which those without an action are returned.
        until: the end of the view.
    """
    rows = [*_on(records, factors)]
    states = [_state(row.action, until) for row in rows]
    still = [row for row, state in zip(rows, states, strict=True) if state.open]
    met = {factor for row in rows for factor in row.action.addresses}
    return Addressed(
        open=tuple(still),
        past_due=tuple(r for r in still if r.action.due is not None and r.action.due < until),
        done=_in(ActionState.DONE, rows, states),
        declined=_in(ActionState.DECLINED, rows, states),
        without=tuple(factor for factor in factors if factor not in met),
    )


def _on(records: Iterable[Incident], factors: Collection[FactorId]) -> Iterator[FromRecord]:
    for incident in records:
        for action in incident.actions:
            if any(factor in factors for factor in action.addresses):
                yield FromRecord(incident, action)


def _in(
    wanted: ActionState, rows: Iterable[FromRecord], states: Iterable[ActionState]
) -> tuple[FromRecord, ...]:
    return tuple(row for row, state in zip(rows, states, strict=True) if state is wanted)


def _state(action: Action, until: date) -> ActionState:
    """Return the state at the end of a view: what was done later had been accepted, at most."""
    done_later = action.completed is not None and action.completed > until
    return ActionState.ACCEPTED if action.state is ActionState.DONE and done_later else action.state
