"""Which files a command speaks about, and how their paths read from the repository."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from pathlib import Path

from ..errors import PostmortemsError
from ..model.shapes import shown
from ..reading.tree import display_path
from ..settings import Settings
from .changed import changed_since

Chosen = Callable[[str], bool]
"""Says whether a path, as findings show it, is reported on."""


def chosen(settings: Settings, paths: Iterable[Path], base: str | None) -> Chosen:
    """Return what says whether a file is reported on.

    Raises:
        PostmortemsError: a path has nothing to do with the records, or git cannot answer.
    """
    parts = tuple(_shown(path, settings) for path in paths)
    changed = None if base is None else changed_since(base, settings)

    def is_chosen(path: str) -> bool:
        inside = any(not part or path == part or path.startswith(f"{part}/") for part in parts)
        return (inside or not parts) and (changed is None or path in changed)

    return is_chosen


def _shown(path: Path, settings: Settings) -> str:
    """Return a path as findings show it; empty for a folder that holds all records."""
    full = Path(os.path.abspath(path))  # noqa: PTH100 - a link keeps the name it was given
    for given, folder in (
        (full, settings.folder),
        (full.resolve(), settings.folder.resolve()),
    ):
        if folder.is_relative_to(given):
            return ""
        if given.is_relative_to(folder):
            return display_path(settings.folder / given.relative_to(folder), settings)
    raise PostmortemsError(
        f"{shown(path)} is not in {shown(settings.source)}, the folder of the records."
    )


def prefix(root: Path) -> str:
    """Return the way from the root of the repository to the project, or nothing."""
    top = next((p for p in (root, *root.parents) if (p / ".git").exists()), root)
    way = root.relative_to(top).as_posix()
    return "" if way == "." else f"{way}/"
