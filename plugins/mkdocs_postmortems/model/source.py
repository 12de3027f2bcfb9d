"""A file as it was found: its path, its text and how it was read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

FRONT_DOORS: Final = frozenset({"readme", "index"})
"""Names of files that stand for the folder they are in, in lower case and without suffix."""


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One author's file.

    `path` is relative to the project and uses forward slashes; `text` has no byte order mark and
    its lines end in a plain newline; it is empty where the file could not be read as text.
    """

    path: str
    relative: str
    text: str
    digest: str
    encoding: str | None = "utf-8"

    @property
    def stem(self) -> str:
        """The file name without its last suffix; the folder's name where the file stands for it."""
        folder, _, name = self.path.rpartition("/")
        stem = name.rpartition(".")[0] or name
        return folder.rpartition("/")[2] if folder and stem.lower() in FRONT_DOORS else stem
