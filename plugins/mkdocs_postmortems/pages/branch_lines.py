"""What is new in one record of a branch, a line for each thing there is to say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from ..graph.related import Reason
from ..insight.added_factors import AddedFactor, SeenAfter
from ..insight.addressed import FromRecord
from ..insight.branch import Brought
from ..insight.figures import listed
from ..insight.measures import on
from ..knowledge_base import KnowledgeBase
from ..model.action import Action, ActionState
from ..model.factor import FactorId
from ..model.incident import Incident
from .escape import quiet
from .links import shorten
from .words import count, day

WIDE: Final = 120
"""Characters of a title."""
OTHERS: Final = 2
"""How many earlier records or actions are named."""
_ORDINALS: Final = (
    "First", "Second", "Third", "Fourth", "Fifth",
    "Sixth", "Seventh", "Eighth", "Ninth", "Tenth",
)  # fmt: skip


def factors(row: Brought, kb: KnowledgeBase) -> Iterator[str]:
    """Say of the new factors what was done about them, how often they were seen, what helped."""
    problems = [added for added in row.factors if not added.helped]
    for added in problems:
        if added.after:
            yield f"- {_seen_after(added, added.after[-1], kb)}"
    for added in sorted(problems, key=lambda added: -added.nth):
        if added.nth > 1:
            yield f"- {_again(added, kb)}"
    returned = [added for added in problems if added.nth == 1 and added.before]
    if returned:
        yield f"- First in twelve months, seen before that: {_of_earlier(returned, kb)}."
    fresh = [label(added.factor, kb) for added in problems if not added.before]
    if fresh:
        before = count(row.factors[0].earlier, "earlier record")
        yield f"- First record with {listed(fresh)}: seen in none of {before}."
    helped = [added for added in row.factors if added.helped]
    if helped:
        yield f"- What helped, here and before: {_of_earlier(helped, kb)}."


def _seen_after(added: AddedFactor, seen: SeenAfter, kb: KnowledgeBase) -> str:
    records = "the one record" if seen.since == 1 else f"{seen.times} of the {seen.since} records"
    return (
        f"{label(added.factor, kb)} is seen again after {_action(seen.done)}"
        f" was done on {on(seen.completed)}: in {records} since."
    )


def _again(added: AddedFactor, kb: KnowledgeBase) -> str:
    noun = "incident" if added.incidents else "record"
    records = f"{added.nth} of {count(added.n, 'record')} since {on(added.since)}"
    recent = added.before[: -added.nth : -1]
    rest = len(recent) - OTHERS
    named = listed([*map(titled, recent[:OTHERS]), *([f"{rest} more"] if rest > 0 else [])])
    return (
        f"{ordinal(added.nth)} {noun} in twelve months with {label(added.factor, kb)}"
        f" ({records}), after {named}."
    )


def _of_earlier(rows: Sequence[AddedFactor], kb: KnowledgeBase) -> str:
    """Write factors with the earlier records that have them: `DNS (2 of 9 earlier records), x (5)`.

    A factor counts here where it had the same kind of role.
    """
    first, *others = rows
    said = [f"{label(first.factor, kb)} ({len(first.before)} of {first.earlier} earlier records)"]
    said += [f"{label(row.factor, kb)} ({len(row.before)})" for row in others]
    return ", ".join(said)


def ordinal(n: int) -> str:
    """Write a place as a word up to the tenth.

    >>> [ordinal(n) for n in (1, 10, 11, 21, 42, 103, 112)]
    ['First', 'Tenth', '11th', '21st', '42nd', '103rd', '112th']
    """
    if n <= len(_ORDINALS):
        return _ORDINALS[n - 1]
    ends = {1: "st", 2: "nd", 3: "rd"}
    return f"{n}{'th' if 10 < n % 100 < 14 else ends.get(n % 10, 'th')}"


def actions(row: Brought, kb: KnowledgeBase) -> Iterator[str]:
    """Say which new actions address a factor that earlier ones address, and how far those are."""
    for factor in dict.fromkeys(same.factor for same in row.actions):
        mine = [same for same in row.actions if same.factor == factor]
        *others, newest = mine[0].others
        more = ""
        if others:
            done = sum(other.action.state is ActionState.DONE for other in mine[0].others)
            verb = "is" if done == 1 else "are"
            said = f"{done} of these {len(others) + 1} {verb} done"
            more = f" and {count(len(others), 'earlier action')}; {said}"
        yield (
            f"- {listed([quiet(same.action.id) for same in mine])}"
            f" {'addresses' if len(mine) == 1 else 'address'} the same factor,"
            f" {label(factor, kb)}, as {_action(newest, _state(newest.action))}{more}."
        )


def _action(row: FromRecord, state: str = "") -> str:
    return f"{quiet(row.action.id)} of {titled(row.incident, state)}"


def _state(action: Action) -> str:
    if action.state is ActionState.DONE and action.completed is not None:
        return f"done on {on(action.completed)}"
    return str(action.state)


def related(row: Brought, kb: KnowledgeBase) -> Iterator[str]:
    """Name the nearest records with the reasons."""
    if row.related:
        yield f"- Related, of {count(row.compared, 'record')} compared:"
    for near in row.related:
        said = "; ".join(_reasons(near.reasons, kb))
        yield f"    - {titled(kb.incidents[near.incident])}: {said}."


def _reasons(found: Sequence[Reason], kb: KnowledgeBase) -> Iterator[str]:
    for each in found:
        if each.kind == "stated":
            yield quiet(shorten(each.why or "named by the author", WIDE))
    shared = [each for each in found if each.kind not in {"stated", "word"}]
    words = [each for each in found if each.kind == "word"]
    if shared:
        yield f"both {_rarities([(_name(each, kb), each) for each in shared])}"
    if words:
        yield f"in both texts {_rarities([(quiet(shorten(each.id, 40)), each) for each in words])}"


def _rarities(named: Sequence[tuple[str, Reason]]) -> str:
    """Write what is shared with its numbers: `DNS (2 of 40 records), web (5)`."""
    (first, reason), *others = named
    said = [f"{first} ({reason.n} of {count(reason.of, 'record')})"]
    return ", ".join((*said, *(f"{name} ({each.n})" for name, each in others)))


def _name(reason: Reason, kb: KnowledgeBase) -> str:
    if reason.kind == "factor":
        return label(FactorId(reason.id), kb)
    if reason.kind == "ticket":
        return quiet(reason.id)
    names = kb.catalog.services if reason.kind == "service" else kb.catalog.teams
    return quiet(shorten(names.label(reason.id), WIDE))


def label(factor: FactorId, kb: KnowledgeBase) -> str:
    """Return the label of a factor."""
    return f"**{quiet(shorten(kb.vocabulary.factors[factor].label, WIDE))}**"


def titled(incident: Incident, also: str = "") -> str:
    """Return the title of a record with its day, and a word more."""
    about = "; ".join(filter(None, (day(incident.date), also)))
    return f"*{quiet(shorten(incident.title, WIDE))}* ({about})"
