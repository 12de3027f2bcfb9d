"""Every answer about some records, each worked out once, when it is first asked for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from ..knowledge_base import KnowledgeBase
from ..model.factor import FactorId
from ..model.incident import IncidentId
from .after_actions import AfterAction, after_actions
from .changing import Changes, changes
from .population import Population, Slice
from .rates import Rates, rates
from .recurring import Recurrence, recurring
from .seen_together import Together, seen_together
from .tagging import Tagging, tagging
from .times import Recovery, times


@dataclass(frozen=True)
class Insight:
    """What pages, reviews and commands say about the same records, so that they cannot disagree."""

    kb: KnowledgeBase
    population: Population

    @classmethod
    def of(cls, kb: KnowledgeBase, asked: Slice | None = None) -> Insight:
        """Ask about the counted records of a slice; about all of them if none is given."""
        return cls(kb, Population.of(kb, asked))

    def up_to(self, day: date) -> Insight:
        """Ask about the same records as they stood at the end of a day."""
        return Insight(self.kb, self.population.up_to(day))

    @cached_property
    def recurring(self) -> Recurrence:
        """The factors that were a problem, in the order of how often and how lately."""
        return recurring(self.population)

    @cached_property
    def helped(self) -> Recurrence:
        """The factors that helped, in the same order."""
        return recurring(self.population, helped=True)

    @cached_property
    def changes(self) -> Changes:
        """What stands in later records more than chance would put it."""
        return changes(self.population, drift=self.tagging.drifting)

    @cached_property
    def together(self) -> Together:
        """Which factors are problems in the same records."""
        return seen_together(self.population)

    @cached_property
    def after(self) -> tuple[AfterAction, ...]:
        """What was seen of factors after actions on them were done."""
        return after_actions(self.population, self.kb)

    @cached_property
    def after_action(self) -> Mapping[tuple[IncidentId, str, FactorId], AfterAction]:
        """The same, by the record of the action, the action's id, and the factor."""
        return {(row.seen.incident, row.seen.action, row.seen.factor): row for row in self.after}

    @cached_property
    def rates_by_service(self) -> Rates:
        """How often each factor was a problem in the records of each service."""
        return rates(self.population, lambda incident: incident.services)

    @cached_property
    def rates_by_team(self) -> Rates:
        """How often each factor was a problem in the records of each team."""
        return rates(self.population, lambda incident: incident.teams)

    @cached_property
    def recovery(self) -> Recovery:
        """How long noticing, mitigating and resolving took."""
        return times(self.population)

    @cached_property
    def tagging(self) -> Tagging:
        """Whether the coding is sound."""
        return tagging(self.population, self.kb)
