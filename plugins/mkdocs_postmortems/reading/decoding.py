"""Bytes of a file -> text, whatever it was saved as; line ends become plain ones."""

from __future__ import annotations

from typing import Final

from ..model.finding import Location
from .notes import Notes

_MARKS: Final = ((b"\xff\xfe\x00\x00", "utf-32"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


def decode(data: bytes, place: Location, notes: Notes) -> tuple[str, str | None]:
    """Return the text and its encoding; None for what is no text, which is noted."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                text = data.decode(encoding)
            except UnicodeDecodeError:
                break
            _note_encoding(encoding.upper(), place, notes)
            return plain_ends(text), encoding
    if b"\x00" in data:
        notes.add("PM001", place, "the file is not text", "Move it out, or save it as UTF-8 text.")
        return "", None
    try:
        return plain_ends(data.decode("utf-8-sig")), "utf-8"
    except UnicodeDecodeError:
        _note_encoding("Latin-1 or Windows-1252", place, notes)
        try:
            return plain_ends(data.decode("cp1252")), "cp1252"
        except UnicodeDecodeError:
            return plain_ends(data.decode("latin-1")), "latin-1"


def _note_encoding(encoding: str, place: Location, notes: Notes) -> None:
    notes.add(
        "PM002",
        place,
        f"the file is not UTF-8; it is read as {encoding}, and some letters may be wrong",
        "Save it as UTF-8.",
    )


def plain_ends(text: str) -> str:
    """Write every line end as a plain newline."""
    return text.replace("\r\n", "\n").replace("\r", "\n")
