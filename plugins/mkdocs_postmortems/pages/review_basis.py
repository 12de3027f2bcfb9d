"""The first parts of a review: its ground rules, what it looks at, and what helped."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from ..insight.recurring import Recurring
from ..insight.review import Review
from ..insight.review_wording import GROUND_RULES, NOTHING_HELPED, looked_at_said, view_said
from ..insight.wording import how_share, share_said
from ..model.factor import FactorId
from ..model.incident import Incident
from .escape import md
from .links import Links, shorten
from .record.factors import excerpts
from .words import day

HELPED: Final = 8
"""How many factors that helped are shown."""


def context(review: Review, links: Links) -> Mapping[str, object]:
    """Return what the template gets for these parts."""
    found = review.looked_at
    shown = review.helped[:HELPED]
    shares = (found.near_misses, found.without_status, found.start_unknown)
    return {
        "ground_rules": GROUND_RULES,
        "looked_at": [view_said(review), *looked_at_said(found)],
        "how_looked_at": [*dict.fromkeys(map(how_share, shares))] if found.n else [],
        "helped": [_helped(row, review, links) for row in shown],
        "helped_rest": len(review.helped) - len(shown),
        "nothing_helped": NOTHING_HELPED,
        "how_helped": [how_share(row.share) for row in shown[:1]],
    }


def _helped(row: Recurring, review: Review, links: Links) -> Mapping[str, object]:
    records = [review.kb.incidents[id] for id in reversed(row.records)]
    return {
        "factor": links.factor(row.factor),
        "said": f"{share_said(row.share)} of this quarter",
        "excerpts": seen_in(row.factor, records, links, limit=1, helped=True),
    }


def seen_in(
    factor: FactorId, records: Sequence[Incident], links: Links, *, limit: int, helped: bool = False
) -> list[Mapping[str, str]]:
    """Return the words that show a factor, each with its record; records with words come first.

    Args:
        factor: the factor.
        records: the records that carry it, the newest first.
        links: the links of the page.
        limit: how many records at most.
        helped: take the words where it helped, in place of where it was a problem.
    """
    rows = [(incident, _words(factor, incident, helped)) for incident in records]
    rows.sort(key=lambda row: not row[1])
    return [
        {"record": _dated(incident, links), "text": md(text)} for incident, text in rows[:limit]
    ]


def _dated(incident: Incident, links: Links) -> str:
    return f'{links.incident(incident.id)} <span class="pm-meta">{day(incident.date)}</span>'


def _words(factor: FactorId, incident: Incident, helped: bool) -> str:
    for ref in incident.factors:
        if ref.factor == factor and ref.role.problem is not helped:
            shown = excerpts(ref, incident)
            if shown:
                return shown[0]["text"]
            if ref.note:
                return shorten(ref.note, 300)
    return ""
