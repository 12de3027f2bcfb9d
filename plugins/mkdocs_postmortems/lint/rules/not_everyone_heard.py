"""A conversation in which not everyone had a turn.

## What it asks

Who has not spoken yet, and how they could. `facilitation.everyone_heard` is false; or the status is
`reviewed` or later, participants are named, and it is not stated.

## Why

Those who speak last, or not at all, are often those who were nearest to it. A turn for everyone is
the cheapest way to a condition nobody else has seen.

## Example

```yaml
facilitation: {everyone_heard: false}
```

## Write instead

Ask those who did not have their turn, add what they saw to the timeline, and then:

```yaml
facilitation: {everyone_heard: true}
```

## When it is wrong

Where someone does not wish to speak. An offer was made, and that is a turn.

## Source

Paul Saunders, talk on InfoQ, 2018: a turn for everyone.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ...model.front_matter import Status
from ..rule import Rule, RuleContext, Seen


def _check(context: RuleContext) -> Iterator[Seen]:
    held = context.held
    unstated = held.everyone_heard is None and held.participants
    if held.everyone_heard is False:
        said = "not everyone had a turn"
    elif unstated and context.reached(Status.REVIEWED):
        said = "whether everyone had a turn is not stated"
    else:
        return
    yield Seen(
        context.at("facilitation", "everyone_heard"),
        said,
        "Who has not spoken yet, and how could they?",
    )


RULE: Final = Rule("PM515", _check, __doc__)
