"""Work that came out of an incident: a team's, never a person's."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from .entry import ShortEntry
from .factor import FactorId
from .shapes import Day, Many, Text


class ActionState(StrEnum):
    """How far the work is; an idea is not a commitment."""

    PROPOSED = "proposed"
    ACCEPTED = "accepted"
    IN_PROGRESS = "in-progress"
    DONE = "done"
    DECLINED = "declined"

    @property
    def open(self) -> bool:
        """Whether something is still to come."""
        return self not in {ActionState.DONE, ActionState.DECLINED}


class ActionType(StrEnum):
    """What the work is for."""

    PREVENT = "prevent"
    MITIGATE = "mitigate"
    DETECT = "detect"
    RESPOND = "respond"
    LEARN = "learn"


class Strength(StrEnum):
    """A mechanism outlasts vigilance."""

    STRONG = "strong"
    MEDIUM = "medium"
    WEAK = "weak"


class ActionEntry(ShortEntry, short="title"):
    """An action as written: its title, or a mapping with more about it."""

    title: Text
    """What is there when it is done, in one line."""
    id: Text | None = None
    """A short name, unique in the record; `A1`, `A2`, … by place if left out."""
    team: Text | None = None
    """The team that carries it; never a person."""
    type: ActionType | None = None
    """What it is for: prevent, mitigate, detect, respond or learn."""
    strength: Strength | None = None
    """strong (remove, automate, constrain), medium (simplify, checklist), weak (remind, train,
    document)."""
    state: ActionState | None = None
    """proposed, accepted, in-progress, done or declined; proposed if left out."""
    due: Day | None = None
    """When the team means to be done."""
    completed: Day | None = None
    """When it was done; this date divides before from after."""
    reason: Text | None = None
    """Why it was declined."""
    addresses: Many[Text] = ()
    """The factors of this record that it acts on."""
    tracker: Text | None = None
    """Where the work is followed; an http or https address."""
    may_introduce: Text | None = None
    """What new trouble it could bring."""


@dataclass(frozen=True, slots=True)
class Action:
    """An action after defaults and vocabulary."""

    id: str
    title: str
    team: str | None = None
    type: ActionType | None = None
    strength: Strength | None = None
    state: ActionState = ActionState.PROPOSED
    due: date | None = None
    completed: date | None = None
    reason: str | None = None
    addresses: tuple[FactorId, ...] = ()
    tracker: str | None = None
    tracker_is_link: bool = False
    may_introduce: str | None = None
