"""Which files a change touches, as git knows it, named as findings name them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from ..reading.tree import display_path
from ..settings import Settings
from .git import left_at, said

_DIFF: Final = ("diff", "--relative", "-z")


def changed_since(base: str, settings: Settings) -> frozenset[str]:
    """Return the files beside the records that differ from where this branch left `base`.

    Changes that are not committed yet and new files count; a file that was renamed counts under
    its new name, and one that is gone does not count.

    Raises:
        PostmortemsError: there is no git, no repository, no such base, or no common history.
    """
    folder = folder_of(settings)
    since = left_at(base, folder)
    touched = said(folder, *_DIFF, "--name-only", "--diff-filter=d", since, "--", ".")
    added = said(folder, "ls-files", "--others", "--exclude-standard", "-z")
    names = f"{touched}{added}".split("\0")
    return frozenset(display_path(folder / name, settings) for name in names if name)


def moved_since(commit: str, settings: Settings) -> Mapping[str, str]:
    """Return the old name of each file beside the records that git calls renamed, by the new one.

    Raises:
        PostmortemsError: git cannot answer.
    """
    folder = folder_of(settings)
    words = ("--name-status", "--find-renames", "--diff-filter=R", commit, "--", ".")
    parts = said(folder, *_DIFF, *words).split("\0")
    pairs = zip(parts[2::3], parts[1::3], strict=False)
    return {
        display_path(folder / new, settings): display_path(folder / old, settings)
        for new, old in pairs
    }


def folder_of(settings: Settings) -> Path:
    """Return the folder that git is asked about; where there are no records yet, the project."""
    return settings.folder if settings.folder.is_dir() else settings.root
