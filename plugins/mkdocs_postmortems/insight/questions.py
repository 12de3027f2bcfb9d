"""Questions for the group, each a how or a what; nothing in them asks who or why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from ..knowledge_base import KnowledgeBase
from ..model.action import Strength
from ..model.factor import FactorId
from .addressed import Addressed
from .population import Population

FROM_VOCABULARY: Final = 3
"""How many questions the vocabulary asks."""
ALWAYS: Final = "What do we expect to see next quarter if we are right?"


def questions(
    factors: Sequence[FactorId], actions: Addressed, population: Population, kb: KnowledgeBase
) -> tuple[str, ...]:
    """Return the questions a group can begin with, as plain text.

    Args:
        factors: those on the page, in its order.
        actions: the actions on them.
        population: the records that carry them.
        kb: the words.
    """
    return tuple(
        dict.fromkeys(
            (
                *_asked(factors, kb),
                *_from_a_team(factors, population, kb),
                *_mechanism(actions),
                ALWAYS,
            )
        )
    )


def _asked(factors: Sequence[FactorId], kb: KnowledgeBase) -> Iterator[str]:
    """Yield what the vocabulary asks, where it asks how or what."""
    found = ((kb.vocabulary.factors[f].label, kb.vocabulary.factors[f].ask) for f in factors)
    asks = [(label, ask) for label, ask in found if ask and ask.startswith(("How ", "What "))]
    for label, ask in asks[:FROM_VOCABULARY]:
        yield f"{label}: {ask}"


def _from_a_team(
    factors: Sequence[FactorId], population: Population, kb: KnowledgeBase
) -> Iterator[str]:
    if factors:
        first = factors[0]
        team = _not_heard(first, population, kb) or "a team that did not write these records"
        yield f"How does “{kb.vocabulary.factors[first].label}” look from {team}?"


def _not_heard(factor: FactorId, population: Population, kb: KnowledgeBase) -> str | None:
    """Return a team that was involved and took part in no conversation; the first by id."""
    teams = kb.catalog.teams
    involved: set[str] = set()
    heard: set[str] = set()
    for incident in population.at(population.problems.get(factor, ())):
        held = incident.front.facilitation
        if held is not None and held.participants:
            involved.update(incident.teams)
            heard.update(teams.resolve(p.team)[0] for p in held.participants if p.team)
    missing = sorted(involved - heard)
    return teams.label(missing[0]) if missing else None


def _mechanism(actions: Addressed) -> Iterator[str]:
    weak = [row.action for row in actions.open if row.action.strength is Strength.WEAK]
    if weak:
        yield f"What would make this a mechanism: {weak[-1].title}?"
