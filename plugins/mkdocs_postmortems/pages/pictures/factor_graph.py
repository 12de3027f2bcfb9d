"""All factors as a graph: a line where two are truly seen together."""

from __future__ import annotations

from typing import Final

from ...charts.network import network
from ...charts.nodes import Network, needs
from ...charts.values import Words
from ...graph.layout import layout
from ...graph.thin import thin
from ...insight.pair_wording import pairs_said
from ..basis import span_of
from ..links import Links
from ..words import count
from .factor_pairs import ROOM, SAID, legend, lines, nodes, themes
from .shown import Shown

NAMED: Final = 60
WIDTH: Final = 1140
_FEW, _NARROW = 60, 960
"""So few factors need no more pixels than that."""


def factor_graph(links: Links) -> Shown:
    """All factors with a pair to draw, and the pairs that stand out most."""
    found, population = links.insight.together, links.insight.population
    if not found.pairs:
        return Shown(Words(pairs_said(found)), "")
    groups = themes(links)
    kept = thin(found.pairs, groups)
    drawn = lines(kept)
    ids = sorted({id for pair in kept for id in (pair.first, pair.second)})
    shown = nodes(ids, links)
    places = layout(
        needs(shown, NAMED, ROOM),
        [(line.first, line.second) for line in drawn],
        width=_NARROW if len(ids) <= _FEW else WIDTH,
        groups=groups,
    )
    data = Network(
        "Factors seen together",
        shown,
        drawn,
        places.places,
        places.width,
        places.height,
        legend(drawn, ids, links),
        named=NAMED,
        room=ROOM,
        keyed=True,
    )
    of = count(len(population.problems), "factor")
    said = f"{len(ids)} of {of} and {len(drawn)} of {count(len(found.pairs), 'pair')} are drawn. "
    n = f" {count(population.n, 'counted record')}, {span_of(population.records)}."
    return Shown(network(data, id="graph"), said + SAID + n)
