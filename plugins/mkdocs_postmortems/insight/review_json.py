"""A review as plain values for other programs: numbers beside their n, and the sentences."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Final

from ..model.action import Strength
from ..model.factor import FactorId
from ..trends.breadth import Breadth
from ..trends.shares import Share
from .action_wording import comparison_said, how_comparison, seen_again_said
from .addressed import FromRecord
from .after_actions import AfterAction, Compared
from .change_wording import change_said, how_change
from .decided import Decided, Outcome
from .pair_wording import how_pair, pair_said, pairs_said
from .recurring import Recurring
from .review import Review
from .review_wording import GROUND_RULES, actions_said, changes_said, looked_at_said, view_said
from .time_wording import how_lengths, lengths_said
from .times import Recovery

VERSION: Final = 1
"""Raised when a key is removed or gets another meaning."""
PAIRS: Final = 5

Json = Mapping[str, object]


def review_json(review: Review) -> Json:
    """Return a review with the keys in the order of its page."""
    seen = review.looked_at
    return {
        "version": VERSION,
        "quarter": str(review.quarter),
        "until": _day(review.until),
        "over": review.over,
        "n": review.insight.population.n,
        "n_of_quarter": review.own.n,
        "ground_rules": [*GROUND_RULES],
        "decided_before": review.decided_before and _outcome(review.decided_before),
        "looked_at": {
            "said": [view_said(review), *looked_at_said(seen)],
            "kinds": {str(kind): n for kind, n in seen.kinds},
            "near_misses": _share(seen.near_misses),
            "not_coded": seen.not_coded,
            "in_preparation": seen.preparing,
            "withdrawn": seen.withdrawn,
            "old_drafts": seen.old_drafts,
            "without_status": _share(seen.without_status),
            "start_unknown": _share(seen.start_unknown),
            "withheld": seen.withheld,
        },
        "helped": [_factor(row, review) for row in review.helped],
        "systemic": [_row(row, review) for row in review.rows],
        "changed": {
            "said": [*changes_said(review)],
            "first_seen": [*review.first_seen],
            "longest_unseen": [
                {"factor": row.factor, "last_seen": _day(row.last_seen)} for row in review.unseen
            ],
            "denser": {
                factor: [[str(a), str(b)] for a, b in spans]
                for factor, spans in review.denser.items()
            },
        },
        "together": _together(review),
        "actions": _actions(review),
        "after": [_after(row) for row in review.after],
        "times": {
            "all": _times(review.insight.recovery),
            "quarter": _times(review.own_recovery),
        },
        "read_together": _pair(review),
        "questions": [*review.questions],
        "decisions": review.decided and review.decided.id,
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day is not None else None


def _share(found: Share) -> Json:
    return {"x": found.x, "n": found.n, "low": found.low, "high": found.high}


def _factor(row: Recurring, review: Review) -> Json:
    label = review.kb.vocabulary.factors[row.factor].label
    return {
        "factor": row.factor,
        "label": label,
        "share": _share(row.share),
        "records": [*row.records],
    }


def _row(row: Recurring, review: Review) -> Json:
    asked = review.insight.changes.factors
    change = asked.rows[row.factor]
    rank = row.rank
    return {
        **_factor(row, review),
        "systemic": row.systemic,
        "teams": _breadth(row.teams),
        "services": _breadth(row.services),
        "quarters": row.quarters,
        "rank": rank and str(rank),
        "roles": {str(role): n for role, n in row.roles},
        "change": {
            "tier": str(change.tier),
            "said": change_said(change, asked),
            "how": how_change(change, asked),
        },
    }


def _breadth(found: Breadth) -> Json:
    return {"counts": [*found.counts], "effective": found.effective}


def _outcome(found: Outcome) -> Json:
    return {
        "record": found.record,
        "quarter": str(found.quarter),
        "since": _day(found.since),
        "decisions": [_decided(each) for each in found.decisions],
    }


def _decided(each: Decided) -> Json:
    return {
        "decision": each.decision,
        "team": each.team,
        "expected_signal": each.expected_signal,
        "review_date": _day(each.review_date),
        "not_chosen": each.not_chosen,
        "seen": [
            {"factor": seen.factor, "x": len(seen.again), "n": seen.since, "records": [*seen.again]}
            for seen in each.seen
        ],
    }


def _together(review: Review) -> Json:
    together = review.insight.together
    return {
        "said": pairs_said(together),
        "pairs": [
            {
                "factors": [pair.first, pair.second],
                "said": pair_said(pair),
                "how": how_pair(pair),
                "records": [incident.id for incident in together.records(pair)],
            }
            for pair in together.signals[:PAIRS]
        ],
    }


def _actions(review: Review) -> Json:
    found = review.actions
    return {
        "said": [*actions_said(found)],
        "open": _of(found.open),
        "past_due": _of(found.past_due),
        "done": _of(found.done),
        "declined": _of(found.declined),
        "strength": {str(strength): len(found.of_strength(strength)) for strength in Strength},
        "without_action": [*found.without],
    }


def _of(rows: Iterable[FromRecord]) -> Sequence[Json]:
    return [{"record": row.incident.id, "action": row.action.id} for row in rows]


def _after(row: AfterAction) -> Json:
    compared = row.result if isinstance(row.result, Compared) else None
    factor: FactorId = row.seen.factor
    return {
        "record": row.seen.incident,
        "action": row.seen.action,
        "factor": factor,
        "said": [seen_again_said(row.seen), comparison_said(row)],
        "how": compared and how_comparison(compared),
    }


def _times(found: Recovery) -> Json:
    return {
        lengths.stretch: {
            "n": lengths.n,
            "missing": lengths.missing,
            "said": lengths_said(lengths),
            "how": how_lengths(lengths),
        }
        for lengths in (found.notice, found.mitigate, found.resolve)
    }


def _pair(review: Review) -> Json | None:
    found = review.read_together
    if found is None:
        return None
    return {
        "records": [found.first, found.second],
        "shared": [*found.shared],
        "teams": found.teams,
        "services": found.services,
        "near_miss": found.near_miss,
    }
