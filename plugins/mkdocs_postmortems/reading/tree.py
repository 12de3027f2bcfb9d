"""Which files are records; each is read once, with guards."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath
from stat import S_ISREG
from typing import Final

from ..errors import SourceUnreadable
from ..model.finding import Location
from ..model.source import FRONT_DOORS, SourceFile
from ..settings import Settings
from .decoding import decode, plain_ends
from .notes import Notes
from .other_texts import note_others

LARGEST: Final = 5 * 1024 * 1024
"""Bytes; a longer file is a log or an export, not a record."""

SUFFIXES: Final = (".md", ".markdown")
NOT_RECORDS: Final = frozenset(f"{name}.md" for name in FRONT_DOORS)
"""They are no records, unless one is the only text of its folder."""

FACTOR_TEXTS: Final = "factors"


def record_files(settings: Settings, notes: Notes) -> list[Path]:
    """Return the files that are records, in the order of their paths.

    Raises:
        SourceUnreadable: the source folder is not there.
    """
    folder = settings.folder
    if not folder.is_dir():
        raise SourceUnreadable(
            f"the folder of the records, '{settings.source}', does not exist; "
            "create it, or name the configuration that says where it is"
        )
    note_others(settings, notes)
    return sorted(_walk(folder, settings, notes), key=lambda path: path.as_posix())


def is_record_file(file: Path, settings: Settings) -> bool:
    """Whether a file in the source folder is a record, by its name and what stands beside it."""
    *folders, name = _relative(file, settings.folder).split("/")
    hidden = any(part.startswith((".", "_")) for part in (*folders, name))
    named = name.lower().endswith(SUFFIXES) and not hidden and folders[:1] != [FACTOR_TEXTS]
    return named and stands_by_itself(file, settings)


def stands_by_itself(file: Path, settings: Settings) -> bool:
    """Whether a file is no README or index, or the one text in and below its folder.

    Many keep each report in a folder of its own, beside its pictures.
    """
    if file.name.lower() not in NOT_RECORDS:
        return True
    texts = (path for path in file.parent.rglob("*") if path.name.lower().endswith(SUFFIXES))
    at_top = file.parent.resolve() == settings.folder.resolve()
    return not at_top and all(path == file for path in texts)


def source_of(text: str, path: Path, settings: Settings) -> SourceFile:
    """Return a file with the text that an editor has of it, saved or not."""
    digest = hashlib.blake2b(text.encode(errors="surrogatepass"), digest_size=16).hexdigest()
    plain = plain_ends(text.removeprefix("\ufeff"))
    shown, relative = display_path(path, settings), _relative(path, settings.folder)
    return SourceFile(shown, relative, plain, digest)


def read_source(path: Path, settings: Settings, notes: Notes) -> SourceFile:
    """Read one file; what cannot be read as text has no text and is noted."""
    shown, relative = display_path(path, settings), _relative(path, settings.folder)
    try:
        status = path.stat()
        if not S_ISREG(status.st_mode):  # a pipe would keep the reader waiting
            raise OSError(0, "it is no regular file")
        size = status.st_size
        data = path.read_bytes() if size <= LARGEST else b""
    except OSError as problem:
        reason = problem.strerror or "it cannot be read"
        notes.add(
            "PM001", Location(shown), f"the file is not read: {reason}", "Check its permissions."
        )
        return SourceFile(shown, relative, "", "", encoding=None)
    digest = hashlib.blake2b(data, digest_size=16).hexdigest()
    if size > LARGEST:
        notes.add(
            "PM003",
            Location(shown),
            f"the file has {size / 1024 / 1024:.1f} MiB and is not read; 5 MiB is the most",
            "Keep logs and exports beside the record and link them.",
        )
        return SourceFile(shown, relative, "", digest, encoding=None)
    text, encoding = decode(data, Location(shown), notes)
    return SourceFile(shown, relative, text, digest, encoding)


def find_file(names: Iterable[str], settings: Settings, notes: Notes) -> SourceFile | None:
    """Read the first of the named files beside the records that is there and is text."""
    path = next((p for name in names if (p := settings.folder / name).is_file()), None)
    if path is None or not stays_inside(path, settings, notes):
        return None
    source = read_source(path, settings, notes)
    return source if source.encoding is not None else None


def stays_inside(path: Path, settings: Settings, notes: Notes) -> bool:
    """Whether a file is in the project; a symbolic link that leads elsewhere is noted."""
    if not path.is_symlink():
        return True
    bases = (settings.root.resolve(), settings.folder.resolve())
    try:
        real = path.resolve(strict=True)
    except (OSError, RuntimeError):
        real = None
    if real is not None and any(real.is_relative_to(base) for base in bases):
        return True
    notes.add(
        "PM004",
        Location(display_path(path, settings)),
        "this symbolic link leads out of the project, or nowhere; it is not read",
        "Copy what it points to.",
    )
    return False


def display_path(path: Path, settings: Settings) -> str:
    """Return the path to show: relative to the project, with forward slashes."""
    return _relative(path, settings.root) or path.name


def _relative(path: Path, base: Path) -> str:
    text, head = str(path), f"{base}{os.sep}"
    if text.startswith(head) and ".." not in text:
        return text.removeprefix(head).replace(os.sep, "/")
    parts = PurePosixPath(os.path.relpath(path, base).replace(os.sep, "/")).parts
    return "/".join(part for part in parts if part != "..")


def _walk(
    folder: Path, settings: Settings, notes: Notes, seen: set[Path] | None = None
) -> Iterator[Path]:
    """Go through the files that are records; a folder reached twice is read once."""
    seen = set() if seen is None else seen
    top, real = not seen, folder.resolve()
    if real in seen:
        return
    seen.add(real)
    for path in _entries(folder, settings, notes):
        is_record = path.name.lower().endswith(SUFFIXES)
        if path.is_dir():
            if (top and path.name == FACTOR_TEXTS) or not stays_inside(path, settings, notes):
                continue
            if is_record:
                notes.add(
                    "PM005",
                    Location(display_path(path, settings)),
                    "this folder has the name of a record",
                    "Rename it, or move its file up.",
                )
            yield from _walk(path, settings, notes, seen)
            continue
        wanted = is_record and stands_by_itself(path, settings)
        if wanted and stays_inside(path, settings, notes):
            yield path


def _entries(folder: Path, settings: Settings, notes: Notes) -> list[Path]:
    try:
        return sorted(path for path in folder.iterdir() if not path.name.startswith((".", "_")))
    except OSError as problem:
        notes.add(
            "PM001",
            Location(display_path(folder, settings)),
            f"the folder is not read: {problem.strerror}",
            "Check its permissions.",
        )
        return []
