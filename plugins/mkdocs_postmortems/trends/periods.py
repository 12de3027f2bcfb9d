"""Calendar periods, and how often factors stand in the records of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from ..model.factor import FactorId
    from ..model.incident import Incident


@dataclass(frozen=True, slots=True, order=True)
class Quarter:
    """A quarter of a calendar year.

    Examples
    --------
    >>> q = Quarter(2023, 4)
    >>> str(q), str(q.next), q < q.next, q.previous.first_day
    ('2023 Q4', '2024 Q1', True, datetime.date(2023, 7, 1))
    >>> [str(Quarter(2024, number).last_day) for number in range(1, 5)]
    ['2024-03-31', '2024-06-30', '2024-09-30', '2024-12-31']
    """

    year: int
    number: int
    """1 to 4."""

    def __post_init__(self) -> None:
        if self.number not in range(1, 5):
            raise ValueError(f"a year has no quarter {self.number}")

    def __str__(self) -> str:
        return f"{self.year} Q{self.number}"

    @property
    def next(self) -> Quarter:
        """The quarter after this one."""
        return Quarter(self.year + self.number // 4, self.number % 4 + 1)

    @property
    def previous(self) -> Quarter:
        """The quarter before this one."""
        return Quarter(self.year, self.number - 1) if self.number > 1 else Quarter(self.year - 1, 4)

    @property
    def first_day(self) -> date:
        """The day it begins."""
        return date(self.year, 3 * self.number - 2, 1)

    @property
    def last_day(self) -> date:
        """The day it ends."""
        return date(self.year, 3 * self.number, 31 if self.number in {1, 4} else 30)


def quarter_of(day: date) -> Quarter:
    """Return the quarter of a day.

    Examples
    --------
    >>> str(quarter_of(date(2024, 3, 31)))
    '2024 Q1'
    """
    return Quarter(day.year, (day.month + 2) // 3)


def year_of(day: date) -> int:
    """Return the year of a day."""
    return day.year


P = TypeVar("P", int, Quarter)


def by_period(
    incidents: Iterable[Incident], period: Callable[[date], P]
) -> tuple[tuple[P, tuple[Incident, ...]], ...]:
    """Group records by year or quarter, the earliest first.

    Parameters
    ----------
    incidents
        Any records; one without a date is in no group.
    period
        `year_of` or `quarter_of`.

    Returns
    -------
    tuple of pairs
        Each period that has a record, with its records in their own order, the oldest first.

    Notes
    -----
    A period without records is not there: one record of 1628 makes one row, not four hundred.
    """
    groups: dict[P, list[Incident]] = {}
    for incident in sorted(incidents, key=lambda incident: incident.order):
        if incident.date is not None:
            groups.setdefault(period(incident.date), []).append(incident)
    return tuple((key, tuple(rows)) for key, rows in groups.items())


@dataclass(frozen=True, slots=True)
class FactorRow:
    """One factor in each period of a table."""

    factor: FactorId
    counts: tuple[int, ...]

    @property
    def total(self) -> int:
        """In how many records of all periods it stands."""
        return sum(self.counts)


@dataclass(frozen=True, slots=True)
class FactorTable(Generic[P]):
    """How many records of each period carry each factor."""

    periods: tuple[P, ...]
    """The earliest first; those without a counted record are left out."""
    n: tuple[int, ...]
    """How many records are counted in each period."""
    rows: tuple[FactorRow, ...]
    """In the order in which the factors were asked for."""

    @property
    def total(self) -> int:
        """N, the number of records counted in all periods."""
        return sum(self.n)


def factor_table(
    incidents: Iterable[Incident],
    factors: Iterable[FactorId],
    period: Callable[[date], P],
    *,
    helped: bool = False,
) -> FactorTable[P]:
    """Count factors in periods.

    Parameters
    ----------
    incidents
        Any records; only counted ones are looked at.
    factors
        The rows, in this order; a factor that no record carries gets a row of zeros.
    period
        `year_of` or `quarter_of`.
    helped
        Count the records in which a factor helped, in place of those in which it was a problem.

    Returns
    -------
    FactorTable
        Counts beside the number of records of each period.

    Notes
    -----
    A record counts a factor once, whatever the number of its roles. A count says as much about how
    many records were written as about the factor, so it is read beside its n.
    """
    groups = by_period((incident for incident in incidents if incident.counted), period)
    counts = [_carried(records, helped) for _, records in groups]
    return FactorTable(
        periods=tuple(key for key, _ in groups),
        n=tuple(len(records) for _, records in groups),
        rows=tuple(FactorRow(f, tuple(seen[f] for seen in counts)) for f in factors),
    )


def _carried(incidents: Iterable[Incident], helped: bool) -> Counter[FactorId]:
    return Counter(
        factor
        for incident in incidents
        for factor in {ref.factor for ref in incident.factors if ref.role.problem is not helped}
    )
