"""What the numbers say of one factor: rank, breadth, change, how soon it comes back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from ..insight.action_wording import coming_back_said, how_coming_back
from ..insight.change_wording import how_change
from ..insight.coming_back import coming_back
from ..insight.insight import Insight
from ..insight.recurring import Recurrence, Recurring
from ..insight.tagging_wording import banner_said
from ..insight.way_wording import SEVERAL
from ..insight.wording import breadth_said, how_breadth, how_rank, how_share
from ..model.factor import FactorId, Role
from ..trends.ranking import LEAST_SEEN
from ..trends.returns import Returns
from .escape import leading, md
from .explorer.facets import PROBLEM
from .factor_ways import ways_led
from .leads import change_led
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
        said += _place(problem, insight.recurring, "problem", links)
        said += _over_time(factor, returns, links)
        how += _how(problem)
        how += _how_over_time(factor, returns, insight)
    if helped is not None:
        said += _place(helped, insight.helped, "help", links)
        how += () if problem is not None else _how(helped)
    ways = problem is not None and problem.share.x >= LEAST_SEEN
    return {
        "said": said,
        "how": how,
        "ways": [*ways_led(factor, links)] if ways else [],
        "several": SEVERAL,
    }


_AS: Final = {"problem": ("As a problem", PROBLEM), "help": ("As help", Role.MITIGATING)}


def _place(row: Recurring, found: Recurrence, what: str, links: Links) -> Iterator[str]:
    """Say where a factor stands among the others, and over what it is spread."""
    records = count(row.share.x, "record")
    name, role = _AS[what]
    way = (records, links.explore(counted="yes", factor=row.factor, role=role))
    if row.rank is None:
        yield leading(f"{name}: seen in {records}, and not ranked below {LEAST_SEEN}.", way)
    else:
        others = count(len(found.ranked), "factor")
        yield f"{name}: rank {row.rank} of {others} seen in {LEAST_SEEN} records or more."
    spread = (
        breadth_said(row.teams, "team"),
        breadth_said(row.services, "service"),
        count(row.quarters, "quarter"),
    )
    yield leading(f"Spread of {records}: {'; '.join(spread)}.", way)
    if what == "problem" and row.systemic:
        yield f"Systemic: no single team, service or quarter owns these {records}."


def _over_time(factor: FactorId, returns: Returns | None, links: Links) -> Iterator[str]:
    asked = links.insight.changes.factors
    change = asked.rows[factor]
    banner = banner_said(links.insight.tagging)
    if change.greyed and banner:
        yield md(banner)
    yield change_led(change, asked, links)
    yield md(coming_back_said(returns))


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
