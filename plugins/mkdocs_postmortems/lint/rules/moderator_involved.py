"""A moderator from a team that was involved.

## What it asks

Whether someone from another team could moderate. `facilitation.moderator_team` is one of `teams`.

## Why

An outsider asks what insiders take for granted, and has no part of the story to defend.

## Example

```yaml
teams: [payments]
facilitation: {moderator_team: payments}
```

## Write instead

```yaml
teams: [payments]
facilitation: {moderator_team: search}
```

## When it is wrong

In a small organisation every team is involved. Someone who was not on duty that day is the next
best, and the rule can be excepted with that reason.

## Source

Paul Saunders, talk on InfoQ, 2018: moderated by an outsider where possible.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ..heard import team_id
from ..rule import Rule, RuleContext, Seen


def _check(context: RuleContext) -> Iterator[Seen]:
    stated = context.held.moderator_team
    if not stated:
        return
    team = team_id(stated, context)
    if team in context.incident.teams:
        yield Seen(
            context.at("facilitation", "moderator_team"),
            f"the moderator comes from '{team}', which was involved",
            "Could someone from another team moderate?",
        )


RULE: Final = Rule("PM508", _check, __doc__)
