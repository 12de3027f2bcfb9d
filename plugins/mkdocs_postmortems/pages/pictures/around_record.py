"""One record, its factors, and other records that have them, in three columns.

Thousands of records have this picture, so a rule places its nodes, not springs: a column each, and
the records in the order of the factors they hang on, which keeps lines from crossing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import Final

from ...charts.network import network
from ...charts.nodes import Line, Network, Node, Sign
from ...charts.values import Tone, Words
from ...model.factor import Confidence, FactorId
from ...model.incident import Incident, IncidentId
from ..links import Links, shorten
from ..words import count, day
from .shown import Shown

AROUND: Final = 12
"""Factors and other records that are drawn; more smother each other."""
FACTORS: Final = 7
_COLUMNS: Final = (125, 380, 635)
_WIDTH: Final = 760
_NAME: Final = 245
_ROW: Final = 44


def around_record(links: Links, incident: Incident) -> Shown:
    """One record, its factors, and other records that have them."""
    factors, graph = incident.factor_ids(), links.kb.graph
    carriers = {factor: graph.seen_in(factor) for factor in factors}
    drawn = sorted(factors, key=lambda factor: len(carriers[factor]) < 2)[:FACTORS]
    shared = Counter(chain.from_iterable(carriers.values()))
    del shared[incident.id]
    other = len(shared)
    if not other:
        return Shown(Words("No other record has a factor of this one yet."), "")
    if len(drawn) < len(factors):
        shared = Counter(chain.from_iterable(carriers[factor] for factor in drawn))
        del shared[incident.id]
    # Of those with as much in common the newest: a counter keeps the order in which it met them.
    nearest = [id for id, _ in shared.most_common(AROUND - len(drawn))]
    records = _in_order(nearest, drawn, carriers)
    nodes = (
        _record(incident, links, focus=True),
        *(_factor(factor, incident, links) for factor in drawn),
        *(_record(links.kb.incidents[id], links) for id in records),
    )
    data = Network(
        f"Around {shorten(incident.title, 80)}",
        nodes,
        tuple(_lines(incident.id, drawn, records, carriers)),
        _places([[incident.id], drawn, records]),
        _WIDTH,
        _ROW * max(len(drawn), len(records)),
        legend=tuple(_legend(nodes, links)),
        room=_NAME,
    )
    return Shown(network(data, id="around"), _caption(drawn, factors, records, other))


def _in_order(
    records: Sequence[IncidentId],
    factors: Sequence[FactorId],
    carriers: Mapping[FactorId, Mapping[IncidentId, None]],
) -> list[IncidentId]:
    """Put records beside the middle of the factors they hang on."""
    rows = {
        id: [row for row, factor in enumerate(factors) if id in carriers[factor]] for id in records
    }
    return sorted(records, key=lambda id: (sum(rows[id]) / len(rows[id]), id))


def _lines(
    here: IncidentId,
    factors: Sequence[FactorId],
    records: Sequence[IncidentId],
    carriers: Mapping[FactorId, Mapping[IncidentId, None]],
) -> Iterator[Line]:
    for factor in factors:
        yield Line(here, factor, 1)
        yield from (Line(factor, id, 1) for id in records if id in carriers[factor])


def _places(columns: Sequence[Sequence[str]]) -> dict[str, tuple[int, int]]:
    rows = max(map(len, columns))
    return {
        id: (x, round(_ROW * (row + (rows - len(column)) / 2) + _ROW / 2))
        for x, column in zip(_COLUMNS, columns, strict=True)
        for row, id in enumerate(column)
    }


def _factor(factor: FactorId, incident: Incident, links: Links) -> Node:
    n = links.kb.graph.record_counts[factor]
    refs = [ref for ref in incident.factors if ref.factor == factor]
    return Node(
        factor,
        shorten(links.kb.vocabulary.factors[factor].label, 80),
        n,
        f"factor of {count(n, 'record')}",
        links.path(links.site.factors[factor]),
        hollow=all(ref.confidence is Confidence.LOW for ref in refs),
    )


def _record(incident: Incident, links: Links, *, focus: bool = False) -> Node:
    said = [incident.severity or "", day(incident.date)]
    said += ["in preparation"] if incident.preparing else []
    return Node(
        incident.id,
        shorten(incident.title, 80),
        1,
        ", ".join(filter(None, said)),
        None if focus else links.path(links.site.incidents[incident.id]),
        square=True,
        tone=_tone(incident, links),
        hollow=incident.preparing,
        focus=focus,
    )


def _tone(incident: Incident, links: Links) -> Tone:
    step = links.severity_step(incident.severity or "")
    return Tone.severity(step) if step else Tone.PLAIN


def _legend(nodes: Sequence[Node], links: Links) -> Iterator[tuple[Sign | Tone, str]]:
    yield Sign.ROUND, "factor, its area by its records"
    yield Sign.SQUARE, "record"
    tones = {node.tone for node in nodes if node.square}
    for step, name in enumerate(links.kb.settings.severities[:4], 1):
        if Tone.severity(step) in tones:
            yield Tone.severity(step), name
    if any(node.hollow for node in nodes):
        yield Sign.HOLLOW, "in preparation, or of low confidence"


def _caption(
    drawn: Sequence[FactorId], factors: Sequence[FactorId], records: Sequence[str], other: int
) -> str:
    mine = count(len(factors), "factor")
    mine = mine if len(drawn) == len(factors) else f"{len(drawn)} of {mine}"
    theirs = f"{len(records)} of {count(other, 'other record')} with one of them"
    more = ", those with most in common" if len(records) < other else ""
    return f"This record, {mine}, and {theirs}{more}. Seen together, not because."
