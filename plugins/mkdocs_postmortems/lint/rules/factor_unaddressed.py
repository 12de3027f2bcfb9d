"""A factor that no action addresses.

## What it asks

Whether it is a decision to leave a factor as it is. The status is `reviewed` or later, some actions
say which factors they address, and none addresses this one. Triggers and what helped are left out,
and so is a factor that a declined action addresses: it was thought about.

## Why

Not every factor needs an action, and an action for each would do harm. But a factor that was found
and then slipped out of the talk comes back as a surprise.

## Example

```yaml
status: reviewed
factors: [no-staged-rollout, no-signal, env-parity]
actions:
  - {title: Roll out to one zone first, addresses: [no-staged-rollout]}
```

## Write instead

Say in the text why the others stay as they are, or write down the action that was declined:

```yaml
factors: [no-staged-rollout, env-parity]
actions:
  - {title: Roll out to one zone first, addresses: [no-staged-rollout]}
  - title: A second environment of full size
    state: declined
    reason: It costs more than it saves
    addresses: [env-parity]
```

## When it is wrong

Where another record, or work that was under way before, takes care of it.

## Source

Etsy, *Debriefing Facilitation Guide*: actions are optional; the design of this tool: an action says
what it addresses.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ...model.factor import Role
from ...model.front_matter import Status
from ..rule import Rule, RuleContext, Seen


def _check(context: RuleContext) -> Iterator[Seen]:
    incident = context.incident
    addressed = {factor for action in incident.actions for factor in action.addresses}
    if not addressed or not context.reached(Status.REVIEWED):
        return
    asked = (ref for ref in incident.factors if ref.role.problem and ref.role is not Role.TRIGGER)
    left = dict.fromkeys(ref.factor for ref in asked if ref.factor not in addressed)
    if left:
        yield Seen(
            context.at("actions"),
            f"no action addresses {', '.join(left)}",
            "Is leaving it as it is a decision?",
        )


RULE: Final = Rule("PM706", _check, __doc__)
