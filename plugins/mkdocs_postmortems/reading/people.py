"""Names of people and single causes are taken out before anything else sees the front matter."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from ..model.catalog import Directory
from ..model.finding import Location
from ..model.shapes import shown
from ..model.words import fold
from .notes import Notes
from .written import Loc, Written

_ROLES: Final = (
    "author owner assignee facilitator moderator incident_commander on_call reporter responder "
    "reviewer approver attendee"
)
PEOPLE: Final = frozenset(fold(key) for role in _ROLES.split() for key in (role, f"{role}s")) | {
    "people"
}

_NAMES: Final = frozenset({"name", "names", "person", "who"})
_CAUSES: Final = frozenset({"rootcause", "rootcauses", "cause", "causes"})
_TEAM_PLACES: Final = frozenset({"team", "teams", "moderator_team", "role"})


def remove_people(written: Written, teams: Directory, notes: Notes) -> None:
    """Take out every key and value that would name a person, and entries with nothing in them."""
    gone: list[Loc] = []
    for loc, holder in _mappings_and_lists(written.value, ()):
        if isinstance(holder, list):
            gone += _empty_entries(holder, loc, written, notes)
            continue
        for key in list(holder):
            place = (*loc, key)
            if fold(key) in PEOPLE or place == ("participants",):
                _note_key(key, holder, place, written, teams, notes)
                gone.append(place)
            elif "participants" in loc and fold(key) in _NAMES:
                notes.add(
                    "PM121",
                    written.of(place, key=True),
                    f"`{key}` names a participant; it is left out",
                    "Write `role` and `team`.",
                )
                gone.append(place)
            elif key in _TEAM_PLACES:
                gone += _handles(key, holder[key], place, written, notes)
    written.drop(gone)


def single_causes(written: Written, notes: Notes) -> tuple[tuple[str, Location], ...]:
    """Take out `root_cause` and its kin; return the words that stood there, with their places."""
    found: list[tuple[str, Location]] = []
    keys = [key for key in written.value if fold(key) in _CAUSES]
    for key in keys:
        at = written.of((key,), key=True)
        notes.add(
            "PM122",
            at,
            f"`{key}` names a single cause; an incident has several conditions, each necessary and "
            "only together sufficient",
            "What else had to hold? `factors:` takes them all.",
        )
        found += ((word, at) for word in _words(written.value[key]))
    written.drop([(key,) for key in keys])
    return tuple(found)


def _words(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        word = " ".join(value.split())
        if word:
            yield word
    elif isinstance(value, list):
        for part in value:
            yield from _words(part)
    elif isinstance(value, dict):
        yield from _words(value.get("id"))


def _mappings_and_lists(value: Any, loc: Loc) -> Iterator[tuple[Loc, Any]]:
    if isinstance(value, dict):
        yield loc, value
        for key, part in value.items():
            if isinstance(part, dict | list):
                yield from _mappings_and_lists(part, (*loc, key))
    elif isinstance(value, list):
        yield loc, value
        for place, part in enumerate(value):
            if isinstance(part, dict | list):
                yield from _mappings_and_lists(part, (*loc, place))


def _note_key(
    key: str, holder: dict[str, Any], place: Loc, written: Written, teams: Directory, notes: Notes
) -> None:
    at, value = written.of(place, key=True), holder[key]
    in_action = place[0] == "actions"
    owns = in_action and fold(key) == "owner" and isinstance(value, str) and teams.closed
    if owns and teams.resolve(value)[1] and not holder.get("team"):
        holder["team"] = value
        notes.add("PM120", at, f"`{key}` {shown(value)} is read as `team`", "Write `team`.")
        return
    hint = "Roles and teams say enough: " + (
        "`team:` names the team that carries it."
        if in_action
        else "`teams:`, and `facilitation.participants` with `role` and `team`."
    )
    notes.add("PM120", at, f"`{key}` names people; it is kept out of every page", hint)


def _handles(key: str, value: Any, place: Loc, written: Written, notes: Notes) -> list[Loc]:
    values = [(place, value)]
    if isinstance(value, list):
        values = [((*place, at), part) for at, part in enumerate(value)]
    gone = [loc for loc, part in values if isinstance(part, str) and "@" in part]
    for loc in gone:
        notes.add(
            "PM121",
            written.of(loc),
            f"`{key}` holds an e-mail address or a handle; it is left out",
            "Write the name of the team." if key != "role" else "Write the role alone.",
        )
    return gone


def _empty_entries(holder: list[Any], loc: Loc, written: Written, notes: Notes) -> list[Loc]:
    gone: list[Loc] = [
        (*loc, place)
        for place, part in enumerate(holder)
        if part is None or (isinstance(part, str) and not part.strip())
    ]
    for place in gone:
        notes.add("PM116", written.of(place), "an entry of this list is empty", "Remove it.")
    return gone
