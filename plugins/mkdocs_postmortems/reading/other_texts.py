"""Texts beside the records that are no Markdown; they are named once, so none is missed."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

from ..model.finding import Location
from ..model.shapes import shown
from ..settings import Settings
from .notes import Notes

SUFFIXES: Final = (".adoc", ".asciidoc", ".mdx", ".org", ".rst", ".textile", ".wiki")


def note_others(settings: Settings, notes: Notes) -> None:
    """Note how many texts in the source folder are no records for their markup."""
    others: list[str] = []
    for folder, below, names in os.walk(settings.folder):
        below[:] = [name for name in below if not name.startswith((".", "_"))]
        found = (Path(folder, name) for name in names if _is_other(name))
        others += (path.relative_to(settings.folder).as_posix() for path in found)
    if others:
        many = "1 file is" if len(others) == 1 else f"{len(others)} files are"
        notes.add(
            "PM007",
            Location(settings.source),
            f"{many} text and no Markdown, and no record: {shown(min(others))}",
            "A record ends in `.md`.",
        )


def _is_other(name: str) -> bool:
    """Whether a name is that of a text in another markup, or of a report without any suffix."""
    bare = "." not in name and any(map(str.isdigit, name))
    return not name.startswith((".", "_")) and (bare or name.lower().endswith(SUFFIXES))
