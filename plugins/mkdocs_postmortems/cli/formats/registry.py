"""Every format of `postmortems check`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from ..report import Report
from . import as_github, as_gitlab, as_json, as_sarif, as_text


@dataclass(frozen=True, slots=True)
class Format:
    """A name on the command line, and what writes it."""

    name: str
    write: Callable[[Report], str]


FORMATS: Final = (
    Format("text", as_text.write),
    Format("json", as_json.write),
    Format("github", as_github.write),
    Format("gitlab", as_gitlab.write),
    Format("sarif", as_sarif.write),
)

BY_NAME: Final = {row.name: row for row in FORMATS}
