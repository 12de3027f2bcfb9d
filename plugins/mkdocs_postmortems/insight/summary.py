"""All that can be said about a slice, as one value that every form of output is written from."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from ..knowledge_base import KnowledgeBase
from ..model.factor import FactorId, FamilyId
from .insight import Insight
from .looked_at import LookedAt, looked_at
from .over_periods import By, Period, over_periods
from .population import Slice


@dataclass(frozen=True)
class Summary:
    """What was looked at, the answers about it, and the same over time where it was asked for."""

    kb: KnowledgeBase
    asked: Slice
    by: By | None
    insight: Insight

    @classmethod
    def of(cls, kb: KnowledgeBase, asked: Slice | None = None, by: By | None = None) -> Summary:
        """Ask about a slice, or about all records if none is given."""
        asked = asked or Slice()
        return cls(kb, asked, by, Insight.of(kb, asked))

    @cached_property
    def looked_at(self) -> LookedAt:
        """How many records, of which kind, and what is left out."""
        return looked_at(self.kb, self.insight.population, self.asked)

    @cached_property
    def periods(self) -> tuple[Period, ...]:
        """The quarters or years in which a record was written, the earliest first."""
        if self.by is None:
            return ()
        return over_periods(self.kb, self.insight.population, self.asked, self.by)

    def factor(self, id: FactorId) -> str:
        """Return the name of a factor as people read it."""
        known = self.kb.vocabulary.factors.get(id)
        return known.label if known else id

    def family(self, id: FamilyId) -> str:
        """Return the name of a family as people read it."""
        known = self.kb.vocabulary.families.get(id)
        return known.label if known else id
