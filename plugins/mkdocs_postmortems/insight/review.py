"""One quarter as a group looks back on it; each part is worked out when it is first asked for."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Final

from ..knowledge_base import KnowledgeBase
from ..model.factor import FactorId
from ..model.front_matter import Kind
from ..model.incident import Incident
from ..trends.bursts import bursts
from ..trends.periods import Quarter, by_period, quarter_of
from .addressed import Addressed, addressed
from .after_actions import AfterAction, Compared, after_actions
from .decided import Outcome, outcome, reviews_held
from .insight import Insight
from .population import Population
from .quarter_records import QuarterRecords, quarter_records
from .questions import questions
from .read_together import ReadTogether, read_together
from .recurring import Recurring
from .times import Recovery, times

ROWS: Final = 10
"""How many factors a review looks at: as many as a group can talk about."""
UNSEEN: Final = 3
"""How many of the longest unseen factors are named."""


@dataclass(frozen=True)
class Review:
    """The collection as it stood at the end of a quarter, and what is new in that quarter."""

    kb: KnowledgeBase
    quarter: Quarter
    until: date
    """The end of the view: the last day of the quarter, or the day the site speaks about."""
    insight: Insight
    """Of all counted records up to that day."""

    @property
    def over(self) -> bool:
        """Whether the whole quarter lies before the end of the view."""
        return self.until == self.quarter.last_day

    @cached_property
    def own(self) -> Population:
        """The counted records of the quarter."""
        return self.insight.population.since(self.quarter.first_day)

    @cached_property
    def looked_at(self) -> QuarterRecords:
        """How many records of which kind, and what is left out."""
        first = self.quarter.first_day
        dated = ((i, i.date) for i in self.kb.incidents.values() if i.date is not None)
        before = [(incident, day) for incident, day in dated if day <= self.until]
        own = [incident for incident, day in before if day >= first]
        return quarter_records(self.kb, own, (incident for incident, _ in before), self.until)

    @cached_property
    def decided_before(self) -> Outcome | None:
        """The decisions of the review before this one, with what was seen since."""
        earlier = [quarter for quarter in self._held if quarter < self.quarter]
        if not earlier:
            return None
        return outcome(self._held[earlier[-1]], earlier[-1], self.insight.population, self.kb)

    @cached_property
    def decided(self) -> Incident | None:
        """The record of this review, where the group has written one."""
        return self._held.get(self.quarter)

    @cached_property
    def _held(self) -> Mapping[Quarter, Incident]:
        return reviews_held(self.kb)

    @cached_property
    def helped(self) -> tuple[Recurring, ...]:
        """What helped in this quarter, the most often seen first."""
        found = Insight(self.kb, self.own).helped
        return (*found.ranked, *found.seen)

    @cached_property
    def rows(self) -> tuple[Recurring, ...]:
        """The factors to talk about: systemic ones; the first of the order where there are none."""
        return self.systemic or self.insight.recurring.ranked[:ROWS]

    @cached_property
    def systemic(self) -> tuple[Recurring, ...]:
        """The systemic factors, in their order."""
        return tuple(row for row in self.insight.recurring.ranked if row.systemic)[:ROWS]

    @cached_property
    def factors(self) -> tuple[FactorId, ...]:
        """The ids of the rows."""
        return tuple(row.factor for row in self.rows)

    @cached_property
    def first_seen(self) -> tuple[FactorId, ...]:
        """The factors that no record before this quarter carries as a problem, by id."""
        every = self.insight.population
        start = every.n - self.own.n
        return tuple(factor for factor in self.own.problems if every.problems[factor][0] >= start)

    @cached_property
    def unseen(self) -> tuple[Recurring, ...]:
        """The ranked factors that were not seen for the longest time, not in this quarter."""
        ranked = self.insight.recurring.ranked
        gone = [row for row in ranked if row.last_seen < self.quarter.first_day]
        return tuple(sorted(gone, key=lambda row: row.last_seen)[:UNSEEN])

    @cached_property
    def denser(self) -> Mapping[FactorId, tuple[tuple[Quarter, Quarter], ...]]:
        """The rows that stand closer together in some quarters, with the ends of each stretch."""
        quarters = self.insight.population.quarters
        n = [len(span) for span in quarters.values()]
        found = {f: bursts([*self._by_quarter(f)], n) for f in self.factors}
        ordered = tuple(quarters)
        return {
            factor: tuple((ordered[a], ordered[b]) for a, b in each.spans)
            for factor, each in found.items()
            if each.enough and each.spans
        }

    def _by_quarter(self, factor: FactorId) -> Iterator[int]:
        """Yield in how many records of each quarter a factor is a problem."""
        population = self.insight.population
        places = population.problems[factor]
        for span in population.quarters.values():
            yield bisect_left(places, span.stop) - bisect_left(places, span.start)

    @cached_property
    def actions(self) -> Addressed:
        """The actions on the rows."""
        return addressed(self._records, self.factors, self.until)

    @cached_property
    def _records(self) -> tuple[Incident, ...]:
        """Every record in the graph up to the end of the view, counted or not."""
        return tuple(
            incident
            for incident in self.kb.graph.incidents.values()
            if incident.date is not None and incident.date <= self.until
        )

    @cached_property
    def after(self) -> tuple[AfterAction, ...]:
        """What was seen of the rows after actions on them: comparisons first, then the newest."""
        found = after_actions(self.insight.population, self.kb, frozenset(self.factors))
        done = [row for row in found if row.seen.completed <= self.until]
        done.sort(key=lambda row: row.seen.completed, reverse=True)
        return tuple(sorted(done, key=lambda row: not isinstance(row.result, Compared)))

    @cached_property
    def own_recovery(self) -> Recovery:
        """How long noticing and recovery took in this quarter."""
        return times(self.own)

    @cached_property
    def read_together(self) -> ReadTogether | None:
        """Two records worth reading together."""
        return read_together(self.own.records, self.insight.population, self.kb)

    @cached_property
    def questions(self) -> tuple[str, ...]:
        """What the group can begin with."""
        return questions(self.factors, self.actions, self.insight.population, self.kb)


def review_of(kb: KnowledgeBase, quarter: Quarter, insight: Insight | None = None) -> Review:
    """Look back on a quarter.

    Args:
        kb: the collection.
        quarter: one of `quarters_of`, for it to have a record.
        insight: what is known about all records, where it is there already.
    """
    until = quarter.last_day if kb.as_of is None else min(quarter.last_day, kb.as_of)
    whole = insight or Insight.of(kb)
    view = whole.up_to(until)
    # At the end of everything both are the same, and what is worked out already is used again.
    return Review(kb, quarter, until, whole if view.population == whole.population else view)


def quarters_of(kb: KnowledgeBase) -> tuple[Quarter, ...]:
    """Return the quarters with a dated record, the newest first; none after the view's last day."""
    return _quarters(kb.incidents.values(), kb.as_of)


def _quarters(incidents: Iterable[Incident], until: date | None) -> tuple[Quarter, ...]:
    groups = by_period((i for i in incidents if i.kind is not Kind.REVIEW), quarter_of)
    found = (quarter for quarter, _ in groups)
    return tuple(q for q in found if until is None or q.first_day <= until)[::-1]
