"""What helped, what keeps recurring, and which factors are seen together, for the trends page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from ..graph.clusters import Partition
from ..insight.insight import Insight
from ..insight.pair_wording import (
    NOT_BECAUSE,
    groups_said,
    how_groups,
    how_pair,
    pair_seen,
    pairs_said,
)
from ..insight.recurring import Recurrence
from ..insight.seen_together import Together
from ..insight.wording import how_breadth, how_rank, how_share
from ..model.factor import FactorId
from ..trends.together import Pair
from .escape import md
from .leads import pair_led
from .links import Links
from .recurring_rows import SYSTEMIC, TIES, ranked_rows, seen_said
from .trend_section import Section
from .words import count

HELPED_SHOWN: Final = 10
RECURRING_SHOWN: Final = 20
PAIRS_SHOWN: Final = 10

HEADS: Final = ("Rank", "Factor", "Records", "Seen in")


def helped(insight: Insight, links: Links) -> Section:
    """Say what kept incidents small, first of all."""
    found = insight.helped
    nothing = f"None of {count(found.n, 'record')} says what kept it small. What did?"
    rows = ranked_rows(found.ranked[:HELPED_SHOWN], links, problems=False)
    return _ranked("helped", "What helped", found, links, rows, TIES, nothing)


def recurring(insight: Insight, links: Links) -> Section:
    """Say which problems come back."""
    found = insight.recurring
    nothing = f"None of {count(found.n, 'record')} names a factor as a problem."
    rows = ranked_rows(found.ranked[:RECURRING_SHOWN], links)
    above = SYSTEMIC if insight.helped.ranked else f"{TIES} {SYSTEMIC}"
    return _ranked("recurring", "What keeps recurring", found, links, rows, above, nothing)


def _ranked(
    name: str,
    title: str,
    found: Recurrence,
    links: Links,
    rows: Sequence[Mapping[str, str]],
    above: str,
    nothing: str,
) -> Section:
    left = len(found.ranked) - len(rows)
    more = f"{count(left, 'more factor')} with a rank." if left > 0 else ""
    few = "" if rows else f"Not enough data for a rank in {count(found.n, 'record')}."
    return Section(
        name,
        title,
        said=(above if rows else few if found.seen else nothing,),
        heads=HEADS,
        rows=tuple((row["rank"], row["factor"], row["share"], row["where"]) for row in rows),
        after=tuple(filter(None, (more, seen_said(found, links, problems=name != "helped")))),
        how=tuple(_how(found)),
    )


def _how(found: Recurrence) -> Iterator[tuple[str, str]]:
    """Say how the numbers of the first row were made; the others are made alike."""
    for row in found.ranked[:1]:
        yield f"The first row. {how_share(row.share)}", "share"
        yield f"The first row. {how_rank(row.recency, row.share.x)}", "rank"
        if row.teams.counts:
            yield f"Teams of the first row. {how_breadth(row.teams)}", "breadth"


def together(insight: Insight, links: Links) -> Section:
    """Say which problems stand in the same records more often than chance puts them there."""
    found = insight.together
    shown = found.signals[:PAIRS_SHOWN]
    more = len(found.signals) - len(shown)
    return Section(
        "together",
        "Seen together",
        said=(f"{md(pairs_said(found))} {NOT_BECAUSE}",),
        lines=tuple(_pair(pair, links) for pair in shown),
        after=tuple(_groups(found, links, more)),
        how=tuple(_how_together(found)),
    )


def _pair(pair: Pair[FactorId], links: Links) -> str:
    said = pair_led(pair_seen(pair), pair, links)
    return f"{links.factor(pair.first)} and {links.factor(pair.second)}: {said}"


def _groups(found: Together, links: Links, more: int) -> Iterator[str]:
    if more > 0:
        yield f"{count(more, 'more pair')}, each on the pages of its factors."
    if not found.signals:
        return
    yield md(groups_said(found.groups))
    if isinstance(found.groups, Partition):
        for number, part in enumerate(found.groups.parts, start=1):
            yield f"Group {number}: {', '.join(links.factor(id) for id in part)}"


def _how_together(found: Together) -> Iterator[tuple[str, str]]:
    for pair in found.signals[:1]:
        yield f"The first pair. {how_pair(pair)}", "together"
    if found.signals and isinstance(found.groups, Partition):
        yield how_groups(found.groups), "groups"
