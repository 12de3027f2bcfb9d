"""Actions that a branch adds, beside those of other records that address the same factor."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..knowledge_base import KnowledgeBase
from ..model.action import Action
from ..model.factor import FactorId
from .addressed import FromRecord
from .touched import Touched


@dataclass(frozen=True, slots=True)
class SameFactor:
    """An action and the actions of earlier records that address one of its factors."""

    action: Action
    factor: FactorId
    others: tuple[FromRecord, ...]
    """Oldest record first; there is at least one."""


def same_factors(record: Touched, kb: KnowledgeBase) -> Iterator[SameFactor]:
    """Look at each action the record did not have before, by its id, and each of its factors."""
    before = {action.id for action in record.before.actions} if record.before is not None else set()
    for action in record.after.actions:
        if action.id in before and not record.new:
            continue
        for factor in dict.fromkeys(action.addresses):
            others = tuple(_earlier(record, factor, kb))
            if others:
                yield SameFactor(action, factor, others)


def _earlier(record: Touched, factor: FactorId, kb: KnowledgeBase) -> Iterator[FromRecord]:
    for id, action in kb.graph.actions_on(factor):
        other = kb.incidents[id]
        if other.order < record.after.order:
            yield FromRecord(other, action)
