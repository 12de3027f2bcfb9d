"""What a rule is: a check of one record that ends in a question, and the page that explains it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Final, NamedTuple

from ..model.codes import BY_CODE
from ..model.collection import Collection
from ..model.facilitation import Facilitation
from ..model.finding import Finding, Level, Location
from ..model.front_matter import Status
from ..model.incident import Incident
from ..settings import Settings
from .wording.wording import Wording

STEPS: Final = (
    Status.DRAFT,
    Status.TIMELINE_AGREED,
    Status.ANALYSIS_AGREED,
    Status.REVIEWED,
    Status.CLOSED,
)
"""How far a group has come; what one of them asks for, every later one asks for too."""

_UNSTATED: Final = Facilitation()


class Seen(NamedTuple):
    """Something a rule asks about."""

    at: Location
    message: str
    question: str


@dataclass(frozen=True, slots=True)
class RuleContext:
    """One record, and what the site knows beside it."""

    incident: Incident
    read: Collection
    settings: Settings
    wording: Wording | None = None
    """What wording is looked at with, where that is wanted."""

    def at(self, *parts: str | int) -> Location:
        """Return the place of a key or an entry of the front matter."""
        return self.incident.places.of(*parts)

    def line(self, number: int) -> Location:
        """Return the beginning of a line of the file."""
        return Location(self.incident.source.path, number)

    def reached(self, status: Status) -> bool:
        """Whether the record states a status that comes at or after this one."""
        stated = self.incident.front.status
        return stated in STEPS and STEPS.index(stated) >= STEPS.index(status)

    @property
    def is_draft(self) -> bool:
        """Whether the author says that the record is only begun."""
        return self.incident.front.status is Status.DRAFT

    @property
    def held(self) -> Facilitation:
        """How the conversation was held, as far as the record says."""
        return self.incident.front.facilitation or _UNSTATED


@dataclass(frozen=True, slots=True)
class Rule:
    """One question; `doc` is the docstring of its module, which is also its page."""

    code: str
    check: Callable[[RuleContext], Iterable[Seen]]
    doc: str

    @property
    def name(self) -> str:
        """What it is called; also the name of its module, with `_` for `-`."""
        return BY_CODE[self.code].name

    @property
    def level(self) -> Level:
        """How much it weighs where a site says nothing else."""
        return BY_CODE[self.code].level

    def findings(self, context: RuleContext) -> Iterator[Finding]:
        """Ask about one record."""
        for at, message, question in self.check(context):
            yield Finding(self.code, self.level, at, message, question)
