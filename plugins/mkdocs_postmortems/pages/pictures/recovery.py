"""How long noticing and recovery took, record by record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from ...charts.strips import Estimate, Strip, Strips, strips
from ...charts.values import Mark
from ...insight.measures import length
from ...insight.time_wording import quantile_said
from ...insight.times import Length, Lengths, Stretch
from ..basis import span_of
from ..links import Links, shorten
from ..words import count
from .shown import Shown

STRETCHES: Final[tuple[tuple[Stretch, str], ...]] = (
    ("notice", "Until noticed"),
    ("mitigate", "Until mitigated"),
    ("resolve", "Until resolved"),
)


def recovery(links: Links) -> Shown:
    """How long noticing, mitigating and resolving took in each record."""
    found, mine = links.insight.recovery, links.insight.population.records
    rows = tuple(_strip(said, getattr(found, name), links) for name, said in STRETCHES)
    said = (
        "Until noticed counts from the start, the others from the noticing. A point is one record, "
        "on an axis whose steps multiply."
    )
    if any(value.open for row in rows for value in row.values):
        said += " A hollow one is not over yet."
    n = f" {count(len(mine), 'counted record')}, {span_of(mine)}." if mine else ""
    return Shown(strips(Strips("Noticing and recovery", rows), id="recovery"), said + n)


def _strip(name: str, found: Lengths, links: Links) -> Strip:
    notes = ((found.missing, "not known"), (found.estimated, "estimated"))
    return Strip(
        name,
        (*_marks(found.ended, links), *_marks(found.ongoing, links, open=True)),
        tuple(_estimates(found)),
        ", ".join(f"{n} {said}" for n, said in notes if n),
    )


def _marks(lengths: Iterable[Length], links: Links, *, open: bool = False) -> Iterator[Mark]:
    for each in lengths:
        seconds, title = each.span.total_seconds(), links.kb.incidents[each.incident].title
        label = f"{shorten(title)}: {length(seconds)}{' so far' if open else ''}"
        yield Mark(seconds, label, links.path(links.site.incidents[each.incident]), open)


def _estimates(found: Lengths) -> Iterator[Estimate]:
    """Yield the middle and the slow end, where there is a range to draw."""
    if found.summary is None:
        return
    median, p90 = found.summary.median, found.summary.p90
    if median.low is not None:
        yield Estimate(median.value, median.low, median.high, f"median {quantile_said(median)}")
    if p90.low is not None:
        # Without an upper bound the quantile itself says too much.
        bound = p90.high is not None
        said = quantile_said(p90) if bound else f"at least {length(p90.low)}"
        yield Estimate(p90.value if bound else None, p90.low, p90.high, f"9 in 10: {said}")
