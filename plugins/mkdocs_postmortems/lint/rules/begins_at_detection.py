"""A timeline that begins when someone noticed.

## What it asks

What happened before anyone noticed. The first entry of the timeline is not earlier than
`times.detected`.

## Why

What made the incident possible lies before it was seen: a change, a limit reached, a warning that
looked like any other. A timeline that begins with the alarm tells the repair.

## Example

```yaml
times: {started: unknown, detected: "2024-05-01 10:21"}
```

The first entry of the timeline is "10:21 An alert fires".

## Write instead

Add what is known from before: the last change, the first error in a log, when the graph began to
turn. An entry such as "09:30 Nothing unusual on the dashboards" is one too.

## When it is wrong

Where it was seen at the moment it began, as with a power cut.

## Source

Sidney Dekker, *The Field Guide to Understanding 'Human Error'*: build the timeline from before the
outcome was known.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ..rule import Rule, RuleContext, Seen


def _check(context: RuleContext) -> Iterator[Seen]:
    entries, detected = context.incident.timeline.entries, context.incident.times.detected
    if context.is_draft or not entries or detected is None or detected.at is None:
        return
    first = min(entries, key=lambda entry: entry.at)
    if first.at >= detected.at:
        yield Seen(
            context.line(first.line),
            "the timeline begins when it was noticed",
            "What happened before anyone noticed?",
        )


RULE: Final = Rule("PM703", _check, __doc__)
