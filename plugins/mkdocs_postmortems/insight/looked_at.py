"""What was looked at: how many records, of which kind, and what is left out and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import TypeVar

from ..knowledge_base import KnowledgeBase
from ..model.front_matter import Kind
from ..model.incident import Incident
from .population import Population, Slice

Word = TypeVar("Word", bound=StrEnum)


class LeftOut(StrEnum):
    """Why a record stands in no number; the first that fits is the reason."""

    REVIEW = "review"
    WITHDRAWN = "withdrawn"
    NO_DATE = "no-date"
    """It fits all that was asked for but the period, as it has no date."""
    NOT_CODED = "not-coded"
    PREPARING = "in-preparation"


@dataclass(frozen=True, slots=True)
class LookedAt:
    """The denominators of everything else."""

    asked: Slice
    n: int
    """N, the number of counted records."""
    first: date | None
    last: date | None
    as_of: date | None
    """The day the view ends."""
    kinds: tuple[tuple[Kind, int], ...]
    """The kinds of the counted records, each with its number."""
    left_out: tuple[tuple[LeftOut, int], ...]
    """Each reason that holds for a record, with the number of records."""
    without_status: int
    """How many of the counted records do not say how far the group has come."""
    coded: int
    written: int
    """How many records were written, coded or not; withdrawn ones and reviews apart."""


def looked_at(kb: KnowledgeBase, population: Population, asked: Slice) -> LookedAt:
    """Count what stands in the numbers of a slice, and what does not.

    Args:
        kb: all records.
        population: the counted ones of the slice.
        asked: the slice.
    """
    reasons = Counter(why for i in kb.incidents.values() if (why := _left_out(i, asked)))
    records, days = population.records, population.dates
    mine = written(kb, asked)
    return LookedAt(
        asked=asked,
        n=population.n,
        first=min(days, default=None),
        last=max(days, default=None),
        as_of=population.as_of,
        kinds=_in_order(Kind, Counter(i.kind for i in records)),
        left_out=_in_order(LeftOut, reasons),
        without_status=sum(i.front.status is None for i in records),
        coded=sum(i.coded for i in mine),
        written=len(mine),
    )


def written(kb: KnowledgeBase, asked: Slice) -> tuple[Incident, ...]:
    """Return the records of a slice, coded or not; withdrawn ones and reviews apart."""
    return tuple(i for i in kb.incidents.values() if asked.holds(i) and not _set_aside(i))


def _left_out(incident: Incident, asked: Slice) -> LeftOut | None:
    if not asked.holds(incident):
        undated = incident.date is None and replace(asked, since=None, until=None).holds(incident)
        return LeftOut.NO_DATE if undated and not _set_aside(incident) else None
    if aside := _set_aside(incident):
        return aside
    if not incident.coded:
        return LeftOut.NOT_CODED
    return None if incident.counted else LeftOut.PREPARING


def _set_aside(incident: Incident) -> LeftOut | None:
    if incident.kind is Kind.REVIEW:
        return LeftOut.REVIEW
    return LeftOut.WITHDRAWN if incident.withdrawn else None


def _in_order(words: Iterable[Word], counts: Counter[Word]) -> tuple[tuple[Word, int], ...]:
    return tuple((word, counts[word]) for word in words if counts[word])
