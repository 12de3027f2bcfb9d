"""What was seen of a factor after an action on it was done, and whether that says something yet."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ..knowledge_base import KnowledgeBase
from ..model.factor import FactorId
from ..model.incident import Incident
from ..trends.effects import Ratio, p_fewer, rate_ratio
from ..trends.rates import shrink
from ..trends.recurrence import SeenAgain, seen_again
from ..trends.silence import evidence_due
from ..trends.windows import Window, windows
from .population import Population


class NotCompared(StrEnum):
    """Why there is no before and after to compare."""

    NO_PROBLEM = "no-problem"
    """The record of the action does not carry the factor as a problem."""
    DONE_BEFORE = "done-before-record"
    """The action was done before the day of its record."""
    NOT_YET = "not-yet"
    """The action was done after the day the view ends."""
    TOO_FEW = "too-few-before"
    """Too few records carry the factor before: a silence would have to last more than 5 years."""


@dataclass(frozen=True, slots=True)
class EvidenceDue:
    """The day from which a silence, or what is seen in place of it, says something."""

    day: date


@dataclass(frozen=True, slots=True)
class Compared:
    """The rate after over the rate before."""

    before: Window
    after: Window
    by_days: Ratio
    by_records: Ratio | None
    """For each record that was written; None where none was written since."""
    p: float
    """How often chance alone gives so few after, or fewer, by days."""


@dataclass(frozen=True, slots=True)
class AfterAction:
    """One action that was done, and one factor it addresses."""

    seen: SeenAgain
    """The action, the factor, and the records since: an observation, whatever the rest says."""
    result: Compared | EvidenceDue | NotCompared
    before: Window | None = None
    after: Window | None = None
    """None, both, where the days of the action allow no windows."""


def after_actions(
    population: Population, kb: KnowledgeBase, factors: Collection[FactorId] | None = None
) -> tuple[AfterAction, ...]:
    """Look at each action that was done and each factor it addresses.

    A slice narrows the records that are looked through, not the actions: they come from every
    record in the graph. Records dated after the day the view ends are not looked at. An action
    without a day of completion is left out.

    Args:
        population: the records that are looked through.
        kb: where the actions come from.
        factors: look at actions on these only, where not on all.
    """
    if population.as_of is None:
        return ()
    view = population.up_to(population.as_of)
    carrying = {
        factor: tuple(view.dates[place] for place in places)
        for factor, places in view.problems.items()
    }
    raised = kb.graph.incidents
    return tuple(
        _look(row, raised[row.incident], view.dates, carrying.get(row.factor, ()), population.as_of)
        for row in seen_again(raised.values(), view.records)
        if factors is None or row.factor in factors
    )


def expected(row: AfterAction, population: Population) -> float | None:
    """Return how many records would carry the factor after the action, had nothing changed.

    The rate before is drawn towards that of all factors before, as a factor is picked for an action
    when it is frequent. None where there are no windows, or too few factors to draw towards.

    Args:
        row: one of `after_actions` of the same population.
        population: the records.
    """
    if row.before is None or row.after is None or row.seen.factor not in population.problems:
        return None
    start = bisect_right(population.dates, population.dates[0])
    end = start + row.before.records
    seen = [
        bisect_left(places, end) - bisect_left(places, start)
        for places in population.problems.values()
    ]
    found = shrink(seen, [row.before.days] * len(seen))
    rate = found.rates[[*population.problems].index(row.seen.factor)]
    return rate * row.after.days if found.enough else None


def _look(
    row: SeenAgain, raised: Incident, dates: Sequence[date], carrying: Sequence[date], end: date
) -> AfterAction:
    if not _problem(row.factor, raised):
        return AfterAction(row, NotCompared.NO_PROBLEM)
    # A record in the graph has a day.
    if raised.date is None or row.completed < raised.date:
        return AfterAction(row, NotCompared.DONE_BEFORE)
    if row.completed > end:
        return AfterAction(row, NotCompared.NOT_YET)
    before, after = windows(dates, carrying, raised.date, row.completed, end)
    return AfterAction(row, _result(row, before, after, end), before, after)


def _result(
    row: SeenAgain, before: Window, after: Window, end: date
) -> Compared | EvidenceDue | NotCompared:
    due = evidence_due(before, row.completed)
    if due is None:
        return NotCompared.TOO_FEW
    if end < due:
        return EvidenceDue(due)
    days = before.x, before.days, after.x, after.days
    by_records = (
        rate_ratio(before.x, before.records, after.x, after.records) if after.records else None
    )
    return Compared(before, after, rate_ratio(*days), by_records, p_fewer(*days))


def _problem(factor: FactorId, incident: Incident) -> bool:
    return any(ref.factor == factor and ref.role.problem for ref in incident.factors)
