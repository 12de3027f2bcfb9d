"""What services and teams have in common for their pages, and what is known of one of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from ..insight.insight import Insight
from ..insight.rates import Rates
from ..model.catalog import Directory
from ..model.incident import Incident
from .action_rows import Columns, Item
from .links import Links


@dataclass(frozen=True, slots=True)
class Register:
    """What is the same for all services, or for all teams."""

    title: str
    one: str
    index: str
    pages: Mapping[str, str]
    """The address of each page, by id."""
    names: Directory
    of: Callable[[Incident], Iterable[str]]
    """The ids a record names."""
    others: Callable[[Incident], Iterable[str]]
    """The ids of the other kind a record names."""
    others_title: str
    others_link: Callable[[Links, str], str]
    reading: str
    """How to read a page, in a sentence or two."""
    columns: Columns
    """Of the table of actions."""
    acts: Callable[[Item], Iterable[str]]
    """The ids an action belongs to."""
    rates: Callable[[Insight], Rates]
    """How often factors are seen where exposure differs."""


@dataclass(frozen=True, slots=True)
class Named:
    """One service or team with what is known about it."""

    id: str
    label: str
    incidents: tuple[Incident, ...]
    """The newest first."""
    actions: tuple[Item, ...]
    """Open ones, from the oldest record on."""

    @property
    def counted(self) -> tuple[Incident, ...]:
        """Its records that stand in the numbers, newest first."""
        return tuple(incident for incident in self.incidents if incident.counted)
