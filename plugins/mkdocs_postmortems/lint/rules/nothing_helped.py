"""A reviewed record in which nothing helped.

## What it asks

What kept it from being worse. The status is `reviewed` or later, and no factor has the role
`mitigating`.

## Why

What people and systems did right is also found by looking. It is what must not be lost in the next
change, and it never counts as a problem.

## Example

```yaml
status: reviewed
factors: [code-deploy, no-signal, env-parity]
```

## Write instead

```yaml
factors:
  - code-deploy
  - no-signal
  - env-parity
  - {id: safe-reversal, role: mitigating}
```

## When it is wrong

Where the group asked and found nothing. That is rare: it ended somehow.

## Source

Richard Cook, *How Complex Systems Fail*, points 12 and 17: people continuously create safety.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ...model.factor import Role
from ...model.front_matter import Status
from ..rule import Rule, RuleContext, Seen


def _check(context: RuleContext) -> Iterator[Seen]:
    refs = context.incident.factors
    helped = any(ref.role is Role.MITIGATING for ref in refs)
    if refs and not helped and context.reached(Status.REVIEWED):
        yield Seen(
            context.at("factors"),
            "no factor has the role `mitigating`",
            "What kept it from being worse?",
        )


RULE: Final = Rule("PM704", _check, __doc__)
