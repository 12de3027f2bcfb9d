"""The findings a command speaks about, and whether they end it with an error."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from ..lint.engine import explained
from ..lint.explanation import Explanation
from ..model.finding import Finding, Level
from .output import amount

LEVELS: Final = (Level.ERROR, Level.WARNING, Level.HINT)
"""Gravest first."""


@dataclass(frozen=True, slots=True)
class Report:
    """The findings about some files."""

    findings: tuple[Finding, ...]
    records: int
    prefix: str = ""
    """What stands before a path for those who see the whole repository, such as `docs/`."""
    explained: Mapping[str, Explanation] = field(default_factory=explained)
    """Every code that may be among them."""

    def count(self, level: Level) -> int:
        """Return how many findings have a level."""
        return sum(found.level is level for found in self.findings)

    def fails(self, level: Level) -> bool:
        """Whether a finding is of this level or a graver one."""
        grave = LEVELS[: LEVELS.index(level) + 1]
        return any(found.level in grave for found in self.findings)

    def path(self, found: Finding) -> str:
        """Return the path of a finding from the root of the repository."""
        return self.prefix + found.location.path

    @property
    def summary(self) -> str:
        """The numbers in one line."""
        said = ", ".join(amount(self.count(level), level) for level in LEVELS)
        return f"{said} in {amount(self.records, 'record')}"
