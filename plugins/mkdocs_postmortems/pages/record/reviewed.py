"""What a review decided, on the page of its record, and the way to the review itself."""

from __future__ import annotations

from typing import Final

from ...insight.review import quarters_of
from ...model.front_matter import Decision, Kind
from ...model.incident import Incident
from ...model.period import period_of
from ...trends.periods import Quarter
from ..escape import md
from ..links import Links
from ..words import day

HEADS: Final = ("Decision", "Team", "Expected signal", "Look again", "Not chosen, and why")
# Wider than a phone, and without a link in it to move to: it takes the focus itself.
_DECISIONS: Final = (
    '<div class="pm-decisions" role="region" aria-label="Decisions" tabindex="0" markdown>'
)


def reviewed(incident: Incident, links: Links) -> str:
    """Return the decisions and a link to the page of the quarter; no text for another record."""
    if incident.kind is not Kind.REVIEW:
        return ""
    parts = [_way(incident, links)]
    rows = decision_rows(incident, links)
    if rows:
        parts.append(decision_table(rows))
    shown = "\n\n".join(filter(None, parts))
    return f"## Decisions {{ #pm-decisions }}\n\n{shown}" if shown else ""


def _way(incident: Incident, links: Links) -> str:
    named = period_of(incident.front.period, incident.source.stem)
    quarter = Quarter(*named) if named is not None else None
    if quarter is None or quarter not in quarters_of(links.kb):
        return ""
    way = links.to(links.site.review(quarter), f"Review of {quarter}")
    return f"What the group looked at: {way}"


def decision_rows(held: Incident, links: Links) -> list[list[str]]:
    """Return the decisions of a review as the cells of a table."""
    return [[*_cells(each, links)] for each in held.front.decisions]


def _cells(each: Decision, links: Links) -> tuple[str, ...]:
    teams = links.kb.catalog.teams
    return (
        md(each.decision),
        md(teams.label(teams.resolve(each.team)[0])) if each.team else "",
        md(each.expected_signal or ""),
        day(each.review_date) if each.review_date else "",
        md(each.not_chosen or ""),
    )


def decision_table(rows: list[list[str]]) -> str:
    """Return decisions as a table."""
    lines = [f"| {' | '.join(cells)} |" for cells in (HEADS, ["---"] * len(HEADS), *rows)]
    table = "\n".join(lines)
    return f"{_DECISIONS}\n\n{table}\n\n</div>"
