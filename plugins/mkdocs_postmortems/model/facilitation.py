"""How the conversation was held: roles, yes or no, dates; never a name."""

from __future__ import annotations

from .entry import Entry, ShortEntry
from .shapes import Day, Flag, Many, Text


class Participant(ShortEntry, short="role"):
    """Someone who took part, as a role."""

    role: Text | None = None
    """What they did there, such as `on-call engineer`."""
    team: Text | None = None
    """The team they came from."""


class Facilitation(Entry):
    """How the post-mortem was held."""

    moderator_team: Text | None = None
    """The team the moderator came from; preferably one that was not involved."""
    participants: Many[Participant] = ()
    """Roles and teams of those who took part."""
    everyone_heard: Flag | None = None
    """Whether everyone who took part had their turn."""
    private_input_offered: Flag | None = None
    """Whether people could add something in private."""
    managers_present: Flag | None = None
    """Whether managers were in the room."""
    note_taker: Flag | None = None
    """Whether someone other than the moderator took notes."""
    timeline_agreed: Day | None = None
    """When the timeline was agreed; it comes first."""
    analysis: Day | None = None
    """When the analysis was agreed."""
    actions_agreed: Day | None = None
    """When the actions were agreed; preferably not on the day of the analysis."""
