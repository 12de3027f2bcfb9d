"""Every key a listing takes: a marker in an author's own page that a list stands in for."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any, Final

from pydantic import BeforeValidator

from .action import ActionState
from .entry import Entry
from .front_matter import Kind
from .shapes import Day, Text, refuse, shown

DEFAULT_LIMIT: Final = 10


class Stood(StrEnum):
    """On which side a factor stood."""

    PROBLEM = "problem"
    MITIGATING = "mitigating"


class ActionsIn(StrEnum):
    """Which actions are listed."""

    OPEN = "open"
    PROPOSED = "proposed"
    ACCEPTED = "accepted"
    IN_PROGRESS = "in-progress"
    DONE = "done"
    DECLINED = "declined"

    @property
    def states(self) -> frozenset[ActionState]:
        """The states that are meant."""
        if self is ActionsIn.OPEN:
            return frozenset(state for state in ActionState if state.open)
        return frozenset({ActionState(self)})


def _as_limit(value: Any) -> int:
    if isinstance(value, int) and not isinstance(value, bool) and value > 0:
        return value
    raise refuse("PM602", f"{shown(value)} is not a number of rows", "Write 1 or more.")


class Scope(Entry):
    """What a listing takes, all of it optional; each key narrows the list."""

    service: Text | None = None
    """Records that touched this service."""
    team: Text | None = None
    """Records this team was involved in; for actions, those it carries."""
    factor: Text | None = None
    """Records with this factor; for actions, those that address it. A family is accepted too."""
    family: Text | None = None
    """Records with a factor of this family; for factors, those that belong to it."""
    kind: Kind | None = None
    """Records of this kind: incident, near-miss or surprise."""
    severity: Text | None = None
    """Records of this severity."""
    since: Day | None = None
    """Records of this day or later."""
    role: Stood = Stood.PROBLEM
    """Factors that stood as a problem, or that were mitigating."""
    state: ActionsIn = ActionsIn.OPEN
    """Actions in this state; open are those proposed, accepted or in progress."""
    limit: Annotated[int, BeforeValidator(_as_limit)] = DEFAULT_LIMIT
    """How many rows at most."""
