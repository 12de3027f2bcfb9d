"""A team that acts in the timeline and took no part in the conversation.

## What it asks

How a team that the timeline names would tell it. No participant comes from that team, and it is
not among `teams`.

Only teams of the catalog are looked for. A name of one word counts where `team`, `on-call` or
`engineer` stands beside it, so that a service of the same name is not taken for the team.

## Why

Those who appear only in the words of others are described by what they did, without what they saw.

## Example

```yaml
teams: [payments]
facilitation:
  participants: [{role: on-call engineer, team: payments}]
```

The timeline says: "10:40 The network team takes the route back."

## Write instead

```yaml
teams: [payments, network]
facilitation:
  participants:
    - {role: on-call engineer, team: payments}
    - {role: network engineer, team: network}
```

## When it is wrong

Where the team is named and had no part, as in "the network team was not paged".

## Source

John Allspaw, *The Infinite Hows*, 2014: several narratives of one event.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from ...model.catalog import Named
from ..heard import teams_heard
from ..rule import Rule, RuleContext, Seen

_BEFORE: Final = r"(?:\b(?:team|on-call(?: engineers?)?)[ :]+(?:of |from )?(?:the )?)"
_AFTER: Final = r"(?:(?:['\u2019]s)? (?:teams?|on-call|engineers?)\b)"


def _check(context: RuleContext) -> Iterator[Seen]:
    teams = context.read.catalog.teams
    if not (teams.closed and context.held.participants):
        return
    known = {*context.incident.teams, *teams_heard(context)}
    others = [team for id, team in teams.entries.items() if id not in known]
    for entry in context.incident.timeline.entries:
        named = [team for team in others if _is_named(team, entry.text)]
        others = [team for team in others if team not in named]
        for team in named:
            yield Seen(
                context.line(entry.line),
                f"the timeline names '{team.id}', and nobody from there took part",
                "How would that team tell it?",
            )


def _is_named(team: Named, text: str) -> bool:
    lower = text.casefold()
    words = {word.casefold() for word in (team.id, team.label, *team.aliases) if word}
    words |= {word.replace("-", " ") for word in words}
    return any(word in lower and _as_team(word, lower) for word in words)


def _as_team(word: str, text: str) -> bool:
    """Whether a word that stands in a text names a team there."""
    name = rf"\b{re.escape(word)}"
    if " " in word or "-" in word:
        return re.search(rf"{name}\b", text) is not None
    return re.search(rf"{_BEFORE}{name}\b|{name}{_AFTER}", text) is not None


RULE: Final = Rule("PM516", _check, __doc__)
