"""The records as they stood at a commit, in a folder of their own; nothing is checked out."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import Final

from ..errors import PostmortemsError
from ..reading.tree import LARGEST, SUFFIXES
from ..settings import Settings
from .changed import folder_of
from .git import run, said

READ: Final = (*SUFFIXES, ".yml", ".yaml")
"""What a record, a text of a factor, a vocabulary and a catalog can be called."""
_FILES: Final = ("100644", "100755")
"""How git marks a file; a link and a repository inside of this one are left out."""


@contextmanager
def settings_at(commit: str, settings: Settings) -> Iterator[Settings]:
    """Give settings that read the records as they were at a commit.

    Everything that is set is as it is now; only the files are those of then. A folder that was not
    there yet is empty.

    Raises:
        PostmortemsError: git cannot answer.
    """
    with TemporaryDirectory(prefix="postmortems-") as temporary:
        # As deep as the source is above the project, so that paths read the same.
        steps = Path(os.path.normpath(settings.source)).parts.count("..")
        root = Path(temporary).resolve().joinpath(*("down",) * (steps + 1))
        lexicon = settings.lexicon and str(settings.root / settings.lexicon)
        then = replace(settings, root=root, lexicon=lexicon)
        root.mkdir(parents=True)
        then.folder.mkdir(parents=True, exist_ok=True)
        if settings.folder.is_dir():
            _write(commit, settings, then.folder)
        yield then


def _write(commit: str, settings: Settings, folder: Path) -> None:
    names = dict(_listed(commit, settings))
    asked = "".join(f"{object}\n" for object in names.values()).encode()
    done = run(folder_of(settings), "cat-file", "--batch", given=asked)
    if done.returncode:
        raise PostmortemsError(f"git cannot read the records at {commit[:12]}.")
    rest = memoryview(done.stdout)
    for name in names:
        content, rest = _first(rest, name)
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def _listed(commit: str, settings: Settings) -> Iterator[tuple[str, str]]:
    """Go through the files that are read: the name from the folder of the records, and the object.

    A file that is too long to be read is left out as well.
    """
    rows = said(folder_of(settings), "ls-tree", "-r", "-l", "-z", commit)
    for row in filter(None, rows.split("\0")):
        about, _, name = row.partition("\t")
        mode, _, object, size = about.split()
        parts = PurePosixPath(name).parts
        safe = not {"..", ".git"} & {*parts} and not name.startswith("/") and "\\" not in name
        if mode in _FILES and safe and name.lower().endswith(READ) and int(size) <= LARGEST:
            yield name, object


def _first(stream: memoryview, name: str) -> tuple[bytes, memoryview]:
    """Cut the first object off: a line that ends with its length, the content, a line end."""
    head, _, _ = bytes(stream[:200]).partition(b"\n")
    _, kind, *size = head.split()
    if kind != b"blob":
        raise PostmortemsError(f"git does not have '{name}' as it was; this clone is partial.")
    start = len(head) + 1
    end = start + int(size[0])
    return bytes(stream[start:end]), stream[end + 1 :]
