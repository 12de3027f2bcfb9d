"""A finding is a value: what was seen, where, and what would mend it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """How much a finding weighs; `off` exists for settings only."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"
    OFF = "off"


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A place in an author's file; lines and columns count from one."""

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to tell the author of a file."""

    code: str
    level: Level
    location: Location
    message: str
    hint: str | None = None
    words: str = ""
    """The author's words it is about, white space closed, where the place alone does not say."""
    instead: tuple[str, ...] = ()
    """What may stand there in place of the author's word, for programs that offer to write it."""

    @property
    def order(self) -> tuple[Location, str, str]:
        """Sort key: the order of the files, then of the lines."""
        return self.location, self.code, self.message

    @property
    def text(self) -> str:
        """The message and its mend, on one line."""
        message = one_line(self.message)
        if not self.hint:
            return message
        return f"{message}{'' if message.endswith(('.', '?')) else '.'} {one_line(self.hint)}"

    @property
    def place(self) -> str:
        """The location, safe for a terminal whatever the file is called."""
        return one_line(str(self.location), limit=4096)

    def as_line(self) -> str:
        """Return the one-line form of a log, which says the level itself."""
        return f"{self.place} {self.code} {self.text}"


def one_line(text: str, limit: int = 400) -> str:
    """Make author text safe for a terminal: one line, no control characters, bounded."""
    shown = "".join(c if c.isprintable() else " " for c in " ".join(text.split()))
    return shown if len(shown) <= limit else shown[: limit - 1] + "…"
