"""No action, and no reason for that.

## What it asks

Why no action is a sound outcome here: `actions` is an empty list and `no_action_reason` is empty.

## Why

To do nothing is a decision, and often a good one. Written down it can be told from a list that
somebody meant to fill.

## Example

```yaml
actions: []
```

## Write instead

```yaml
actions: []
no_action_reason: The component goes away in June
```

## When it is wrong

Where the actions are not agreed yet. Then leave `actions` out.

## Source

Etsy, *Debriefing Facilitation Guide*: actions are optional.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ..rule import Rule, RuleContext, Seen


def _check(context: RuleContext) -> Iterator[Seen]:
    front = context.incident.front
    if front.actions == () and not front.no_action_reason:
        yield Seen(
            context.at("actions"),
            "`actions` is empty",
            "Why is no action a sound outcome here: `no_action_reason`?",
        )


RULE: Final = Rule("PM506", _check, __doc__)
