"""The options that choose which records are asked about, alike for every command that has them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, Final, TypeVar

import click

from ..insight.population import Slice
from ..knowledge_base import KnowledgeBase
from .asked import kind_of, period_of, service_of, severity_of, team_of

Command = TypeVar("Command", bound=Callable[..., Any])

_OPTIONS: Final = (
    click.option(
        "--from", "since", metavar="DATE", help="The first day, or a period that begins it."
    ),
    click.option("--to", "until", metavar="DATE", help="The last day, or a period that ends it."),
    click.option("--service", metavar="WORD", help="Only records of this service."),
    click.option("--team", metavar="WORD", help="Only records of this team."),
    click.option("--kind", metavar="WORD", help="Only incidents, near misses or surprises."),
    click.option("--severity", metavar="WORD", help="Only records of this severity."),
)


def sliced(command: Command) -> Command:
    """Give a command the options of a slice; it takes them as keywords for `Words`."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


@dataclass(frozen=True, slots=True)
class Words:
    """A slice as it was typed."""

    since: str | None
    until: str | None
    service: str | None
    team: str | None
    kind: str | None
    severity: str | None

    def dated(self) -> Slice:
        """Read what needs no records: the period and the kind.

        Raises:
            UnknownWord: one of the words means nothing.
        """
        period = period_of(self.since, self.until)
        return replace(period, kind=kind_of(self.kind) if self.kind else None)

    def named(self, asked: Slice, kb: KnowledgeBase) -> Slice:
        """Add what has a name in the records.

        Raises:
            UnknownWord: a name is not known here.
        """
        return replace(
            asked,
            service=service_of(self.service, kb) if self.service else None,
            team=team_of(self.team, kb) if self.team else None,
            severity=severity_of(self.severity, kb) if self.severity else None,
        )
