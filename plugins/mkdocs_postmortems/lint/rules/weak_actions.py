"""Actions that all rely on people to remember.

## What it asks

Which of the actions could become a mechanism. Each of them has `strength: weak`: it reminds, trains
or documents.

## Why

A mechanism holds on a tired night and after the people have changed. Attention does not.

## Example

```yaml
actions:
  - {title: Describe the failover in the handbook, strength: weak}
```

## Write instead

```yaml
actions:
  - {title: Fail over by one command that checks the replica first, strength: strong}
```

## When it is wrong

Where a mechanism would cost more than it saves. Then the text can say so, and the rule is excepted
with that reason.

## Source

AWS, *Correction of Error*: good intentions do not work, mechanisms do; NIOSH, hierarchy of
controls.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ...model.action import Strength
from ..rule import Rule, RuleContext, Seen


def _check(context: RuleContext) -> Iterator[Seen]:
    actions = context.incident.actions
    if actions and all(action.strength is Strength.WEAK for action in actions):
        yield Seen(
            context.at("actions"),
            "every action reminds, trains or documents",
            "Which mechanism would make the right thing the easy one?",
        )


RULE: Final = Rule("PM505", _check, __doc__)
