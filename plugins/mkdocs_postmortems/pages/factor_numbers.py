"""What the numbers say of one factor: rank, breadth, change, how soon it comes back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from ..insight.action_wording import coming_back_said, how_coming_back
from ..insight.change_wording import change_said, how_change
from ..insight.coming_back import coming_back
from ..insight.insight import Insight
from ..insight.recurring import Recurrence, Recurring
from ..insight.tagging_wording import banner_said
from ..insight.way_wording import (
    SEVERAL,
    bursts_said,
    how_ways,
    per_time_said,
    quarters_said,
    second_said,
    share_rise_said,
)
from ..insight.ways import ways_to_look
from ..insight.wording import breadth_said, how_breadth, how_rank, how_share
from ..model.factor import FactorId
from ..trends.ranking import LEAST_SEEN
from ..trends.returns import Returns
from .escape import md
from .links import Links
from .words import count

How = tuple[tuple[str, str], ...]
"""Sentences of a fold, each with its anchor on the page of how numbers are made."""


def numbers(factor: FactorId, links: Links) -> Mapping[str, object]:
    """Return the sentences of a factor's page; none where no counted record carries it.

    What only helped is described as help: nothing is said about a rise of it, or its return.
    """
    insight = links.insight
    problem, helped = (found.of.get(factor) for found in (insight.recurring, insight.helped))
    said: list[str] = []
    how: list[tuple[str, str]] = []
    if problem is not None:
        returns = coming_back(insight.population, factor)
        said += _place(problem, insight.recurring, "problem")
        said += _over_time(factor, returns, insight)
        how += _how(problem)
        how += _how_over_time(factor, returns, insight)
    if helped is not None:
        said += _place(helped, insight.helped, "help")
        how += () if problem is not None else _how(helped)
    ways = problem is not None and problem.share.x >= LEAST_SEEN
    return {
        "said": [md(sentence) for sentence in said],
        "how": how,
        "ways": [md(way) for way in _ways(factor, insight)] if ways else [],
        "several": SEVERAL,
    }


_AS: Final = {"problem": "As a problem", "help": "As help"}


def _place(row: Recurring, found: Recurrence, what: str) -> Iterator[str]:
    """Say where a factor stands among the others, and over what it is spread."""
    records = count(row.share.x, "record")
    if row.rank is None:
        yield f"{_AS[what]}: seen in {records}, and not ranked below {LEAST_SEEN}."
    else:
        others = count(len(found.ranked), "factor")
        yield f"{_AS[what]}: rank {row.rank} of {others} seen in {LEAST_SEEN} records or more."
    spread = (
        breadth_said(row.teams, "team"),
        breadth_said(row.services, "service"),
        count(row.quarters, "quarter"),
    )
    yield f"Spread of {records}: {'; '.join(spread)}."
    if what == "problem" and row.systemic:
        yield f"Systemic: no single team, service or quarter owns these {records}."


def _over_time(factor: FactorId, returns: Returns | None, insight: Insight) -> Iterator[str]:
    asked = insight.changes.factors
    change = asked.rows[factor]
    banner = banner_said(insight.tagging)
    if change.greyed and banner:
        yield banner
    yield change_said(change, asked)
    yield coming_back_said(returns)


def _how(row: Recurring) -> Iterator[tuple[str, str]]:
    yield how_share(row.share), "share"
    if row.rank is not None:
        yield how_rank(row.recency, row.share.x), "rank"
    if row.teams.counts:
        yield f"Teams. {how_breadth(row.teams)}", "breadth"


def _how_over_time(
    factor: FactorId, returns: Returns | None, insight: Insight
) -> Iterator[tuple[str, str]]:
    asked = insight.changes.factors
    yield how_change(asked.rows[factor], asked), "rise"
    if returns is not None:
        yield how_coming_back(returns), "coming-back"


def _ways(factor: FactorId, insight: Insight) -> Iterator[str]:
    ways = ways_to_look(insight.population, factor)
    sentences = (
        per_time_said(ways.per_time),
        share_rise_said(ways.share),
        quarters_said(ways.over_quarters),
        second_said(ways.second),
        bursts_said(ways),
    )
    for sentence, how in zip(sentences, how_ways(ways), strict=True):
        if sentence:
            yield f"{sentence[:1].upper()}{sentence[1:]}. {how}"
