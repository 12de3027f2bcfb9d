"""Managers in the room, and no way to say something in private.

## What it asks

Whether people could add something in private. `managers_present` is true, and
`private_input_offered` is false or not stated.

## Why

Rank weighs in a room, also where nobody means it to. What is not said there is often a condition
that the next incident needs.

## Example

```yaml
facilitation: {managers_present: true}
```

## Write instead

```yaml
facilitation: {managers_present: true, private_input_offered: true}
```

## When it is wrong

Where private input was offered and nobody wrote it down here. `private_input_offered: true` is
enough; whether anyone used it does not belong in a record.

## Source

Paul Saunders, talk on InfoQ, 2018; Amy Edmondson, *Psychological Safety and Learning Behavior in
Work Teams*, 1999.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ..rule import Rule, RuleContext, Seen


def _check(context: RuleContext) -> Iterator[Seen]:
    held = context.held
    if held.managers_present and not held.private_input_offered:
        yield Seen(
            context.at("facilitation", "managers_present"),
            "managers were present, and private input is not stated",
            "Could people say something in private?",
        )


RULE: Final = Rule("PM510", _check, __doc__)
