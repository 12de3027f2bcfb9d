"""New words in the lists of one record's front matter; no other byte of the file changes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from ..errors import EditConflict
from ..model.source import SourceFile
from ..model.words import fold
from ..reading.notes import Notes
from ..reading.split import split
from .document import Document, open_file
from .edit import FileEdit
from .listed import Added, insertions, new_block


def plan_additions(file: Path, source: SourceFile, added: Added) -> FileEdit:
    """Add words to lists such as `factors`, in the form in which each list is written.

    A list that is not there is added below the other keys, and front matter where there is none.

    Raises:
        EditConflict: the front matter cannot be read, or nothing can be put in as it is written;
            or the file has changed since it was read.
    """
    document = open_file(file, source)
    if document is None:
        raise EditConflict(f"{source.path}: the front matter cannot be read. Mend it first.")
    if document.fenced:
        pieces = insertions(document.yaml, added)
    else:
        pieces = {(0, 0): f"---\n{new_block(added)}---\n\n"}
    edit = document.with_pieces(pieces)
    _check(document, edit, added)
    return edit


def _check(document: Document, edit: FileEdit, added: Added) -> None:
    """Read what would be written: it may differ in the new words and nowhere else."""
    written = edit.after.decode(edit.encoding).removeprefix("\ufeff").replace("\r\n", "\n")
    parted = split(written.replace("\r", "\n"), Notes(edit.path))
    now = parted.written.value if parted.written is not None else None
    was = document.value
    rest = {key: value for key, value in was.items() if not _named(key, added)}
    ok = (
        isinstance(now, dict)
        and repr({key: now[key] for key in now if not _named(key, added)}) == repr(rest)
        and all(_extended(_of(was, key), _of(now, key), words) for key, words in added.items())
        and parted.body.strip("\n") == split(document.text, Notes(edit.path)).body.strip("\n")
    )
    if not ok:
        raise EditConflict(
            f"{edit.path}: the front matter is written in a form in which nothing can be added "
            "without a change beside it, such as an anchor that stands for a list. Add it by hand."
        )


def _named(key: Any, added: Added) -> bool:
    return fold(str(key)) in {fold(name) for name in added}


def _of(values: Mapping[Any, Any], name: str) -> Any:
    return next((value for key, value in values.items() if fold(str(key)) == fold(name)), None)


def _extended(was: Any, now: Any, words: Sequence[str]) -> bool:
    """Whether a list has its old entries, and the new ones behind them."""
    old = [] if was is None else was if isinstance(was, list) else [was]
    if not isinstance(now, list) or repr(now[: len(old)]) != repr(old):
        return False
    tail = [entry.get("id") if isinstance(entry, dict) else entry for entry in now[len(old) :]]
    return tail == list(words)
