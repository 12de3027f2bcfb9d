"""A declined action without a reason.

## What it asks

What spoke against an action. Its state is `declined` and `reason` is empty.

## Why

The next group has the same idea. The reason saves it the way there, or shows that it does not hold
any more.

## Example

```yaml
actions:
  - {title: Freeze pool settings in May, state: declined}
```

## Write instead

```yaml
actions:
  - {title: Freeze pool settings in May, state: declined, reason: It blocks the fix for refunds}
```

## When it is wrong

Where the reason must not be written here. "Decided elsewhere" is a reason too.

## Source

Etsy, *Debriefing Facilitation Guide*: actions are optional, and can do harm.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ...model.action import Action, ActionState
from ..rule import Rule, RuleContext, Seen
from ..wanting import ask_once


def _check(context: RuleContext) -> Iterator[Seen]:
    yield from ask_once(
        context, _unexplained, "declined, without a reason", "What spoke against it: `reason`?"
    )


def _unexplained(action: Action) -> bool:
    return action.state is ActionState.DECLINED and action.reason is None


RULE: Final = Rule("PM504", _check, __doc__)
