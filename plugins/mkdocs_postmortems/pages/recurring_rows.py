"""Factors in the order of how often and how lately they were seen, with ties shown as ties."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from ..insight.recurring import Recurrence, Recurring
from ..insight.wording import share_said
from ..model.factor import Role
from ..trends.breadth import LEAST_EACH
from ..trends.ranking import LEAST_SEEN
from .escape import md
from .explorer.facets import PROBLEM
from .links import Links
from .words import count, day

NOT_RANKED: Final = "not ranked"
NAMED: Final = 12
"""So many factors that are seen and not ranked are named in a sentence."""


def ranked_rows(
    rows: Sequence[Recurring], links: Links, *, problems: bool = True
) -> list[Mapping[str, str]]:
    """Return rows of a table: factor, rank, share, where it was seen, and when last."""
    return [
        {
            "factor": links.factor(row.factor),
            "rank": str(row.rank) if row.rank else NOT_RANKED,
            "n": links.explored(row.share.x, row.share.n, **_asked(row, problems)),
            "share": f"[{md(share_said(row.share))}]({links.explore(**_asked(row, problems))})",
            "where": where(row, systemic=problems),
            "last": links.incident(row.records[-1], day(row.last_seen)),
        }
        for row in rows
    ]


def _asked(row: Recurring, problems: bool) -> dict[str, str]:
    role = PROBLEM if problems else Role.MITIGATING
    return {"counted": "yes", "factor": row.factor, "role": role}


def where(row: Recurring, *, systemic: bool = True) -> str:
    """Say over how many teams, services and quarters a factor is spread, as plain counts.

    Args:
        row: a factor.
        systemic: whether to mark what no single place owns; what helped has no such mark.
    """
    spread = (
        (len(row.teams.counts), "team"),
        (len(row.services.counts), "service"),
        (row.quarters, "quarter"),
    )
    said = ", ".join(count(n, one) for n, one in spread if n)
    return f"{said}; systemic" if systemic and row.systemic else said


def first_rows(
    found: Recurrence, links: Links, limit: int, least: int = 1, *, problems: bool = True
) -> Mapping[str, object]:
    """Return the first rows, ranked ones before those that are only seen, and the rest in words.

    Args:
        found: the factors of some records.
        links: of the page.
        limit: how many rows there are at most.
        least: leave out factors seen in fewer records.
        problems: whether they were problems; otherwise they helped.
    """
    every = [row for row in (*found.ranked, *found.seen) if row.share.x >= least]
    return {
        "rows": ranked_rows(every[:limit], links, problems=problems),
        "rest": _rest(every[limit:]),
        "unranked": any(row.rank is None for row in every[:limit]),
    }


def seen_said(found: Recurrence, links: Links, *, problems: bool = True) -> str:
    """Name the factors that were seen too seldom for a rank, each with its number of records."""
    if not found.seen:
        return ""
    named = [
        f"{links.factor(row.factor)} [{row.share.x}]({links.explore(**_asked(row, problems))})"
        for row in found.seen[:NAMED]
    ]
    more = len(found.seen) - len(named)
    said = f"{' · '.join(named)}{f' · and {more} more' if more else ''}"
    return f"Seen in fewer than {LEAST_SEEN} of {count(found.n, 'record')}, and not ranked: {said}"


def _rest(rows: Sequence[Recurring]) -> str:
    """Say how many are left out and how often they were seen, so that a tie at the cut shows."""
    if not rows:
        return ""
    most, least = max(row.share.x for row in rows), min(row.share.x for row in rows)
    often = count(most, "record") if most == least else f"{least} to {most} records"
    return f"{count(len(rows), 'more factor')} in {often}{' each' if len(rows) > 1 else ''}."


SYSTEMIC: Final = (
    f"Systemic means: seen in {LEAST_SEEN} records or more, of {LEAST_EACH} teams, {LEAST_EACH}"
    f" services and {LEAST_EACH} quarters or more."
)
TIES: Final = (
    "A record of today counts in full, one of 180 days ago half. Rows that share places cannot be"
    " told apart by so few records."
)
