"""The names of an axis below a picture: as many as stand free, none over an edge."""

from __future__ import annotations

from collections.abc import Sequence

from .place import spread
from .svg import LINE, Layers, element, escape, percent
from .text import width


def draw_steps(layers: Layers, steps: Sequence[tuple[float, str]], *, room: int, y: int) -> int:
    """Draw a short line for each step below a line at y, and names; return where they end.

    Args:
        layers: Where it is drawn.
        steps: Places across, in parts of the width, with their names, from the left.
        room: The least width of the picture in pixels.
        y: Where the line of the axis is.
    """
    placed = [_place(x, name, room) for x, name in steps]
    for x, _ in steps:
        layers.draw(element("line", x1=percent(x), x2=percent(x), y1=y, y2=y + 4, class_="pm-step"))
    for n in spread([span for span, _ in placed], 8):
        x, name = steps[n]
        text = {"x": percent(x), "y": y + LINE + 2, "text_anchor": placed[n][1]}
        layers.draw(element("text", escape(name), **text))
    return y + LINE + 6


def _place(x: float, name: str, room: int) -> tuple[tuple[float, float], str | None]:
    """Return where a name begins and ends, in pixels, and its side of its step."""
    long, at = width(name), x * room
    if at - long / 2 < 0:
        return (at, at + long), None
    if at + long / 2 > room:
        return (at - long, at), "end"
    return (at - long / 2, at + long / 2), "middle"
