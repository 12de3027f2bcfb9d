"""The Timeline section of a record after its conversion: a rail, with a place for each entry.

A row of a table cannot get an id in Markdown, and the author's text is not ours to change, so the
places are found in the HTML: an entry stands where its words stand. What is added is a wrapper, an
empty element before an entry, and one around the time at its beginning. No word changes.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from ..model.timeline import Timeline
from ..pages.pictures.phases_of import entry_anchor

KEY: Final = 24
"""Letters and digits by which an entry is found; markup and marks between them do not count."""

_BETWEEN = re.compile(r"[\W_]+")
_PIECE = re.compile(
    r"(?P<tag><(?P<close>/?)(?P<name>[a-zA-Z][\w-]*)[^<>]*?(?P<alone>/?)>)|<[^<>]*>|(?P<words>[^<]+)"
)
_TIME = re.compile(
    r"\s*[\[(]?[\w~ .:/+-]*\d[\w.:/+-]*"
    r"(?: (?:[AaPp]\.?[Mm]\b\.?|[A-Z]{2,5}\b))?[\])]?(?:\s?[:–—-])?"
)
_BLOCKS: Final = {"td", "th", "li", "p", "dt", "dd", "h2", "h3", "h4", "h5", "h6"}
_VOID: Final = {"br", "img", "hr", "input", "wbr", "source", "col", "area", "embed", "track"}


@dataclass(frozen=True, slots=True)
class _Piece:
    """Some text between two tags."""

    start: int
    """Where it begins in the letters of the section."""
    at: int
    """Where it begins in the HTML."""
    words: str
    block: int
    """Behind the opening tag of the block it stands in."""


@dataclass(frozen=True, slots=True)
class _Section:
    """A section as its letters and digits alone, and the pieces they come from."""

    letters: str
    pieces: tuple[_Piece, ...]
    balanced: bool
    """Whether every tag that opens in it closes in it."""


@dataclass(frozen=True, slots=True)
class _Place:
    """Where an entry stands in the HTML of its section."""

    start: int
    behind_time: int
    """Where the time ends that the author put before the words; the start, if none is there."""


def railed(content: str, timeline: Timeline) -> str:
    """Wrap the section and give each entry its anchor; one that is not found has the heading's."""
    opening = re.search(rf'<h([1-6])[^<>]*\bid="{re.escape(timeline.anchor)}"[^<>]*>', content)
    if not timeline.entries or opening is None:
        return content
    closing = f"</h{opening[1]}>"
    start = content.find(closing, opening.end()) + len(closing)
    behind = re.compile(rf"<h[1-{opening[1]}]\b").search(content, start)
    end = behind.start() if behind is not None else len(content)
    section = content[start:end]
    found = _read(section)
    places = _places(timeline, found)
    missing = "".join(_anchor(n) for n, place in enumerate(places) if place is None)
    marked = _marked(section, places)
    if found.balanced:
        marked = f'\n<div class="pm-timeline">{marked}</div>\n'
    head = content[: opening.end()] + missing + content[opening.end() : start]
    return head + marked + content[end:]


def _read(section: str) -> _Section:
    letters, pieces, balanced = "", [], True
    open = block = 0
    for found in _PIECE.finditer(section):
        if found["tag"]:
            name, closes = found["name"].lower(), found["close"]
            if name in _BLOCKS and not closes:
                # The head of a table is no entry.
                block = 0 if name == "th" else found.end()
            if name not in _VOID and not found["alone"]:
                open += -1 if closes else 1
                balanced &= open >= 0
        elif block and (words := found["words"]) and not words.isspace():
            pieces.append(_Piece(len(letters), found.start(), words, block))
            letters += _letters(html.unescape(words))
    return _Section(letters, tuple(pieces), balanced and not open)


def _places(timeline: Timeline, section: _Section) -> list[_Place | None]:
    """Return where each entry stands, in the order of the author.

    Of an entry as short as a digit the time above it may seem to be the place; no place lies before
    the end of another one, so that no word is written twice.
    """
    starts = [piece.start for piece in section.pieces]
    places: list[_Place | None] = []
    at = end = 0
    for entry in timeline.entries:
        key = _letters(entry.text)[:KEY]
        here = section.letters.find(key, at) if key else -1
        if here < 0:
            places.append(None)
            continue
        piece = section.pieces[bisect_right(starts, here) - 1]
        place = _place(piece, here - piece.start)
        free = place.start >= end
        places.append(place if free else None)
        end = place.behind_time if free else end
        at = here + len(key)
    return places


def _place(piece: _Piece, letters: int) -> _Place:
    """Return where an entry stands that begins behind so many letters of a piece.

    It is the beginning of the block, or of the line where a block has an entry on each.
    """
    words = piece.words
    before = next(n for n in range(len(words)) if len(_letters(words[: n + 1])) > letters)
    line = words.rfind("\n", 0, before) + 1
    if not line and piece.at != piece.block:
        return _Place(piece.block, piece.block)
    time = _TIME.match(words, line, before)
    return _Place(piece.at + line, piece.at + (time.end() if time is not None else line))


def _marked(section: str, places: Sequence[_Place | None]) -> str:
    parts, last = [], 0
    for n, place in enumerate(places):
        if place is None:
            continue
        parts += [section[last : place.start], _anchor(n)]
        last = place.start
        if place.behind_time > last:
            parts.append(f'<span class="pm-when">{section[last : place.behind_time]}</span>')
            last = place.behind_time
    return "".join([*parts, section[last:]])


def _anchor(place: int) -> str:
    return f'<span id="{entry_anchor(place)}" class="pm-at"></span>'


def _letters(text: str) -> str:
    return _BETWEEN.sub("", text).casefold()
