"""A picture on a page: the frame it stands in, its caption, and room to scroll."""

from __future__ import annotations

from .svg import ROOMS, element, escape
from .values import Picture, Words


def figure(drawn: Picture | Words, caption: str = "") -> str:
    """Write a picture, or the words in its place, as one line of HTML for a page.

    Args:
        drawn: What a chart returned.
        caption: What is counted, of which period, and what is left out, as plain text; the
            picture's own description if empty.
    """
    if isinstance(drawn, Words):
        return _framed(element("p", escape(drawn.text), class_="pm-words"))
    scrolls = drawn.width > ROOMS[0]
    box = element(
        "div",
        drawn.svg,
        class_="pm-scroll",
        role="region" if scrolls else None,
        aria_label=drawn.title if scrolls else None,
        tabindex=0 if scrolls else None,
    )
    return _framed(box, element("figcaption", escape(caption or drawn.description)))


def _framed(*inside: str) -> str:
    return element("figure", *inside, class_="pm-figure", data_search_exclude="")
