"""An author's file as bytes, and the YAML in it with the words that can be changed."""

from __future__ import annotations

import codecs
import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..errors import EditConflict
from ..model.source import SourceFile
from ..model.words import fold
from ..reading.notes import Notes
from ..reading.plain_yaml import read_yaml
from ..reading.split import HANDLER, split
from ..settings import Settings
from .edit import FileEdit
from .tokens import IN_RECORD, Places, Token, tokens_in

_LINE_END = re.compile("\r\n|\r|\n")


@dataclass(frozen=True)
class Document:
    """A file whose YAML could be read; `text`, `start` and the tokens are as reading sees them."""

    file: Path
    path: str
    data: bytes
    encoding: str
    text: str
    start: int
    """Where in `text` the YAML begins."""
    yaml: str
    value: Any
    places: Places
    tokens: tuple[Token, ...]

    @property
    def fenced(self) -> bool:
        """Whether there are fences with YAML between them; a text without has no keys."""
        return self.start > 0

    @property
    def is_record(self) -> bool:
        """Whether it uses words; a vocabulary or catalog defines them."""
        return self.places is IN_RECORD

    def line(self, token: Token) -> int:
        """Return the line of the file in which a token begins."""
        return self.text.count("\n", 0, self.start + token.start) + 1

    def rewritten(self, words: Mapping[Token, str]) -> FileEdit:
        """Put other words in the place of tokens; every other byte stays.

        Raises:
            EditConflict: an anchor would carry the word to a place of another kind, or the
                encoding of the file cannot hold it.
        """
        self._check(words)
        return self.with_pieces({(t.start, t.end): t.spelled(word) for t, word in words.items()})

    def with_pieces(self, pieces: Mapping[tuple[int, int], str]) -> FileEdit:
        """Put text in the place of stretches of the YAML; its lines end as those of the file.

        Raises:
            EditConflict: the encoding of the file cannot hold the text.
        """
        raw = self.data.decode(self.encoding)
        origin, end = _Origin(raw), _LINE_END.search(raw)
        after = _replaced(
            raw,
            {
                (origin(self.start + first), origin(self.start + last)): (
                    piece.replace("\n", end[0] if end else "\n")
                )
                for (first, last), piece in pieces.items()
            },
        )
        try:
            data = after.encode(self.encoding)
        except UnicodeEncodeError:
            raise EditConflict(
                f"{self.path} is not UTF-8 and cannot hold the new word. Save it as UTF-8."
            ) from None
        return FileEdit(self.file, self.path, self.data, data, self.encoding)

    def _check(self, words: Mapping[Token, str]) -> None:
        """Read what would be written: it may differ in the chosen places and nowhere else."""
        spans = {(token.start, token.end): token.spelled(word) for token, word in words.items()}
        written = read_yaml(_replaced(self.yaml, spans), Notes(self.path))
        places = {fold(place) for token in words for place in self.places[token.kind]}
        new = written.value if written is not None else None
        for place, value in _differences(self.value, new):
            if fold(place) not in places or value not in words.values():
                line = self.line(next(iter(words)))
                raise EditConflict(
                    f"{self.path}:{line}: the word cannot be changed here alone, because "
                    f"'{place}' would change too. Write it out where an anchor stands for it."
                )


def open_record(source: SourceFile, settings: Settings) -> Document | None:
    """Return a record with its tokens; None where it has no front matter that can be read."""
    document = open_file(settings.folder / source.relative, source)
    return document if document is not None and document.fenced else None


def open_file(file: Path, source: SourceFile) -> Document | None:
    """Return any text, with tokens where it has front matter; None where that is broken."""
    parted = split(source.text, Notes(source.path))
    if parted.unreadable or source.encoding is None:
        return None
    if parted.written is None:
        return _document(file, source, 0, "", {}, IN_RECORD)
    block, _ = HANDLER.split(source.text)
    start = source.text.index("\n", source.text.index("---")) + 1
    return _document(file, source, start, block, parted.written.value, IN_RECORD)


def open_words(source: SourceFile, settings: Settings, places: Places) -> Document | None:
    """Return a vocabulary or catalog with its tokens; None where it cannot be read."""
    written = read_yaml(source.text, Notes(source.path))
    if written is None or not isinstance(written.value, dict):
        return None
    file = settings.folder / source.relative
    return _document(file, source, 0, source.text, written.value, places)


def could_not_be_read(source: SourceFile) -> bool:
    """Whether a record may hold words that nobody can see: it is no text, or its YAML is broken."""
    return source.encoding is None or bool(split(source.text, Notes(source.path)).unreadable)


def _document(
    file: Path, source: SourceFile, start: int, block: str, value: Any, places: Places
) -> Document:
    data = file.read_bytes()
    encoding = _codec(data, source.encoding or "utf-8")
    if _plain_ends(data.decode(encoding)) != source.text:
        raise EditConflict(f"{source.path} has changed since it was read. Run the command again.")
    return Document(
        file=file.resolve(),
        path=source.path,
        data=data,
        encoding=encoding,
        text=source.text,
        start=start,
        yaml=block,
        value=value,
        places=places,
        tokens=tokens_in(block, places),
    )


def _codec(data: bytes, encoding: str) -> str:
    """Name the codec that gives back the same bytes, byte order mark included."""
    if encoding not in {"utf-16", "utf-32"}:
        return encoding
    return f"{encoding}-{'be' if data.startswith(codecs.BOM_UTF16_BE) else 'le'}"


def _plain_ends(raw: str) -> str:
    return re.sub("\r\n?", "\n", raw.removeprefix("\ufeff"))


class _Origin:
    """Where a character of the text as it is read stands in the file as it is."""

    def __init__(self, raw: str) -> None:
        self._mark = int(raw.startswith("\ufeff"))
        ends = re.finditer("\r\n", raw.removeprefix("\ufeff"))
        self._pairs = [found.start() - count for count, found in enumerate(ends)]

    def __call__(self, position: int) -> int:
        return self._mark + position + bisect_left(self._pairs, position)


def _replaced(text: str, spans: Mapping[tuple[int, int], str]) -> str:
    parts, done = [], 0
    for (start, end), word in sorted(spans.items()):
        parts += [text[done:start], word]
        done = end
    return "".join([*parts, text[done:]])


def _differences(before: Any, after: Any, place: str = "") -> Iterator[tuple[str, Any]]:
    """Yield the keys, joined by dots, at which two values differ, with the second value."""
    if isinstance(before, dict) and isinstance(after, dict) and list(before) == list(after):
        for key in before:
            inner = f"{place}.{key}" if place else str(key)
            yield from _differences(before[key], after[key], inner)
    elif isinstance(before, list) and isinstance(after, list) and len(before) == len(after):
        for one, other in zip(before, after, strict=True):
            yield from _differences(one, other, place)
    elif repr(before) != repr(after):
        yield place, after.strip() if isinstance(after, str) else after
