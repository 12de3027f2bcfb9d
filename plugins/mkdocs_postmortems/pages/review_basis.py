"""The first parts of a review: its ground rules, what it looks at, and what helped."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from ..insight.figures import of_kind
from ..insight.recurring import Recurring
from ..insight.review import Review
from ..insight.review_wording import (
    GROUND_RULES,
    NOTHING_HELPED,
    looked_at_said,
    view_said,
)
from ..insight.wording import how_share, share_said
from ..model.factor import FactorId, Role
from ..model.front_matter import Kind
from ..model.incident import Incident
from ..trends.shares import Share
from .escape import leading, md
from .explorer.facets import NOT_STATED, quarter_id
from .leads import COUNTED, View
from .links import Links, shorten
from .record.factors import excerpts
from .words import count, day

HELPED: Final = 8
"""How many factors that helped are shown."""


def context(review: Review, links: Links) -> Mapping[str, object]:
    """Return what the template gets for these parts."""
    found = review.looked_at
    shown = review.helped[:HELPED]
    shares = (found.near_misses, found.without_status, found.start_unknown)
    return {
        "ground_rules": GROUND_RULES,
        "looked_at": [*_looked_at(review, links)],
        "how_looked_at": [*dict.fromkeys(map(how_share, shares))] if found.n else [],
        "helped": [_helped(row, review, links) for row in shown],
        "helped_rest": len(review.helped) - len(shown),
        "nothing_helped": NOTHING_HELPED,
        "how_helped": [how_share(row.share) for row in shown[:1]],
    }


def _helped(row: Recurring, review: Review, links: Links) -> Mapping[str, object]:
    records = [review.kb.incidents[id] for id in reversed(row.records)]
    asked = {**of_quarter(review), "factor": row.factor, "role": Role.MITIGATING}
    said = f"{share_said(row.share)} of this quarter"
    return {
        "factor": links.factor(row.factor),
        "said": leading(said, (x_of_n(row.share), links.explore(**asked))),
        "excerpts": seen_in(row.factor, records, links, limit=1, helped=True),
    }


def of_all(review: Review) -> View:
    """Return the filters that show the counted records up to the end of the view."""
    return {**COUNTED, "to": str(review.until)}


def of_quarter(review: Review) -> View:
    """Return the filters that show the counted records of the quarter."""
    return {**of_all(review), "quarter": quarter_id(str(review.quarter))}


def _looked_at(review: Review, links: Links) -> Iterator[str]:
    """Say what was looked at; numbers of counted records lead to them."""
    found, own = review.looked_at, of_quarter(review)
    near, bare = found.near_misses, found.without_status
    view = [
        (count(review.insight.population.n, "counted record"), links.explore(**of_all(review))),
        (f"{found.n} of them", links.explore(**own)),
    ]
    ways = {
        "Counted": [
            (count(found.n, "record"), links.explore(**own)),
            *((of_kind(kind, n), links.explore(**own, kind=kind)) for kind, n in found.kinds),
        ]
    }
    if near.x:
        ways["Near misses"] = [(x_of_n(near), links.explore(**own, kind=Kind.NEAR_MISS))]
    if bare.x:
        ways["Without a stated status"] = [(x_of_n(bare), links.explore(**own, status=NOT_STATED))]
    yield leading(view_said(review), *view[: 2 if found.n else 1])
    for sentence in looked_at_said(found):
        what = sentence.partition(":")[0]
        yield leading(sentence, *ways.get(what, ()))


def x_of_n(found: Share) -> str:
    """Return a share as it stands in a sentence."""
    return f"{found.x} of {found.n}"


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
