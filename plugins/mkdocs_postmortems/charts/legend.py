"""What colours and shapes mean, in a line above a picture that breaks where it is full."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from .svg import LINE, Layers, element, words
from .text import clean, cut, width

_SWATCH: Final = 16
"""Pixels a shape takes, with the gap after it."""
_APART: Final = 16
_LONGEST: Final = 260


def swatch(tone: str) -> str:
    """Draw a small square in a tone; it belongs at the origin."""
    return element("rect", x=0, y=-10, width=11, height=11, rx=2, class_=f"pm-fill pm-{tone}")


def draw_legend(layers: Layers, items: Iterable[tuple[str, str]], *, room: int) -> int:
    """Draw shapes with their meaning, and return how many pixels that takes.

    Args:
        layers: Where it is drawn.
        items: A shape around the origin, and its meaning.
        room: Pixels there are in a line.
    """
    x, y, longest = 0, 0, min(_LONGEST, room - _SWATCH)
    for shape, meaning in items:
        needs = _SWATCH + width(cut(clean(meaning), longest))
        if x and x + needs > room:
            x, y = 0, y + LINE
        y = y or 12
        layers.draw(
            element("g", shape, transform=f"translate({x} {y})"),
            words(meaning, x + _SWATCH, y, room=longest),
        )
        x += needs + _APART
    return y + 10 if y else 0
