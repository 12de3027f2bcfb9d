"""A record whose text lacks one of its three parts.

## What it asks

Where a reader finds what happened, how it came about, or what follows. It speaks where the status
is `reviewed` or later, or `depth` is `standard` or `deep`, and the headings name at least one of
the three. Actions in the front matter, or `no_action_reason`, are enough for the third.

Headings are known by words such as *Timeline*, *What contributed*, *What helped*, *Analysis*,
*Actions* and *Next steps*.

## Why

The three answer three questions, and a group agrees on them one after the other. A part that has no
place is often one that was not talked about.

## Example

```yaml
status: reviewed
```

The text has the headings *Timeline* and *Action items*, and nothing says how it came about.

## Write instead

Add a section *What contributed*, and let the factors point to it with `evidence`.

## When it is wrong

Where the section is there under another name, or in another language. Records none of whose
headings are known are left alone.

## Source

Paul Saunders, talk on InfoQ, 2018: three sections.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ...model.front_matter import Depth, Status
from ..rule import Rule, RuleContext, Seen
from ..sections import Part, parts_of

_SAID: Final = {
    Part.TIMELINE: "what happened when",
    Part.CONDITIONS: "how it came about",
    Part.ACTIONS: "what follows",
}


def _check(context: RuleContext) -> Iterator[Seen]:
    front = context.incident.front
    thorough = front.depth in {Depth.STANDARD, Depth.DEEP} and not context.is_draft
    if not (thorough or context.reached(Status.REVIEWED)):
        return
    found = set(parts_of(context.incident.body.sections))
    if not found:
        return
    if front.actions or front.no_action_reason:
        found.add(Part.ACTIONS)
    missing = [said for part, said in _SAID.items() if part not in found]
    if missing:
        yield Seen(
            context.line(context.incident.body.first_line),
            f"no heading says {' or '.join(missing)}",
            "Where would a reader find it?",
        )


RULE: Final = Rule("PM701", _check, __doc__)
