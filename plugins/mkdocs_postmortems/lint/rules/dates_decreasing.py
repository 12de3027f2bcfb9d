"""Parts of the conversation dated in another order.

## What it asks

Whether the dates are right: what happened is agreed first, then the analysis, then the actions.

## Why

Whoever explains before the timeline is agreed looks for facts that fit the explanation.

## Example

```yaml
facilitation: {timeline_agreed: 2024-05-06, analysis: 2024-05-03}
```

## Write instead

```yaml
facilitation: {timeline_agreed: 2024-05-03, analysis: 2024-05-06}
```

## When it is wrong

Where the group went back: the timeline changed after the analysis. Then the analysis is older than
what it rests on. Did it still hold?

## Source

Paul Saunders, talk on InfoQ, 2018: three sections in order.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from ..rule import Rule, RuleContext, Seen

_STEPS: Final = ("timeline_agreed", "analysis", "actions_agreed")


def _check(context: RuleContext) -> Iterator[Seen]:
    dated = [(step, day) for step in _STEPS if (day := getattr(context.held, step)) is not None]
    for (earlier, first), (later, second) in pairwise(dated):
        if second < first:
            yield Seen(
                context.at("facilitation", later),
                f"`{later}` {second} is before `{earlier}` {first}",
                "What happened comes first, then the analysis, then the actions. "
                "Are the dates right?",
            )


RULE: Final = Rule("PM511", _check, __doc__)
