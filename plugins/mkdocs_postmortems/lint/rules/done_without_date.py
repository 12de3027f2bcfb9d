"""A finished action without a date.

## What it asks

Since when an action is in place. Its state is `done` and `completed` is empty.

## Why

That date divides before from after. Without it no page can say whether a factor was seen again
once the action was there.

## Example

```yaml
actions:
  - {title: Alert on pool wait time, state: done}
```

## Write instead

```yaml
actions:
  - {title: Alert on pool wait time, state: done, completed: 2024-05-17}
```

## When it is wrong

Where the day is not known any more. The month is often enough: the last day of it is a fair answer.

## Source

The design of this tool: an effect can only be looked for after a date.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ...model.action import Action, ActionState
from ..rule import Rule, RuleContext, Seen
from ..wanting import ask_once


def _check(context: RuleContext) -> Iterator[Seen]:
    yield from ask_once(context, _undated, "done, without a date", "Since when: `completed`?")


def _undated(action: Action) -> bool:
    return action.state is ActionState.DONE and action.completed is None


RULE: Final = Rule("PM503", _check, __doc__)
