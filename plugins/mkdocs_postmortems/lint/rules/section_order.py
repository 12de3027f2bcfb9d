"""Sections in another order than the one they are agreed in.

## What it asks

Whether the story was agreed before it was explained, and explained before it was decided what
follows. A section comes before one that it rests on.

## Why

A reader who meets the explanation first reads the timeline with it in mind, and so did the group.

## Example

The headings are *Action items*, *Timeline*, *What contributed*.

## Write instead

*Timeline*, *What contributed*, *What follows*. A summary may stand before all of them.

## When it is wrong

Where a form that others set has its own order. Switch the rule off for such a site:
`levels: {PM702: off}`.

## Source

Paul Saunders, talk on InfoQ, 2018: three sections in order.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from ...model.shapes import shown
from ..rule import Rule, RuleContext, Seen
from ..sections import Part, parts_of

_QUESTION: Final = {
    Part.CONDITIONS: "Was it agreed what happened before it was explained?",
    Part.ACTIONS: "Was it explained before it was decided what follows?",
}


def _check(context: RuleContext) -> Iterator[Seen]:
    found = parts_of(context.incident.body.sections)
    present = [(part, found[part]) for part in Part if part in found]
    for (_, before), (part, section) in pairwise(present):
        if section.line < before.line:
            yield Seen(
                context.line(section.line),
                f"the section {shown(section.title)} stands before {shown(before.title)}",
                _QUESTION[part],
            )


RULE: Final = Rule("PM702", _check, __doc__)
