"""How wide text is where no font is at hand, and how it is cut without hiding that it was cut.

The pages of a site name the same factors and records over and over, so answers are kept.
"""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

SIZE: Final = 12
"""Pixels; the one size of text in every picture, also stated in the stylesheet."""

_INVISIBLE: Final = "\u200c\u200d\u2068\u2069"
"""What may stay although no one sees it: joiners of letters, and isolates of direction."""

# Thousandths of the size: the wider of Liberation Sans (as wide as Arial) and DejaVu Sans (as wide
# as Verdana), rounded up. Letters outside ASCII get what the widest of their kind needs.
_WIDTHS: Final = {
    **dict.fromkeys("ijlI|'\u2018\u2019", 340),
    **dict.fromkeys(' .,:;/\\!()[]frt-"`·\u2039\u203a', 460),
    **dict.fromkeys("\u2013\u201c\u201d\u201e", 650),
    **dict.fromkeys("mMwWQOG%@&\u2014", 1020),
    **dict.fromkeys("#+<=>^~×", 840),
    "…": 1000,
}
_CAPITAL, _SMALL, _LETTER, _WIDE, _OTHER = 790, 650, 1250, 1100, 1400


def clean(text: object) -> str:
    """Join lines and drop what XML forbids or no one can see."""
    flat = " ".join(str(text).split())
    if flat.isprintable():
        return flat
    return "".join(c for c in flat if c.isprintable() or c in _INVISIBLE)


@lru_cache(maxsize=65536)
def width(text: str, size: int = SIZE) -> int:
    """Return the pixels that text needs at most in the usual sans-serif fonts.

    >>> width("undetected"), width("DNS"), width("")
    (74, 29, 0)
    """
    return math.ceil(sum(_width_of(character) for character in text) * size / 1000)


@lru_cache(maxsize=65536)
def cut(text: str, room: float, size: int = SIZE) -> str:
    """Shorten text that needs more room than there is; a cut ends in an ellipsis.

    >>> cut("Name resolution", 60), cut("Name resolution", 200)
    ('Name…', 'Name resolution')
    """
    if width(text, size) <= room:
        return text
    kept, left = "", room * 1000 / size - _WIDTHS["…"]
    for character in text:
        left -= _width_of(character)
        if left < 0:
            break
        kept += character
    return f"{kept.rstrip(' ' + _INVISIBLE)}…"


def isolate(text: str) -> str:
    """Keep text that runs from right to left from turning the words around it."""
    if text.isascii():
        return text
    runs_left = any(unicodedata.bidirectional(character) in {"R", "AL"} for character in text)
    return f"\u2068{text}\u2069" if runs_left else text


def _width_of(character: str) -> int:
    known = _WIDTHS.get(character)
    if known is not None:
        return known
    kind = unicodedata.category(character)
    if kind in {"Mn", "Me", "Cf"}:
        return 0
    if unicodedata.east_asian_width(character) in {"W", "F"}:
        return _WIDE if kind[0] == "L" else _OTHER
    if character < "\u0250":
        return _CAPITAL if character.isupper() else _SMALL
    return _LETTER if kind[0] == "L" else _OTHER


def count(n: int, noun: str = "record", nouns: str | None = None) -> str:
    """Write a number with its noun.

    >>> count(1), count(2100), count(2, "entry", "entries")
    ('1 record', '2,100 records', '2 entries')
    """
    return f"{n:,} {noun if n == 1 else nouns or noun + 's'}"


def together(labels: Sequence[str], nouns: str = "records") -> str:
    """Say what one mark stands for; one that stands for several names the first.

    >>> together(["A: 3 min"]), together(["A: 3 min", "B: 3 min"])
    ('A: 3 min', '2 records, the first: A: 3 min')
    """
    return labels[0] if len(labels) == 1 else f"{len(labels)} {nouns}, the first: {labels[0]}"


def wrap(text: str, room: float, size: int = SIZE) -> tuple[str, ...]:
    """Break text into lines between words; a word longer than a line is cut.

    >>> wrap("Incidents per quarter", 80)
    ('Incidents', 'per quarter')
    """
    lines: list[str] = []
    for word in clean(text).split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width(longer, size) <= room:
            lines[-1] = longer
        else:
            lines.append(cut(word, room, size))
    return tuple(lines)
