"""What the readers have to say about one file, collected while they read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from ..model.codes import finding
from ..model.finding import Finding, Location


@dataclass(slots=True)
class Notes:
    """The findings of one file, in the order in which they came up."""

    path: str
    found: list[Finding] = field(default_factory=list)

    def beside(self, path: str) -> Notes:
        """Return notes for another file that join these."""
        return Notes(path, self.found)

    def add(
        self,
        code: str,
        place: Location | int,
        message: str,
        hint: str | None = None,
        instead: Iterable[str] = (),
    ) -> None:
        """Note a finding at a place, or at a line of the file, and what may stand there instead."""
        at = Location(self.path, place) if isinstance(place, int) else place
        self.found.append(finding(code, at, message, hint, instead))
