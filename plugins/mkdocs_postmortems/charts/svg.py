"""SVG as text: escaping, elements, and the frame that every picture stands in.

A picture has a drawing layer, which is one image to a screen reader, and beside it a layer of
links: what stands inside an image is not announced. Links are `xlink:href`, because Material sets
`href` anew on every element that has one, which throws on an element of SVG. Colours are classes.

Most pictures have no `viewBox`: places across are per cent, places down are pixels, so text keeps
its size on a phone. Labels are placed for the least width; at any larger one they only move apart.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from .text import SIZE, clean, cut
from .values import Picture, Table

NAMESPACES: Final = {
    "xmlns": "http://www.w3.org/2000/svg",
    "xlink": "http://www.w3.org/1999/xlink",
}
ROOMS: Final = (300, 600, 960)
"""Least widths of pictures, in pixels; the stylesheet has a class for each."""
LINE: Final = SIZE + 4
"""Pixels from one line of text to the next."""
_NAMES: Final = {
    "class_": "class",
    "href": "xlink:href",
    "viewbox": "viewBox",
    "xlink": "xmlns:xlink",
}
_NOT_IN_IDS: Final = re.compile(r"[^\w-]+")


def escape(text: object) -> str:
    """Escape text for elements and attributes; braces too, because macro plugins look for them."""
    return str(text) if type(text) is int else _escaped(str(text))


@lru_cache(maxsize=65536)
def _escaped(text: str) -> str:
    return html.escape(clean(text)).replace("{", "&#123;").replace("}", "&#125;")


def element(tag: str, *inside: str, **attributes: object) -> str:
    """Write an element; what is inside is SVG already, an attribute that is None is left out."""
    written = ""
    for key, value in attributes.items():  # a loop: this is called a hundred times for a page
        if value is not None:
            written += f' {_NAMES.get(key) or key.replace("_", "-")}="{escape(value)}"'
    content = "".join(inside)
    return f"<{tag}{written}>{content}</{tag}>" if content else f"<{tag}{written}/>"


def percent(fraction: float) -> str:
    """Write a place across the picture, to a hundredth of a per cent.

    >>> percent(0), percent(1 / 3), percent(1)
    ('0%', '33.33%', '100%')
    """
    return f"{fraction * 100:.2f}".rstrip("0").rstrip(".") + "%"


def title(text: str) -> str:
    """Write what a browser shows while the pointer rests on the element around it."""
    return element("title", escape(text))


def words(
    text: str,
    x: object,
    y: int,
    *,
    room: float,
    kind: str | None = None,
    anchor: str | None = None,
    dx: int | None = None,
) -> str:
    """Write a label; one that is cut carries the whole text as its title."""
    whole = clean(text)
    shown = cut(whole, room)
    full = title(whole) if shown != whole else ""
    place = {"x": x, "y": y, "dx": dx, "text_anchor": anchor}
    return element("text", full, escape(shown), **place, class_=kind)


def at(x: float, y: int, *inside: str) -> str:
    """Put something with coordinates in pixels at a place across that is a fraction."""
    return element("svg", *inside, x=percent(x), y=y, overflow="visible")


@dataclass(slots=True)
class Layers:
    """What a picture is made of while it is drawn."""

    drawing: list[str] = field(default_factory=list)
    """One image to a screen reader."""
    links: list[str] = field(default_factory=list)
    over: list[str] = field(default_factory=list)
    """Labels on top of the links, which repeat what the links say."""

    def draw(self, *parts: str) -> None:
        """Add to the drawing."""
        self.drawing += parts

    def mark(self, shape: str, label: str, href: str | None, target: str = "") -> None:
        """Draw a mark and lay a link over it; one that leads nowhere says itself what it is.

        Args:
            shape: What is seen.
            label: What it is, with its value in words.
            href: Where it leads.
            target: What can be hit, unseen.
        """
        if href is None:
            self.draw(element("g", title(label), shape))
        else:
            self.draw(shape)
            self.link(href, label, target)

    def link(self, href: str, label: str, target: str, kind: str | None = None) -> None:
        """Add a link, in the order in which a reader meets it."""
        about = {"href": href, "role": "link", "aria_label": label, "class_": kind}
        self.links.append(element("a", title(label), target, **about))


def frame(
    layers: Layers,
    *,
    id: str,
    kind: str,
    name: str,
    description: str,
    table: Table,
    width: int,
    height: int,
    scaled: bool = False,
    style: str = "",
) -> Picture:
    """Put the layers of a picture together.

    Args:
        layers: What is in it.
        id: What makes the ids of this picture unique on its page, such as `trends-bars`.
        kind: The name of the chart; it becomes a class.
        name: What is shown, such as `Incidents per quarter`.
        description: What there is to see, with n.
        table: The same as numbers.
        width: The least width; the width, where the picture is scaled as a whole.
        height: The height in pixels.
        scaled: Whether coordinates across are pixels, in a `viewBox`, and not per cent.
        style: More classes.
    """
    id = _NOT_IN_IDS.sub("-", id)
    drawn = element(
        "g",
        element("title", escape(name), id=f"{id}-title"),
        element("desc", escape(description), id=f"{id}-desc"),
        *layers.drawing,
        role="img",
        aria_labelledby=f"{id}-title {id}-desc",
    )
    links, over = "".join(layers.links), "".join(layers.over)
    room = "" if scaled else f"pm-room-{width}"
    svg = element(
        "svg",
        drawn,
        element("g", links, class_="pm-links") if links else "",
        element("g", over, class_="pm-over", aria_hidden="true") if over else "",
        **NAMESPACES,
        class_=" ".join(f"pm-chart pm-{kind} {room} {style}".split()),
        role="group",
        aria_labelledby=f"{id}-title",
        viewbox=f"0 0 {width} {height}" if scaled else None,
        width=width if scaled else "100%",
        height=height,
    )
    return Picture(svg, clean(name), clean(description), table, width, height)


def room_for(width: float) -> int:
    """Return the smallest of the least widths that holds so many pixels; else the largest."""
    return next((room for room in ROOMS if room >= width), ROOMS[-1])
