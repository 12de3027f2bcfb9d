"""Analysis and actions agreed on one day.

## What it asks

Whether there was time to think between the analysis and the actions.

## Why

The first idea closes the last gap seen. After a night other conditions come to mind, and the action
changes.

## Example

```yaml
facilitation: {analysis: 2024-05-06, actions_agreed: 2024-05-06}
```

## Write instead

```yaml
facilitation: {analysis: 2024-05-06, actions_agreed: 2024-05-08}
```

## When it is wrong

Where the danger is still there and an action cannot wait. Such an action is often done before the
conversation; it needs no date of this kind.

## Source

Etsy, *Debriefing Facilitation Guide*: time to think before actions.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ..rule import Rule, RuleContext, Seen


def _check(context: RuleContext) -> Iterator[Seen]:
    held = context.held
    if held.analysis is not None and held.analysis == held.actions_agreed:
        yield Seen(
            context.at("facilitation", "actions_agreed"),
            f"analysis and actions were agreed on {held.analysis}",
            "Was there time to think?",
        )


RULE: Final = Rule("PM512", _check, __doc__)
