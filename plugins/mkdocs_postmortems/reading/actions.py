"""Actions as written -> actions of the record."""

from __future__ import annotations

import re
from collections.abc import Mapping

from ..model.action import Action, ActionEntry, ActionState
from ..model.catalog import Directory
from ..model.factor import FactorId
from ..model.shapes import shown
from ..model.vocabulary import Known, Vocabulary
from ..model.words import did_you_mean, nearest
from .links import is_link
from .names import read_name
from .notes import Notes
from .written import Loc, Written

_UNSAFE = re.compile(r"[^\w.-]+")


def read_actions(
    entries: tuple[ActionEntry, ...],
    factors: tuple[FactorId, ...],
    written: Written,
    vocabulary: Vocabulary,
    teams: Directory,
    notes: Notes,
) -> tuple[Action, ...]:
    """Return the actions of a record whose own factors are `factors`."""
    taken: dict[str, int] = {}
    actions: list[Action] = []
    for place, entry in enumerate(entries):
        loc = written.locate(("actions", place))
        state = entry.state or ActionState.PROPOSED
        action = Action(
            id=_id(entry.id, place, loc, taken, written, notes),
            title=" ".join(entry.title.split()),
            team=read_name(entry.team, "team", (*loc, "team"), written, teams, notes),
            type=entry.type,
            strength=entry.strength,
            state=state,
            due=entry.due,
            completed=entry.completed,
            reason=entry.reason,
            addresses=_addresses(entry, loc, factors, written, vocabulary, notes),
            tracker=entry.tracker,
            tracker_is_link=is_link(entry.tracker, written.of((*loc, "tracker")), notes),
            may_introduce=entry.may_introduce,
        )
        actions.append(action)
    return tuple(actions)


def _id(
    given: str | None, place: int, loc: Loc, taken: dict[str, int], written: Written, notes: Notes
) -> str:
    wanted = _UNSAFE.sub("-", given or "").strip("-.") or f"A{place + 1}"
    at = written.of((*loc, "id"))
    if given and wanted.casefold() in taken:
        notes.add(
            "PM407",
            at,
            f"the action id {shown(given)} stands in line {taken[wanted.casefold()]} already",
            "Give each action an id of its own.",
        )
    free, count = wanted, 1
    while free.casefold() in taken:
        count += 1
        free = f"{wanted}-{count}"
    taken[free.casefold()] = at.line
    return free


def _addresses(
    entry: ActionEntry,
    loc: Loc,
    factors: tuple[FactorId, ...],
    written: Written,
    vocabulary: Vocabulary,
    notes: Notes,
) -> tuple[FactorId, ...]:
    found: list[FactorId] = []
    for place, word in enumerate(entry.addresses):
        meant = vocabulary.resolve(word)
        if isinstance(meant, Known) and meant.factor.id in factors:
            found.append(meant.factor.id)
            continue
        leaves: Mapping[str, str] = {factor.split(".")[-1]: factor for factor in factors}
        close = nearest(word, factors, limit=1) or nearest(word, leaves, limit=1)
        meant_here = [leaves.get(name, name) for name in close]
        notes.add(
            "PM408",
            written.of(written.locate((*loc, "addresses", place))),
            f"the action addresses {shown(word)}, which is not a factor of this record",
            did_you_mean(meant_here) or "Add it to `factors`.",
            meant_here,
        )
    return tuple(dict.fromkeys(found))
