"""A grave incident explained by what was nearest to it.

## What it asks

What shaped the conditions further back. The severity is one of the two highest of the site, and
every factor is of a family at the sharp end: the response, or the interface people worked with.

## Why

Those nearest to an incident are the easiest to see. What set the stage for them, such as a design,
a budget or a way of working, is there in every grave incident.

## Example

```yaml
severity: SEV-1
factors: [runbook-gap, scarce-expertise]
```

## Write instead

```yaml
severity: SEV-1
factors:
  - runbook-gap
  - scarce-expertise
  - {id: known-unresolved, role: organisational}
  - {id: central-team-distance, role: organisational}
```

## When it is wrong

Where the conditions further back stand in another record. `related` leads there.

## Source

Richard Cook and David Woods, *Operating at the Sharp End*, 1994; James Reason, *Managing the Risks
of Organizational Accidents*, 1997.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ..rule import Rule, RuleContext, Seen

GRAVEST: Final = 2
"""How many of the site's severities, from the top, are grave."""


def _check(context: RuleContext) -> Iterator[Seen]:
    incident = context.incident
    grave = incident.severity in context.settings.severities[:GRAVEST]
    if not grave or context.is_draft:
        return
    words = context.read.vocabulary
    named = [words.factors[ref.factor].family for ref in incident.factors if ref.role.problem]
    families = [words.families[id] for id in (*named, *incident.families)]
    if families and all(family.sharp_end for family in families):
        yield Seen(
            context.at("factors"),
            f"every factor of a record with severity '{incident.severity}' is at the sharp end",
            "What shaped these conditions further back?",
        )


RULE: Final = Rule("PM705", _check, __doc__)
