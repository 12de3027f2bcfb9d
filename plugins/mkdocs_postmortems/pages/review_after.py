"""The parts of a review about work: actions, what was seen after them, and how long things took."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from ..insight.action_wording import (
    comparison_said,
    expectation_said,
    how_comparison,
    seen_again_said,
    silence_said,
)
from ..insight.addressed import FromRecord
from ..insight.after_actions import AfterAction, Compared, NotCompared, expected
from ..insight.measures import length
from ..insight.review import Review
from ..insight.review_wording import NONE_DONE, actions_said, due_said
from ..insight.time_wording import how_lengths, lengths_said
from ..insight.times import Lengths
from .action_rows import titled
from .escape import md
from .leads import again_led
from .links import Links, shorten
from .review_basis import of_all
from .words import count, day

ACTIONS: Final = 10
DECLINED: Final = 5
AFTER: Final = 10
VALUES: Final = 12
"""How many single lengths are written out."""

_STRETCHES: Final = {
    "notice": "To notice, from the start",
    "mitigate": "To mitigate, from the noticing",
    "resolve": "To resolve, from the noticing",
}


def context(review: Review, links: Links) -> Mapping[str, object]:
    """Return what the template gets for these parts."""
    found = review.actions
    due = due_said(review)
    compared = [row.result for row in review.after[:AFTER] if isinstance(row.result, Compared)]
    return {
        "actions": [*actions_said(found)],
        "past_due": [_action(row, links) for row in found.past_due[:ACTIONS]],
        "past_due_n": len(found.past_due),
        "declined": [_declined(row, links) for row in found.declined[-DECLINED:]],
        "declined_n": len(found.declined),
        "without": [links.factor(factor) for factor in found.without],
        "after": [_after(row, review, links) for row in review.after[:AFTER]],
        "after_rest": max(len(review.after) - AFTER, 0),
        "after_none": "" if review.after else NONE_DONE,
        "due": due or "",
        "how_after": [how_comparison(result) for result in compared],
        "times": [*_times(review, links)],
    }


def _action(row: FromRecord, links: Links) -> str:
    said = [f"{titled(row.action)}, from {links.incident(row.incident.id)}"]
    if row.action.team:
        said.append(links.team(row.action.team))
    if row.action.due:
        said.append(f"was due {day(row.action.due)}")
    return ", ".join(said)


def _declined(row: FromRecord, links: Links) -> str:
    reason = row.action.reason
    said = md(shorten(reason, 200)) if reason else "no reason is stated"
    return f"{titled(row.action)}, from {links.incident(row.incident.id)}: {said}"


def _after(row: AfterAction, review: Review, links: Links) -> Mapping[str, object]:
    incident = review.kb.incidents[row.seen.incident]
    action = next(each for each in incident.actions if each.id == row.seen.action)
    return {
        "action": titled(action),
        "record": links.incident(incident.id),
        "factor": links.factor(row.seen.factor),
        "said": " ".join(_after_said(row, review, links)),
    }


def _after_said(row: AfterAction, review: Review, links: Links) -> Iterator[str]:
    yield again_led(seen_again_said(row.seen), row.seen, links, of_all(review))
    if row.result is not NotCompared.NO_PROBLEM:
        yield md(comparison_said(row))
    if isinstance(row.result, Compared):
        yield md(expectation_said(row.result, expected(row, review.insight.population)))
        silence = silence_said(row)
        if silence:
            yield md(silence)


def _times(review: Review, links: Links) -> Iterator[Mapping[str, object]]:
    own, every = review.own_recovery, review.insight.recovery
    for mine, of_every in (
        (own.notice, every.notice),
        (own.mitigate, every.mitigate),
        (own.resolve, every.resolve),
    ):
        yield {
            "title": _STRETCHES[of_every.stretch],
            "own": f"{_values(mine)} {lengths_said(mine)}" if mine.n else "No counted record.",
            "all": lengths_said(of_every),
            "n": f"[{count(of_every.n, 'record')}]({links.explore(**of_all(review))})",
            "how": [how_lengths(of_every)],
        }


def _values(found: Lengths) -> str:
    shown: Sequence[str] = [length(e.span.total_seconds()) for e in found.ended[:VALUES]]
    more = len(found.ended) - len(shown)
    if not shown:
        return f"No length known in {count(found.n, 'record')}."
    rest = f" and {more} longer ones" if more else ""
    return f"{', '.join(shown)}{rest}."
