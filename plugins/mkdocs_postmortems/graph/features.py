"""What two records can have in common: what they are coded with, and the words they use."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Literal

from ..model.incident import Incident
from .words import counts_of, whole

Kind = Literal["factor", "service", "team", "ticket", "word"]
Feature = tuple[Kind, str]
"""Its kind and its id, the address of a ticket, or a word."""
Features = Mapping[Feature, float]
"""What a record has, and how much of it: 1, or 1 + ln of how often a word stands in it."""


def features_of(incident: Incident) -> dict[Feature, float]:
    """Return what a record can have in common with others, coded or not.

    A ticket is what an action is followed in: two groups that wait for one thing to be done.

    Examples
    --------
    >>> from mkdocs_postmortems.model.incident import IncidentId
    >>> from mkdocs_postmortems.model.source import SourceFile
    >>> source = SourceFile("a.md", "a.md", "", "")
    >>> record = Incident(IncidentId("a"), source, "The DNS, DNS", services=("web",))
    >>> features_of(record)
    {('service', 'web'): 1.0, ('word', 'dns'): 1.6931471805599454}
    """
    features: dict[Feature, float] = {("factor", id): 1.0 for id in incident.factor_ids()}
    features |= {("service", id): 1.0 for id in incident.services}
    features |= {("team", id): 1.0 for id in incident.teams}
    tickets = (action.tracker for action in incident.actions if action.tracker_is_link)
    features |= {("ticket", address): 1.0 for address in tickets if address}
    return features | words_in(whole(incident))


def words_in(text: str) -> dict[Feature, float]:
    """Return the words of a text; ten times is not ten times as much."""
    return {("word", word): 1 + math.log(count) for word, count in counts_of(text).items()}
