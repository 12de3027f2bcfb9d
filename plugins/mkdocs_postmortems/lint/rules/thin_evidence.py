"""Evidence that points to a place with little text.

## What it asks

What a reader would see at the heading that a factor gives as its evidence. Fewer than eight words
stand there.

## Why

The text at that place is the excerpt on the page of the factor, and a later reader judges the
coding by it. Data comes before the story made of it.

## Example

```yaml
factors:
  - {id: no-signal, evidence: "#how-we-noticed"}
```

The section *How we noticed* says: "By chance."

## Write instead

Write down what was seen: which signal was there, which was absent, and since when. Or let the
evidence point to the section that says so.

## When it is wrong

Where the evidence is a graph or a table. Then a sentence that says what it shows helps a reader who
cannot see it.

## Source

Etsy, *Debriefing Facilitation Guide*: objective data first.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ...model.shapes import shown
from ..rule import Rule, RuleContext, Seen

FEWEST: Final = 8
"""Words; less text than this supports nothing."""


def _check(context: RuleContext) -> Iterator[Seen]:
    body = context.incident.body
    for place, entry in enumerate(context.incident.front.factors):
        for number, evidence in enumerate(entry.evidence):
            anchor = evidence.removeprefix("#")
            if anchor in body.by_anchor and len(body.passage(anchor).split()) < FEWEST:
                yield Seen(
                    context.at("factors", place, "evidence", number),
                    f"fewer than {FEWEST} words stand at {shown('#' + anchor)}",
                    "What was seen there?",
                )


RULE: Final = Rule("PM404", _check, __doc__)
