"""One factor and those it is most seen together with."""

from __future__ import annotations

from itertools import combinations
from typing import Final

from ...charts.network import network
from ...charts.nodes import Network, needs
from ...charts.values import Words
from ...graph.layout import layout
from ...model.factor import FactorId
from ..links import Links, shorten
from ..words import count
from .factor_pairs import ROOM, SAID, legend, lines, nodes
from .shown import Shown

AROUND: Final = 12
"""More neighbours smother each other's names."""
_WIDTH: Final = 720


def around_factor(links: Links, factor: FactorId) -> Shown:
    """One factor, those it is most seen together with, and pairs among them."""
    pairs = links.insight.together.of
    mine = pairs.get(factor, {})
    if not mine:
        return Shown(Words("With no other factor it has enough records in common to draw."), "")
    near = sorted(mine, key=lambda other: (-mine[other].both, -mine[other].lift, other))[:AROUND]
    found = [pairs[a][b] for a, b in combinations(sorted(near), 2) if b in pairs.get(a, {})]
    between = sorted(found, key=lambda pair: (-pair.both, pair.first, pair.second))
    drawn = lines([*(mine[other] for other in near), *between[: len(near)]])
    shown = nodes((factor, *near), links, focus=factor)
    places = layout(
        needs(shown, len(shown), ROOM), [(line.first, line.second) for line in drawn], width=_WIDTH
    )
    name = shorten(links.kb.vocabulary.factors[factor].label)
    data = Network(
        f"Factors seen together with {name}",
        shown,
        drawn,
        places.places,
        places.width,
        places.height,
        legend(drawn, (factor, *near), links),
        room=ROOM,
    )
    many = f"{len(near)} of {count(len(mine), 'factor')}" if mine.keys() - {*near} else ""
    said = f"{many or count(len(mine), 'factor')} seen together with it, those with most in common."
    few = f"{len(between)} pairs among them"
    kept = len(drawn) - len(near)
    said += f" {kept} of {few} are drawn." if kept < len(between) else ""
    return Shown(network(data, id="around"), f"{said} {SAID}")
