"""What was seen after actions were done: observations, and ratios where their day has come."""

from __future__ import annotations

from collections import Counter
from typing import Final

from ..insight.action_wording import (
    NOT_COMPARED,
    PEAKED,
    comparison_said,
    how_comparison,
    seen_again_said,
)
from ..insight.after_actions import AfterAction, Compared, EvidenceDue, NotCompared
from ..insight.insight import Insight
from .escape import md
from .leads import again_led
from .links import Links, shorten
from .trend_section import Section
from .words import count

COMPARED_SHOWN: Final = 10
DUE_SHOWN: Final = 5


def after_actions(insight: Insight, links: Links) -> Section:
    """Compare before and after where that can be done; else say from when on it can."""
    found = insight.after
    compared = [row for row in found if isinstance(row.result, Compared)]
    due = [(row.result.day, row) for row in found if isinstance(row.result, EvidenceDue)]
    compared.sort(key=lambda row: row.seen.completed, reverse=True)
    due.sort(key=lambda each: (each[0], each[1].seen.incident, each[1].seen.action))
    shown = [*compared[:COMPARED_SHOWN], *(row for _, row in due[:DUE_SHOWN])]
    return Section(
        "after-actions",
        "After actions were done",
        said=(_counts(found, len(compared), len(due)),),
        lines=tuple(_line(row, links) for row in shown),
        after=(md(PEAKED),) if found else (),
        how=tuple(
            (how_comparison(row.result), "effect")
            for row in compared[:1]
            if isinstance(row.result, Compared)
        ),
    )


def _counts(found: tuple[AfterAction, ...], compared: int, due: int) -> str:
    """Say of how many actions and factors something can be said, and of how many not."""
    if not found:
        return "No action with a day of completion names the factor it addresses."
    why = Counter(row.result for row in found if isinstance(row.result, NotCompared))
    apart = [f"For {why[r]}: {md(_lower(NOT_COMPARED[r]))}" for r in NotCompared if why[r]]
    again = sum(bool(row.seen.again) for row in found)
    return (
        f"{count(len(found), 'pair')} of an action that was done and a factor it addresses. The"
        f" factor was seen again in {again} of them. Before and after are compared in {compared};"
        f" for {due} evidence is due later. {' '.join(apart)}"
    ).rstrip()


def _lower(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]


def _line(row: AfterAction, links: Links) -> str:
    incident = links.kb.incidents[row.seen.incident]
    action = next(a for a in incident.actions if a.id == row.seen.action)
    return (
        f"{md(shorten(action.title, 120))}, on {links.factor(row.seen.factor)}:"
        f" {again_led(seen_again_said(row.seen), row.seen, links)} {md(comparison_said(row))}"
        f' <span class="pm-meta">from {links.incident(incident.id)}</span>'
    )
