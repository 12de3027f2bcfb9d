"""A reviewed record that names few conditions.

## What it asks

Whether more had to hold than the record says, once its status is `reviewed` or later: it names
fewer than three factors, or all of them are of one family.

## Why

An incident needs several conditions at once. Each of them is necessary and only together are they
enough. Where a record stops at the first one that explains it, the others stay in place.

## Example

```yaml
status: reviewed
factors: [code-deploy]
```

## Write instead

```yaml
factors:
  - {id: code-deploy, role: trigger}
  - {id: no-staged-rollout}
  - {id: no-signal, role: detection}
  - {id: safe-reversal, role: mitigating}
```

## When it is wrong

Where the group looked for more and found none. Say so in the text, and except the rule with a
reason.

## Source

Richard Cook, *How Complex Systems Fail*, point 3; John Allspaw, *The Infinite Hows*, 2014.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ...model.front_matter import Status
from ..rule import Rule, RuleContext, Seen

FEWEST: Final = 3


def _check(context: RuleContext) -> Iterator[Seen]:
    factors = context.incident.factor_ids()
    families = {factor.split(".", 1)[0] for factor in factors}
    few = factors and (len(factors) < FEWEST or len(families) == 1)
    if few and context.reached(Status.REVIEWED):
        count = f"{len(factors)} factors" if len(factors) > 1 else "one factor"
        spread = "of one family" if len(families) == 1 else f"of {len(families)} families"
        status = context.incident.front.status
        yield Seen(
            context.at("factors"),
            f"a record with status '{status}' names {count} {spread}",
            "What else had to hold?",
        )


RULE: Final = Rule("PM307", _check, __doc__)
