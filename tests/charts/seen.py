"""What a browser would show of a picture, as far as it can be known without one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree import ElementTree

from mkdocs_postmortems.charts.place import Box
from mkdocs_postmortems.charts.text import width
from mkdocs_postmortems.charts.values import Picture

SVG = "{http://www.w3.org/2000/svg}"
HREF = "{http://www.w3.org/1999/xlink}href"
Element = ElementTree.Element


def parsed(picture: Picture) -> Element:
    """The picture as XML."""
    return ElementTree.fromstring(picture.svg)


def tag(element: Element) -> str:
    """The name of an element of SVG."""
    return element.tag.removeprefix(SVG)


def classes(element: Element) -> list[str]:
    """The classes of an element."""
    return element.get("class", "").split()


def shown(element: Element) -> str:
    """The text of a label, without its title."""
    titles = element.findall(f"{SVG}title")
    text = "".join(element.itertext())
    return text.removeprefix("".join(titles[0].itertext())) if titles else text


@dataclass(frozen=True)
class Label:
    """A label and the room it takes."""

    text: str
    whole: str | None
    """Its title."""
    box: Box


def labels(picture: Picture, wide: int | None = None) -> list[Label]:
    """Return the labels of a picture that is drawn so many pixels wide."""
    return [*_labels(parsed(picture), wide or picture.width, (0, 0), in_cell=False)]


def _labels(
    element: Element, wide: int, origin: tuple[float, float], *, in_cell: bool
) -> Iterator[Label]:
    move = re.fullmatch(r"translate\((-?\d+) (-?\d+)\)", element.get("transform", ""))
    if move:
        origin = (origin[0] + int(move[1]), origin[1] + int(move[2]))
    in_cell = in_cell or "pm-cell" in classes(element)
    if tag(element) == "text":
        text = shown(element)
        long = width(text)
        x = origin[0] + across(element.get("x", "0"), wide) + float(element.get("dx", "0"))
        y = origin[1] + float(element.get("y", "0"))
        side = "middle" if in_cell else element.get("text-anchor", "start")
        left = x - {"start": 0.0, "middle": long / 2, "end": float(long)}[side]
        title = element.find(f"{SVG}title")
        whole = None if title is None else "".join(title.itertext())
        if text:
            yield Label(text, whole, Box(left, y - 9, left + long, y + 2))
    for child in element:
        yield from _labels(child, wide, origin, in_cell=in_cell)


def across(place: str, wide: int) -> float:
    """A place across in pixels."""
    return float(place[:-1]) * wide / 100 if place.endswith("%") else float(place)


def points(picture: Picture, kind: str, wide: int | None = None) -> list[tuple[float, float]]:
    """The middles of the circles of a class."""
    return [
        (across(e.get("cx", ""), wide or picture.width), float(e.get("cy", "")))
        for e in parsed(picture).iter(f"{SVG}circle")
        if kind in classes(e)
    ]


def parts(picture: Picture, kind: str) -> list[Element]:
    """The elements of a class."""
    return [element for element in parsed(picture).iter() if kind in classes(element)]


def link_labels(picture: Picture) -> list[str]:
    """The labels of the links, in their order."""
    return [a.get("aria-label", "") for a in parsed(picture).iter(f"{SVG}a")]


def drawn(picture: object) -> Picture:
    """Insist on a picture."""
    assert isinstance(picture, Picture)
    return picture
