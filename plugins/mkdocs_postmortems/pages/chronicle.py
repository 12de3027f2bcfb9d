"""Records under the years and quarters they belong to, the newest first and the undated last."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from ..knowledge_base import KnowledgeBase
from ..model.incident import Incident
from ..model.words import slug
from ..trends.periods import quarter_of
from .paging import UNDATED, year_of
from .words import count


@dataclass(frozen=True, slots=True)
class Group:
    """Records of one year or quarter, or those of them that stand on one page."""

    title: str
    incidents: tuple[Incident, ...]
    total: int

    @property
    def anchor(self) -> str:
        """Where it stands on its page."""
        return f"pm-{slug(self.title)}"

    @property
    def size(self) -> str:
        """How many records it has, and how many of them stand here."""
        here = len(self.incidents)
        return count(here, "record") if here == self.total else f"{here} of {self.total} records"


def newest_first(kb: KnowledgeBase) -> tuple[Incident, ...]:
    """Return every record, whatever its state, the newest first and the undated last."""
    return tuple(kb.incidents.values())[::-1]


def listed(incident: Incident) -> bool:
    """Whether a record stands in lists of incidents: not withdrawn, and not a review."""
    return incident.listed


def year(incident: Incident) -> str:
    """Return the year of a record, as a heading."""
    return year_of(incident.date)


def quarter(incident: Incident) -> str:
    """Return the quarter of a record, as a heading."""
    return str(quarter_of(incident.date)) if incident.date else UNDATED


def grouped(
    here: Iterable[Incident],
    name: Callable[[Incident], str],
    among: Iterable[Incident] | None = None,
) -> tuple[Group, ...]:
    """Group records that stand in order, by year or by quarter.

    Args:
        here: the records of one page.
        name: `year` or `quarter`.
        among: all records, where they stand on several pages.
    """
    rows = tuple(here)
    totals = Counter(map(name, rows if among is None else among))
    return tuple(
        Group(title, tuple(mine), totals[title]) for title, mine in groupby(rows, key=name)
    )


def period(incidents: Sequence[Incident]) -> tuple[Incident, Incident] | None:
    """Return the first and the last dated record of some that stand in order."""
    dated = [incident for incident in incidents if incident.date is not None]
    if not dated:
        return None
    first, last = sorted((dated[0], dated[-1]), key=lambda incident: incident.order)
    return first, last
