"""A status that asks for what is not there yet.

## What it asks

Whether something is known that the record does not have, or whether an earlier status is the right
one. `timeline-agreed` asks for an entry of the timeline and `facilitation.timeline_agreed`;
`analysis-agreed` for a factor as well; `reviewed` for `impact`, `detection`, evidence,
`facilitation.moderator_team`, actions or `no_action_reason`, and `review.due`; `closed` for an end
of every action. Each one asks for what those before it ask for. Without a status nothing is asked.

## Why

A group that has agreed on what happened can say why it happened. A status that runs ahead of the
conversation closes it.

## Example

```yaml
status: timeline-agreed
```

## Write instead

```yaml
status: draft
```

Or what was agreed, and when:

```yaml
status: timeline-agreed
facilitation: {timeline_agreed: 2024-05-03}
```

## When it is wrong

Where the thing cannot be known any more. `started: unknown` and `open_questions` are answers, and
the rule can be excepted with a reason.

## Source

Paul Saunders, talk on InfoQ, 2018: agree on what happened, then on why, then on what follows.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ...model.front_matter import Status
from ..rule import Rule, RuleContext, Seen


def _check(context: RuleContext) -> Iterator[Seen]:
    missing = [what for step, what in _wanted(context) if context.reached(step)]
    if missing:
        yield Seen(
            context.at("status"),
            f"status '{context.incident.front.status}', and not here yet: {', '.join(missing)}",
            "Is it known, or is an earlier status the right one?",
        )


def _wanted(context: RuleContext) -> Iterator[tuple[Status, str]]:
    incident, held = context.incident, context.held
    front, refs = incident.front, incident.factors
    checks = (
        (Status.TIMELINE_AGREED, "a timeline entry", incident.timeline.entries),
        (Status.TIMELINE_AGREED, "`facilitation.timeline_agreed`", held.timeline_agreed),
        (Status.ANALYSIS_AGREED, "a factor", refs),
        (Status.REVIEWED, "`impact`", front.impact),
        (Status.REVIEWED, "`detection`", front.detection),
        (Status.REVIEWED, "evidence", any(ref.evidence for ref in refs)),
        (Status.REVIEWED, "`facilitation.moderator_team`", held.moderator_team),
        (
            Status.REVIEWED,
            "actions or `no_action_reason`",
            incident.actions or front.no_action_reason,
        ),
        (Status.REVIEWED, "`review.due`", front.review and front.review.due),
        (
            Status.CLOSED,
            "an end for every action",
            not any(action.state.open for action in incident.actions),
        ),
    )
    yield from ((step, what) for step, what, there in checks if not there)


RULE: Final = Rule("PM507", _check, __doc__)
