"""Factors and records as nodes, and what they have in common as lines between them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final

from .legend import draw_legend, swatch
from .names import Disc, Name, name_discs
from .nodes import Line, Network, Node, Sign, radius
from .place import Box
from .svg import LINE, ROOMS, Layers, element, escape, frame, title
from .text import count, isolate
from .values import Cell, Picture, Table, Tone, Words

_FEW: Final = 40
"""Lines of so few nodes are drawn clearer."""


def network(data: Network, *, id: str) -> Picture | Words:
    """Draw nodes, lines and as many names as stand free.

    The nodes are links and so a layer of their own, between the lines and the names. For a script,
    `data-pm-ends` of a line are the places of its two nodes in that layer.
    """
    placed = {node.id for node in data.nodes} & data.places.keys()
    lines = [line for line in data.lines if {line.first, line.second} <= placed]
    joined = {id for line in lines for id in (line.first, line.second)}
    nodes = [node for node in data.nodes if node.id in joined]
    order = {node.id: n for n, node in enumerate(nodes)}
    if not lines:
        return Words("No two have enough in common to draw a line.")
    layers = Layers()
    top = draw_legend(layers, [(_sign(key), said) for key, said in data.legend], room=data.width)
    largest = max(node.value for node in nodes)
    discs = [_disc(node, largest, data.places[node.id], top, data.room) for node in nodes]
    most = max(line.value for line in lines)
    drawn = (
        _line(line, order[line.first], order[line.second], discs, most, keyed=data.keyed)
        for line in lines
    )
    layers.draw(element("g", *drawn, class_="pm-lines"))
    for node, disc in zip(nodes, discs, strict=True):
        _draw_node(layers, node, disc, keyed=data.keyed)
    height = top + data.height + LINE
    names = name_discs(discs, data.named, Box(0, top, data.width, height))
    layers.over += [_name(name, nodes[name.disc]) for name in names]
    return frame(
        layers,
        id=id,
        kind="network",
        name=data.title,
        description=_description(data, nodes, lines, len(names)),
        table=_table(data),
        width=data.width,
        height=height,
        scaled=True,
        style=_style(data, len(nodes)),
    )


def _style(data: Network, drawn: int) -> str:
    """Return the classes that keep names readable on a phone, and lines of few nodes clear."""
    room = max(room for room in ROOMS if room <= max(data.width, ROOMS[0]))
    return f"pm-room-{room}" + (" pm-few" if drawn <= _FEW else "")


def _disc(node: Node, largest: int, place: tuple[int, int], top: int, room: int) -> Disc:
    x, y = place
    weight = (node.focus, node.value)
    return Disc(x, y + top, radius(node.value, largest), node.label, weight, room)


def _sign(key: Sign | Tone) -> str:
    """Draw what the legend explains."""
    if isinstance(key, Tone):
        return swatch(key)
    if key in (Sign.SOLID, Sign.DASHED):
        unsure = "pm-unsure" if key is Sign.DASHED else None
        line = element("path", d="M-1-4h13", class_=unsure)
        return element("g", line, class_="pm-lines")
    kind = "pm-sign pm-hollow" if key is Sign.HOLLOW else "pm-sign"
    return _shape(5, -4, 5, key is Sign.SQUARE, kind)


def _line(line: Line, a: int, b: int, discs: Sequence[Disc], most: int, *, keyed: bool) -> str:
    """Draw a line in one of three widths; the ends are under the nodes."""
    wide = 1 + 3 * (line.value - 1) // most
    kinds = [f"pm-wide-{wide}"] if wide > 1 else []
    kinds += [] if line.sure else ["pm-unsure"]
    path = f"M{discs[a].x} {discs[a].y}L{discs[b].x} {discs[b].y}"
    return element(
        "path",
        d=path,
        data_pm_ends=f"{a} {b}",
        data_pm_n=line.value if keyed else None,
        class_=" ".join(kinds) or None,
    )


def _draw_node(layers: Layers, node: Node, disc: Disc, *, keyed: bool) -> None:
    kind = f"pm-node pm-{'hollow' if node.hollow else 'solid'} pm-{node.tone}"
    named = {"data_pm_id": node.id, "data_pm_n": node.value} if keyed else {}
    shape = _shape(disc.x, disc.y, disc.radius, node.square, kind, **named)
    if node.focus:
        layers.draw(_shape(disc.x, disc.y, disc.radius + 4, node.square, "pm-ring"))
    label = f"{isolate(node.label)}: {node.note}"
    if node.href is None:
        layers.draw(element("g", title(label), shape))
    else:
        layers.link(node.href, label, shape)


def _shape(x: int, y: int, r: int, square: bool, kind: str, **named: object) -> str:
    if square:
        # As large as the circle of the same value.
        half = max(1, round(r * math.sqrt(math.pi) / 2))
        size = 2 * half
        place = {"x": x - half, "y": y - half, "width": size, "height": size}
        return element("rect", **place, class_=kind, **named)
    return element("circle", cx=x, cy=y, r=r, class_=kind, **named)


def _name(name: Name, node: Node) -> str:
    kind = "pm-focus" if node.focus else None
    anchor = None if name.anchor == "start" else name.anchor
    return element("text", escape(name.text), x=name.x, y=name.y, text_anchor=anchor, class_=kind)


def _description(data: Network, nodes: Sequence[Node], lines: Sequence[Line], named: int) -> str:
    squares = sum(node.square for node in nodes)
    kinds = ((len(nodes) - squares, "factor"), (squares, "record"))
    counts = " and ".join(count(n, noun) for n, noun in kinds if n)
    said = [f"n = {counts}, joined by {count(len(lines), 'line')}"]
    if named < len(nodes):
        said.append(f"{named:,} of them are named in the drawing")
    if len(nodes) < len(data.nodes):
        said.append(f"{len(data.nodes) - len(nodes):,} more have no line")
    return f"{'; '.join(said)}."


def _table(data: Network) -> Table:
    """List every node with what it is joined with, most in common first."""
    label = {node.id: node.label for node in data.nodes}
    joined: dict[str, list[tuple[int, str]]] = {id: [] for id in label}
    for line in data.lines:
        for one, other in ((line.first, line.second), (line.second, line.first)):
            if one in label and other in label:
                joined[one].append((-line.value, label[other]))
    return Table(
        ("Name", "Counts", "Joined with"),
        tuple(
            (
                Cell(node.label, node.href),
                Cell(node.note),
                Cell(", ".join(f"{name} ({-value:,})" for value, name in sorted(joined[node.id]))),
            )
            for node in data.nodes
        ),
    )
