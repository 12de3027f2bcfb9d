"""Factors as nodes and what is seen of two together as lines, for every picture of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from ...charts.nodes import Line, Node, Sign
from ...charts.values import Tone
from ...graph.clusters import NoGroups
from ...model.factor import FactorId
from ...trends.together import LEAST, Pair
from ..links import Links, shorten
from ..words import count

SAID: Final = f"A line is a pair with {LEAST} records in common or more. Together, not because."
ROOM: Final = 260
"""Pixels the name of a factor has at most."""
SURE: Final = "more often than chance explains"
UNSURE: Final = "seen together, may be chance"
COLOURED: Final = 7
"""So many groups have a colour; smaller ones share a grey with the factors in none."""


def themes(links: Links) -> Mapping[str, int]:
    """Return the group of each factor, the largest is 0; none where groups are not stable."""
    found = links.insight.together.groups
    if isinstance(found, NoGroups):
        return {}
    return {factor: n for n, part in enumerate(found.parts) for factor in part}


def lines(pairs: Iterable[Pair[FactorId]]) -> tuple[Line, ...]:
    """Return a line for each pair, dashed where chance may explain it."""
    return tuple(Line(pair.first, pair.second, pair.both, pair.signal) for pair in pairs)


def nodes(
    factors: Sequence[FactorId], links: Links, focus: FactorId | None = None
) -> tuple[Node, ...]:
    """Return a node for each factor, with the counted records in which it was a problem."""
    population, groups = links.insight.population, themes(links)
    return tuple(
        Node(
            factor,
            shorten(links.kb.vocabulary.factors[factor].label, 80),
            len(population.problems[factor]),
            f"{len(population.problems[factor])} of {count(population.n, 'counted record')}",
            None if factor == focus else links.path(links.site.factors[factor]),
            tone=_tone(factor, groups),
            focus=factor == focus,
        )
        for factor in factors
    )


def legend(
    drawn: Sequence[Line], shown: Sequence[FactorId], links: Links
) -> tuple[tuple[Sign | Tone, str], ...]:
    """Explain the lines and, where groups are stable, what each colour is."""
    return tuple(_legend(drawn, shown, links))


def _legend(
    drawn: Sequence[Line], shown: Sequence[FactorId], links: Links
) -> Iterator[tuple[Sign | Tone, str]]:
    yield Sign.ROUND, "factor, its area by its records"
    if any(line.sure for line in drawn):
        yield Sign.SOLID, SURE
    if not all(line.sure for line in drawn):
        yield Sign.DASHED, UNSURE
    population, groups = links.insight.population, themes(links)
    if not groups:
        return
    tones: dict[Tone, str] = {}
    for factor in sorted(shown, key=lambda f: (-len(population.problems[f]), f)):
        name = shorten(links.kb.vocabulary.factors[factor].label, 40)
        tones.setdefault(_tone(factor, groups), f"group of {name}")
    if Tone.THEME_7 in tones:
        tones[Tone.THEME_7] = "in a smaller group, or in none"
    yield from sorted(tones.items())


def _tone(factor: FactorId, groups: Mapping[str, int]) -> Tone:
    """Return the tone of a group; all have the same where there are no groups."""
    return Tone.theme(min(groups.get(factor, COLOURED), COLOURED) if groups else None)
