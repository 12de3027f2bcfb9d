"""Which teams had a part in the conversation, by their ids."""

from __future__ import annotations

from ..model.words import slug
from .rule import RuleContext


def teams_heard(context: RuleContext) -> frozenset[str]:
    """Return the ids of the teams that participants came from."""
    stated = (person.team for person in context.held.participants)
    return frozenset(team_id(team, context) for team in stated if team)


def team_id(word: str, context: RuleContext) -> str:
    """Return the id of a team as the record has it under `teams`."""
    teams = context.read.catalog.teams
    return teams.resolve(word)[0] if teams.closed else slug(word)
