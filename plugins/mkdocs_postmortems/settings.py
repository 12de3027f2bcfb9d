"""Every option, frozen, with its default; knows no MkDocs."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Final

from .model.finding import Level
from .model.front_matter import Audience
from .processes import cores

FURTHEST_EAST: Final = timedelta(hours=14)
"""Where a day begins first."""


def today() -> date:
    """Return the day it is by now somewhere, or was when SOURCE_DATE_EPOCH says."""
    try:
        now = datetime.fromtimestamp(int(os.environ["SOURCE_DATE_EPOCH"]), UTC)
        return (now + FURTHEST_EAST).date()
    except (KeyError, ValueError, OverflowError, OSError):  # not set, or no moment there is
        return (datetime.now(UTC) + FURTHEST_EAST).date()


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a site may set."""

    root: Path
    """The project: the folder of `mkdocs.yml`; every path in a finding is relative to it."""
    source: str = "postmortems"
    """The folder of the records, relative to the project."""
    path: str = "postmortems"
    """Where the knowledge base stands on the site."""
    edition: Audience = Audience.INTERNAL
    """The audience this site is built for: public, internal or restricted."""
    timezone: str = "UTC"
    """The IANA zone of times written without one, in records that name none."""
    severities: tuple[str, ...] = ()
    """The severities in use, gravest first; empty means any text."""
    as_of: date | None = None
    """The day the site speaks about; the newest date in the records if left out."""
    today: Callable[[], date] | None = None
    """Asks the clock what day it is, for findings alone: no page knows it."""
    levels: Mapping[str, Level] = field(default_factory=dict)
    """A finding's code to error, warning, hint or off."""
    wording: bool = True
    """Whether `postmortems check` and `mkdocs serve` ask about wording; a build never does."""
    lexicon: str | None = None
    """A lexicon of the project's own, relative to it, over the one that is shipped."""
    concurrency: int = field(default_factory=cores)
    """How many processes may work on a large collection at a time."""
    full_text: str = "auto"
    """Whether a build makes an index of the whole texts: auto, on or off."""
    slugify: Callable[[str, str], str] | None = None
    """How headings become anchors, where the site sets its own way for the toc extension."""

    @property
    def folder(self) -> Path:
        """The folder of the records."""
        return self.root / self.source
