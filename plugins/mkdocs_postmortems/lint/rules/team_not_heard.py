"""A team that was involved and took no part in the conversation.

## What it asks

Who can tell how it looked from a team that stands in `teams` and from which no participant came.

## Why

Each team saw another part of the incident. A story told by some of them has conditions missing, and
it tends to find them where nobody was in the room.

## Example

```yaml
teams: [payments, data-platform]
facilitation:
  participants: [{role: on-call engineer, team: payments}]
```

## Write instead

```yaml
teams: [payments, data-platform]
facilitation:
  participants:
    - {role: on-call engineer, team: payments}
    - {role: database engineer, team: data-platform}
```

## When it is wrong

Where the team told its part in writing. A participant with that role says so: `{role: wrote down
what they saw, team: data-platform}`.

## Source

John Allspaw, *The Infinite Hows*, 2014: several narratives of one event.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ..heard import teams_heard
from ..rule import Rule, RuleContext, Seen


def _check(context: RuleContext) -> Iterator[Seen]:
    heard = teams_heard(context)
    absent = [team for team in context.incident.teams if team not in heard]
    if context.held.participants and absent:
        yield Seen(
            context.at("facilitation", "participants"),
            f"nobody from {', '.join(absent)} took part",
            "Who can tell how it looked from there?",
        )


RULE: Final = Rule("PM509", _check, __doc__)
