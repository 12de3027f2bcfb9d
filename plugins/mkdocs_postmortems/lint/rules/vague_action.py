"""An action that says try.

## What it asks

What is there when the work is done. The title begins with investigate, improve, ensure or consider.

## Why

Nobody can tell when such work is finished, so it stays open, and a later reader cannot see whether
the condition came back after it.

## Example

```yaml
actions: [Improve the alerts of the payment queue]
```

## Write instead

```yaml
actions: [Alert when the payment queue is older than five minutes]
```

## When it is wrong

Where finding out is the whole of the work and it has an end: "A list of all clients without a
timeout" names what is there afterwards.

## Source

Lunney, Lueder and Beyer, *Postmortem Action Items: Plan the Work and Work the Plan*, 2017:
actionable, specific and bounded.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from ...model.shapes import shown
from ..rule import Rule, RuleContext, Seen

VAGUE: Final = re.compile(
    r"(?:investigat(?:e|ing|ion)|improv(?:e|ing|ement)|ensur(?:e|ing)|consider(?:ing)?)\b",
    re.IGNORECASE,
)


def _check(context: RuleContext) -> Iterator[Seen]:
    for place, action in enumerate(context.incident.actions):
        if VAGUE.match(action.title):
            yield Seen(
                context.at("actions", place, "title"),
                f"action {shown(action.title)} says what to try",
                "What is there when it is done?",
            )


RULE: Final = Rule("PM501", _check, __doc__)
