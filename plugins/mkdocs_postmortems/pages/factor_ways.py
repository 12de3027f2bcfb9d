"""Other ways to look at one factor, for a fold on its page; their numbers lead to the records."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from ..insight.way_wording import (
    QUARTERS_SHOWN,
    bursts_said,
    how_ways,
    per_time_said,
    quarters_said,
    recent_and_before,
    second_said,
    share_rise_said,
)
from ..insight.ways import Ways, ways_to_look
from ..model.factor import FactorId
from ..trends.recent import LargerShare, PerTime
from .escape import leading, md
from .explorer.facets import PROBLEM, quarter_id
from .links import Links

Way = tuple[str, str]
"""A part of a sentence and where it leads to."""


def ways_led(factor: FactorId, links: Links) -> Iterator[str]:
    """Yield what each way to look says, and how it was made, as Markdown."""
    found = ways_to_look(links.insight.population, factor)
    sentences = (
        leading(_begun(per_time_said(found.per_time)), *_spans(found, found.per_time, links)),
        leading(_begun(share_rise_said(found.share)), *_spans(found, found.share, links)),
        leading(_begun(quarters_said(found.over_quarters)), *_quarters(found, links)),
        md(_begun(second_said(found.second))),
        md(_begun(bursts_said(found))),
    )
    for sentence, how in zip(sentences, how_ways(found), strict=True):
        if sentence:
            yield f"{sentence}. {md(how)}"


def _begun(sentence: str) -> str:
    return f"{sentence[:1].upper()}{sentence[1:]}"


def _spans(found: Ways, said: PerTime | LargerShare, links: Links) -> Iterator[Way]:
    """Yield the ways to the records of the last days, and to those of the days before."""
    until, days = links.insight.population.as_of, found.per_time
    recent, before = recent_and_before(said)
    if until is not None and days.x_recent:
        yield recent, _between(found, until, days.days_recent, links)
    if until is not None and days.x_before:
        until -= timedelta(days=days.days_recent)
        yield before, _between(found, until, days.days_before, links)


def _between(found: Ways, until: date, days: int, links: Links) -> str:
    span = {"from": str(until - timedelta(days=days - 1)), "to": str(until)}
    return links.explore(counted="yes", factor=found.factor, role=PROBLEM, **span)


def _quarters(found: Ways, links: Links) -> Iterator[Way]:
    """Yield the ways to the records of the quarters that are written out."""
    over = found.over_quarters
    rows = [*zip(found.quarters, over.x, over.n, strict=True)]
    for quarter, x, n in rows[-QUARTERS_SHOWN:]:
        if x:
            asked = {"factor": found.factor, "role": PROBLEM, "quarter": quarter_id(str(quarter))}
            yield f"{x} of {n}", links.explore(counted="yes", **asked)
