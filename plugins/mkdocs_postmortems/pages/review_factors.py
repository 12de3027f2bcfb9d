"""The parts of a review about conditions: what recurs, what changed, and what is seen together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Final

from ..graph.clusters import Partition
from ..insight.change_wording import how_change
from ..insight.changing import Change, Tier
from ..insight.pair_wording import groups_said, how_groups, how_pair, pair_said, pairs_said
from ..insight.recurring import Recurring
from ..insight.review import Review
from ..insight.review_wording import NO_ROWS, NOT_SYSTEMIC, changes_said, denser_said
from ..insight.tagging_wording import how_tagging
from ..insight.wording import breadth_said, how_breadth, how_rank, how_share, share_said
from ..model.factor import FactorId
from ..model.words import slug
from ..trends.together import Pair
from .escape import leading, md
from .explorer.facets import PROBLEM
from .leads import View, change_led, change_way, pair_led
from .links import Links
from .record.factors import ROLE_LABELS
from .review_basis import of_all, of_quarter, seen_in, x_of_n
from .words import count, day

EXCERPTS: Final = 3
PAIRS: Final = 5
RECORDS: Final = 3
FIRST_SEEN: Final = 12
CHANGED: Final = 10


def context(review: Review, links: Links) -> Mapping[str, object]:
    """Return what the template gets for these parts."""
    together, asked = review.insight.together, review.insight.changes.factors
    signals, watches = (asked.of_tier(tier)[:CHANGED] for tier in (Tier.SIGNAL, Tier.WATCH))
    words = review.kb.vocabulary.factors
    groups = together.groups
    pairs, view = together.signals[:PAIRS], of_all(review)
    return {
        "rows": [_row(row, review, links) for row in review.rows],
        "above_rows": "" if review.systemic else NOT_SYSTEMIC if review.rows else NO_ROWS,
        "changes": [*changes_said(review)],
        "rises": [
            {"factor": links.factor(row.of), "said": change_led(row, asked, links, view=view)}
            for row in signals
        ],
        "watches": [_watched(row, links, view) for row in watches],
        "how_changes": [
            *(
                (f"{words[row.of].label}: {how_change(row, asked)}", "rise")
                for row in (*signals, *watches)
            ),
            (how_tagging(review.insight.tagging), "tagging"),
        ],
        "first_seen": [links.factor(factor) for factor in review.first_seen[:FIRST_SEEN]],
        "first_seen_rest": max(len(review.first_seen) - FIRST_SEEN, 0),
        "unseen": [f"{links.factor(r.factor)}, {day(r.last_seen)}" for r in review.unseen],
        "denser": denser_said(review),
        "pairs_said": pairs_said(together),
        "pairs": [_pair(pair, review, links) for pair in pairs],
        "how_pairs": [how_pair(pair) for pair in pairs],
        "groups": groups_said(groups) if pairs else "",
        "parts": [*_groups(groups, links)] if isinstance(groups, Partition) else [],
        "how_groups": [how_groups(groups)] if isinstance(groups, Partition) else [],
    }


def _row(row: Recurring, review: Review, links: Links) -> Mapping[str, object]:
    changes = review.insight.changes.factors
    change = changes.rows[row.factor]
    records = [review.kb.incidents[id] for id in reversed(row.records)]
    n = review.insight.recurring.n
    view, own = of_all(review), of_quarter(review)
    had = [(r, x, links.explore(**view, factor=row.factor, role=r)) for r, x in row.roles]
    roles = ", ".join(f"{ROLE_LABELS[role].lower()} in [{x}]({way})" for role, x, way in had)
    spread = f"{breadth_said(row.teams, 'team')}; {breadth_said(row.services, 'service')}"
    new = sum(id in {incident.id for incident in review.own.records} for id in row.records)
    asked = {"factor": row.factor, "role": PROBLEM}
    ways = [(x_of_n(row.share), links.explore(**view, **asked))]
    ways += [(f"{new} of them", links.explore(**own, **asked))] if new else []
    return {
        "factor": links.factor(row.factor),
        "anchor": f"pm-factor-{slug(row.factor)}",
        "said": (
            leading(f"Seen in {share_said(row.share)}; {new} of them in this quarter.", *ways),
            md(f"{spread}; {count(row.quarters, 'quarter')}."),
            md(f"Rank {row.rank} by how often and how lately, in {count(n, 'record')}."),
            f"Roles: {roles}.",
            change_led(change, changes, links, view=view),
        ),
        "excerpts": seen_in(row.factor, records, links, limit=EXCERPTS),
        "how": (
            (how_share(row.share), "share"),
            (how_breadth(row.teams), "breadth"),
            (how_rank(row.recency, row.share.x), "rank"),
            (how_change(change, changes), "rise"),
        ),
    }


def _watched(row: Change[FactorId], links: Links, view: View) -> str:
    x_of_n, way = change_way(row, links, view=view)
    return f"{links.factor(row.of)} ([{x_of_n}]({way}))"


def _pair(pair: Pair[FactorId], review: Review, links: Links) -> Mapping[str, str]:
    records = review.insight.together.records(pair)[::-1]
    named = [links.incident(i.id) for i in islice(records, RECORDS)]
    more = len(records) - len(named)
    return {
        "factors": f"{links.factor(pair.first)} with {links.factor(pair.second)}",
        "said": pair_led(pair_said(pair), pair, links, of_all(review)),
        "records": "; ".join(named) + (f"; and {more} more" if more else ""),
    }


def _groups(found: Partition[FactorId], links: Links) -> Iterator[str]:
    for part in found.parts:
        yield ", ".join(links.factor(factor) for factor in part)
