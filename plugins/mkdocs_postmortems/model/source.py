"""A file as it was found: its path, its text and how it was read."""

from __future__ import annotations

from dataclasses import dataclass


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
        """The file name without its last suffix."""
        name = self.path.rsplit("/", 1)[-1]
        return name.rsplit(".", 1)[0] or name
