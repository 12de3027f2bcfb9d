"""Changes to author files as values: shown as a diff, then written all or none."""

from __future__ import annotations

import difflib
import os
import re
import shutil
import tempfile
from collections.abc import Iterable
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from ..errors import EditConflict

_LINE_END = re.compile("\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class FileEdit:
    """One author's file, before and after; nothing is written until `apply`."""

    file: Path
    """Where it stands."""
    path: str
    """The path to show: relative to the project, with forward slashes."""
    before: bytes
    after: bytes
    encoding: str = "utf-8"
    name: str | None = None
    """The new name of the file, where it gets one; it stays in its folder."""

    @property
    def target(self) -> Path:
        """Where it stands afterwards."""
        return self.file.with_name(self.name) if self.name else self.file

    @property
    def new_path(self) -> str:
        """The path to show afterwards."""
        folder, slash, _ = self.path.rpartition("/")
        return f"{folder}{slash}{self.name}" if self.name else self.path

    def diff(self) -> str:
        """Return a unified diff that is safe on a terminal; line ends are not part of it."""
        moved = [f"rename from {self.path}", f"rename to {self.new_path}"] if self.name else []
        lines = difflib.unified_diff(
            self._lines(self.before), self._lines(self.after), self.path, self.new_path, lineterm=""
        )
        return "\n".join(_printable(line) for line in (*moved, *lines))

    def _lines(self, data: bytes) -> list[str]:
        return _LINE_END.split(data.decode(self.encoding).removeprefix("\ufeff"))


def apply(edits: Iterable[FileEdit]) -> None:
    """Write every edit, or none of them where one cannot be written.

    Each file is replaced in one step and keeps its mode.

    Raises:
        EditConflict: a file has changed since it was read, a new name is taken, or the folder
            cannot be written.
    """
    with ExitStack() as stack:
        staged = [(edit, _stage(edit, stack)) for edit in edits]
        for edit, prepared in staged:
            try:
                prepared.replace(edit.target)
                if edit.name:
                    edit.file.unlink(missing_ok=True)
            except OSError as problem:
                raise _unwritable(edit, problem) from None


def _stage(edit: FileEdit, stack: ExitStack) -> Path:
    """Return a file with the new content; a file that only gets a new name is its own."""
    try:
        if edit.file.read_bytes() != edit.before:
            raise EditConflict(f"{edit.path} has changed since it was read. Run the command again.")
        if edit.name and edit.target.exists():
            raise EditConflict(f"{edit.new_path} exists already, so {edit.path} keeps its name.")
        if edit.before == edit.after:
            return edit.file
        handle, name = tempfile.mkstemp(prefix=".", suffix=".part", dir=edit.file.parent)
        stack.callback(Path(name).unlink, missing_ok=True)
        with os.fdopen(handle, "wb") as stream:
            stream.write(edit.after)
        shutil.copymode(edit.file, name)
    except OSError as problem:
        raise _unwritable(edit, problem) from None
    return Path(name)


def _unwritable(edit: FileEdit, problem: OSError) -> EditConflict:
    return EditConflict(f"{edit.path} cannot be written: {problem.strerror}.")


def _printable(line: str) -> str:
    return "".join(c if c.isprintable() or c == "\t" else "\N{REPLACEMENT CHARACTER}" for c in line)
