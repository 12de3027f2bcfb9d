"""Which teams had a part in the conversation."""

from __future__ import annotations

from .rule import RuleContext


def teams_heard(context: RuleContext) -> frozenset[str]:
    """Return the ids of the teams that participants came from."""
    teams = context.read.catalog.teams
    stated = (person.team for person in context.held.participants)
    return frozenset(teams.resolve(team)[0] for team in stated if team)
