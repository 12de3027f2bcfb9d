"""Records and factors by quarter or by year, each number beside the n of its period."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Generic, TypeVar

from ..knowledge_base import KnowledgeBase
from ..model.factor import FactorId, FamilyId
from ..model.incident import Incident
from ..trends.periods import by_period, quarter_of, year_of
from .looked_at import written
from .population import Population, Slice

Id = TypeVar("Id", FactorId, FamilyId)


class By(StrEnum):
    """How time is cut."""

    QUARTER = "quarter"
    YEAR = "year"

    def name_of(self, day: date) -> str:
        """Return the name of the period of a day."""
        return str(quarter_of(day)) if self is By.QUARTER else str(year_of(day))


@dataclass(frozen=True, slots=True)
class Seen(Generic[Id]):
    """In how many counted records of a period something was seen."""

    of: Id
    x: int


@dataclass(frozen=True, slots=True)
class Period:
    """One quarter or year in which a record was written."""

    name: str
    n: int
    """The number of counted records."""
    coded: int
    written: int
    """How many records were written, coded or not; withdrawn ones and reviews apart."""
    factors: tuple[Seen[FactorId], ...]
    """Where they were a problem; the most frequent first, then by id."""
    families: tuple[Seen[FamilyId], ...]
    helped: tuple[Seen[FactorId], ...]


def over_periods(
    kb: KnowledgeBase, population: Population, asked: Slice, by: By
) -> tuple[Period, ...]:
    """Count what stands in the records of each period, the earliest first.

    Args:
        kb: all records.
        population: the counted ones of the slice.
        asked: the slice.
        by: how time is cut.
    """
    return tuple(_rows(kb, population, asked, by))


def _rows(kb: KnowledgeBase, population: Population, asked: Slice, by: By) -> Iterator[Period]:
    names = [by.name_of(day) for day in population.dates]
    counted = Counter(names)
    factors, families, helped = (
        _seen(population.problems, names),
        _seen(population.families, names),
        _seen(population.helped, names),
    )
    for name, records in _groups(kb, asked, by):
        yield Period(
            name=name,
            n=counted[name],
            coded=sum(record.coded for record in records),
            written=len(records),
            factors=_most_first(factors[name]),
            families=_most_first(families[name]),
            helped=_most_first(helped[name]),
        )


def _groups(kb: KnowledgeBase, asked: Slice, by: By) -> Iterator[tuple[str, tuple[Incident, ...]]]:
    records = written(kb, asked)
    if by is By.QUARTER:
        return ((str(period), mine) for period, mine in by_period(records, quarter_of))
    return ((str(period), mine) for period, mine in by_period(records, year_of))


def _seen(places: Mapping[Id, tuple[int, ...]], names: list[str]) -> Mapping[str, Counter[Id]]:
    found: dict[str, Counter[Id]] = defaultdict(Counter)
    for id, mine in places.items():
        for place in mine:
            found[names[place]][id] += 1
    return found


def _most_first(counts: Counter[Id]) -> tuple[Seen[Id], ...]:
    return tuple(Seen(id, x) for id, x in sorted(counts.items(), key=lambda row: (-row[1], row[0])))
