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
from stat import S_IWGRP, S_IWOTH, S_IWUSR

from ..errors import EditConflict

_LINE_END = re.compile("\r\n|\r|\n")
_ANY_WRITE = S_IWUSR | S_IWGRP | S_IWOTH


@dataclass(frozen=True, slots=True)
class FileEdit:
    """One author's file, before and after; nothing is written until `apply`."""

    file: Path
    """Where it stands."""
    path: str
    """The path to show: relative to the project, with forward slashes."""
    before: bytes | None
    """None for a file that is not there yet."""
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

    def _lines(self, data: bytes | None) -> list[str]:
        return _LINE_END.split((data or b"").decode(self.encoding).removeprefix("\ufeff"))


def apply(edits: Iterable[FileEdit]) -> None:
    """Write every edit, or none of them where one cannot be written.

    Each file is replaced in one step and keeps its mode; a new one never replaces another.

    Raises:
        EditConflict: a file has changed since it was read, a new file or name is there already, or
            the folder cannot be written.
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
        if edit.before is None:
            return _stage_new(edit, stack)
        if edit.file.read_bytes() != edit.before:
            raise EditConflict(f"{edit.path} has changed since it was read. Run the command again.")
        if not edit.file.stat().st_mode & _ANY_WRITE:
            raise EditConflict(f"{edit.path} is read-only, and stays as it is.")
        if edit.name and edit.target.exists():
            raise EditConflict(f"{edit.new_path} exists already, so {edit.path} keeps its name.")
        if edit.before == edit.after:
            return edit.file
        prepared = _beside(edit, stack)
        shutil.copymode(edit.file, prepared)
    except OSError as problem:
        raise _unwritable(edit, problem) from None
    return prepared


def _stage_new(edit: FileEdit, stack: ExitStack) -> Path:
    """Return a new file, with the folders above it."""
    if edit.file.is_symlink() or edit.file.exists():
        raise EditConflict(f"{edit.path} exists already, and stays as it is.")
    edit.file.parent.mkdir(parents=True, exist_ok=True)
    prepared = _beside(edit, stack)
    mask = os.umask(0)
    os.umask(mask)
    prepared.chmod(0o666 & ~mask)
    return prepared


def _beside(edit: FileEdit, stack: ExitStack) -> Path:
    """Write the content to a file of another name; it goes when the stack ends, unless it moved."""
    handle, name = tempfile.mkstemp(prefix=".", suffix=".part", dir=edit.file.parent)
    stack.callback(Path(name).unlink, missing_ok=True)
    with os.fdopen(handle, "wb") as stream:
        stream.write(edit.after)
    return Path(name)


def _unwritable(edit: FileEdit, problem: OSError) -> EditConflict:
    return EditConflict(f"{edit.path} cannot be written: {problem.strerror}.")


def _printable(line: str) -> str:
    return "".join(c if c.isprintable() or c == "\t" else "\N{REPLACEMENT CHARACTER}" for c in line)
