"""A picture as a file of its own, such as for a slide: with its style, its title and its words.

The style is that of the site in its light palette, with every variable resolved, links taken off
and places in pixels: programs that show slides know neither variables nor places in per cent.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from typing import Final

from .svg import NAMESPACES, element, escape
from .text import SIZE, wrap
from .values import Picture

_STYLE: Final = (
    files("mkdocs_postmortems") / "plugin" / "theme" / "assets" / "postmortems" / "postmortems.css"
)
_WIDTH: Final = 720
"""How wide a picture is drawn at least."""
_MARGIN: Final = 24
_BLOCK: Final = re.compile(r"/\* Charts: begin.*?\*/(.*)/\* Charts: end", re.DOTALL)
_COMMENT: Final = re.compile(r"/\*.*?\*/", re.DOTALL)
_NESTED: Final = re.compile(r"@[^{}]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}")
_RULE: Final = re.compile(r"([^{}]+)\{([^{}]*)\}")
_DRAWN: Final = re.compile(r"\.pm-(chart|heatmap)(\.pm-few)? ")
_VARIABLE: Final = re.compile(r"(--[\w-]+): ([^;]+);")
_USE: Final = re.compile(r"var\((--[\w-]+)(?:, ((?:[^()]|\([^()]*\))*))?\)")
_ACROSS: Final = re.compile(r' (x|x1|x2|cx|width)="([\d.]+)%"')
_LINK: Final = re.compile(r'<a [^<>]*?( class="[^"]*")?>')
_TARGET: Final = re.compile(r'<\w+ [^<>]*class="pm-hit[^<>]*/>')


def standalone(picture: Picture) -> str:
    """Return the text of an SVG file that needs no page around it."""
    inner = max(picture.width, _WIDTH)
    heading, y = [], _MARGIN
    for text, size, kind in ((picture.title, 18, "pm-title"), (picture.description, SIZE, None)):
        for line in wrap(text, inner, size):
            y += size + 6
            heading.append(element("text", escape(line), x=_MARGIN, y=y, class_=kind))
    top = y + _MARGIN
    width, height = inner + 2 * _MARGIN, top + picture.height + _MARGIN
    drawn = _ACROSS.sub(lambda found: _in_pixels(found, inner), _without_links(picture.svg))
    return element(
        "svg",
        element("style", light_style()),
        element("rect", width=width, height=height, class_="pm-white"),
        *heading,
        element("g", drawn, transform=f"translate({_MARGIN} {top})"),
        **NAMESPACES,
        class_="pm-chart",
        viewbox=f"0 0 {width} {height}",
        width=width,
        height=height,
    )


def _without_links(svg: str) -> str:
    """Turn links into groups: they lead to pages that are not beside the file."""
    seen = _TARGET.sub("", svg)
    return _LINK.sub(lambda found: f"<g{found[1] or ''}>", seen).replace("</a>", "</g>")


def _in_pixels(found: re.Match[str], width: int) -> str:
    return f' {found[1]}="{float(found[2]) * width / 100:.1f}"'


@lru_cache(maxsize=1)
def light_style() -> str:
    """Return the rules for charts in the light palette, without variables."""
    text = _COMMENT.sub("", _STYLE.read_text(encoding="utf-8"))
    values = dict(_VARIABLE.findall(_NESTED.sub("", text)))
    block = _BLOCK.search(_STYLE.read_text(encoding="utf-8"))
    assert block is not None
    plain = _NESTED.sub("", _COMMENT.sub("", block[1]))
    rules = [_OWN]
    for selector, declarations in _RULE.findall(plain):
        if _DRAWN.match(selector.strip()) and ":" not in selector:
            rules.append(f"{_flat(selector)}{{{_flat(_resolve(declarations, values))}}}")
    return "".join(rules)


_OWN: Final = (
    "svg{font-family:Helvetica,Arial,sans-serif;color:#1f2328}.pm-white{fill:#fff}"
    ".pm-chart .pm-title{font-size:18px;font-weight:700;fill:currentcolor}"
)


def _resolve(text: str, values: Mapping[str, str]) -> str:
    """Put the values of variables in their places; an unknown one has its fallback."""
    while "var(" in text:
        text = _USE.sub(lambda found: values.get(found[1]) or found[2] or "none", text)
    return text


def _flat(text: str) -> str:
    return " ".join(text.split())
