"""A committed action without a team or a date.

## What it asks

Who carries an action that is accepted or in progress, and by when. It has no `team` or no `due`.

## Why

An idea is not a commitment. An action that nobody carries is not done, and the record reads as if
it were.

## Example

```yaml
actions:
  - {title: Retry with a delay that grows, state: accepted}
```

## Write instead

```yaml
actions:
  - {title: Retry with a delay that grows, state: accepted, team: checkout, due: 2024-06-14}
```

## When it is wrong

Where nothing is agreed yet. Then `state: proposed` says so and asks for nothing.

## Source

PagerDuty, *Postmortem documentation*: an action has an owner; here the owner is a team.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ...model.action import Action, ActionState
from ..rule import Rule, RuleContext, Seen
from ..wanting import ask_once


def _check(context: RuleContext) -> Iterator[Seen]:
    yield from ask_once(
        context, _uncarried, "agreed, without a team or a date", "Who and when: `team`, `due`?"
    )


def _uncarried(action: Action) -> bool:
    committed = action.state in {ActionState.ACCEPTED, ActionState.IN_PROGRESS}
    return committed and (action.team is None or action.due is None)


RULE: Final = Rule("PM502", _check, __doc__)
