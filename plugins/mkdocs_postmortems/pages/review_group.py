"""The parts of a review that are the group's: what to read and to ask, and what it decided."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from ..insight.decided import Decided, Outcome, SeenSince
from ..insight.review import Review
from ..insight.review_wording import (
    NO_NEAR_MISS,
    NO_PAIR,
    outcome_said,
    pair_chosen_said,
    since_said,
)
from .escape import md
from .leads import since_led
from .links import Links, shorten
from .record.reviewed import decision_rows, decision_table
from .review_basis import of_all
from .words import day

EMPTY: Final = ["&#160;", "", "", "", ""]
"""A row of the table to fill in with a pen."""


def context(review: Review, links: Links) -> Mapping[str, object]:
    """Return what the template gets for what to read and to ask."""
    pair = review.read_together
    incidents = review.kb.incidents
    return {
        "pair": [incidents[pair.first], incidents[pair.second]] if pair else [],
        "pair_said": pair_chosen_said(pair) if pair else NO_PAIR,
        "shared": [links.factor(factor) for factor in pair.shared] if pair else [],
        "near_miss": [incidents[pair.near_miss]] if pair and pair.near_miss else [],
        "no_near_miss": NO_NEAR_MISS,
        "questions": review.questions,
    }


def decisions(review: Review, links: Links) -> Mapping[str, object]:
    """Return the decisions of the last review, and those of this one where they are written."""
    before, mine = review.decided_before, review.decided
    rows = decision_rows(mine, links) if mine else []
    file = f"{review.kb.settings.source}/reviews/{str(review.quarter).replace(' ', '-')}.md"
    return {
        "before": [_decided(each, before, review, links) for each in before.decisions]
        if before
        else [],
        "before_said": outcome_said(before) if before else "",
        "before_record": links.incident(before.record) if before else "",
        "decided": decision_table(rows) if rows else "",
        "empty_table": decision_table([EMPTY] * 3),
        "decided_record": links.incident(mine.id) if mine else "",
        "file": file,
    }


def _decided(each: Decided, before: Outcome, review: Review, links: Links) -> Mapping[str, object]:
    said = [f"team {md(each.team)}"] if each.team else []
    if each.review_date:
        said.append(f"to be looked at on {day(each.review_date)}")
    return {
        "decision": md(shorten(each.decision, 300)),
        "meta": ", ".join(said),
        "expected": md(shorten(each.expected_signal, 300)) if each.expected_signal else "",
        "seen": [_since(seen, before, review, links) for seen in each.seen],
    }


def _since(seen: SeenSince, before: Outcome, review: Review, links: Links) -> str:
    found, view = (len(seen.again), seen.since), of_all(review)
    said = since_led(since_said(seen), seen.factor, found, before.since, links, view)
    return f"{links.factor(seen.factor)}: {said}"
