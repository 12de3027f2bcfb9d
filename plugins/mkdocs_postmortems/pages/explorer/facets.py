"""What the explorer narrows records by; the registry of its filters.

A facet is a key of the address and the ids that may follow it: `severity=SEV-1`. Picked ids of one
facet are alternatives, facets hold together. Family, factor and role look at the same entries of a
record: `role` says which entries count, and the other two look among these. So `factor=x&role=y`
are the records in which x itself had the role y.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from ...knowledge_base import KnowledgeBase
from ...model.factor import Role
from ...model.front_matter import DetectedBy, Kind, Status
from ...model.incident import Incident
from ...trends.periods import quarter_of

NOT_STATED: Final = "not-stated"
PROBLEM: Final = "problem"
"""Stands for every role but mitigating."""


@dataclass(frozen=True, slots=True)
class Facet:
    """One filter."""

    key: str
    label: str
    ids: Callable[[Incident], Iterable[str]]
    """The ids of a record."""
    order: Callable[[str, KnowledgeBase], object]
    """Sorts the ids in a list."""
    name: Callable[[str, KnowledgeBase], str] = lambda id, kb: in_words(id)
    """What readers see."""


def in_words(id: str) -> str:
    """Return an id of ours as words: `near-miss` is a near miss."""
    return id.replace("-", " ")


def _placed(known: Iterable[str]) -> Callable[[str, KnowledgeBase], int]:
    places = {id: place for place, id in enumerate((*known, NOT_STATED))}
    return lambda id, kb: places[id]


def _severity_order(id: str, kb: KnowledgeBase) -> tuple[int, int, str]:
    known = kb.settings.severities
    return known.index(id) if id in known else len(known), id == NOT_STATED, id


def _detection(incident: Incident) -> str:
    by = incident.front.detection and incident.front.detection.by
    return by or NOT_STATED


FACETS: Final = (
    Facet(
        "year",
        "Year",
        lambda incident: (str(incident.date.year),) if incident.date else (),
        lambda id, kb: -int(id),
    ),
    Facet(
        "quarter",
        "Quarter",
        lambda incident: (quarter_id(str(quarter_of(incident.date))),) if incident.date else (),
        lambda id, kb: id,
    ),
    Facet(
        "severity",
        "Severity",
        lambda incident: (incident.severity or NOT_STATED,),
        _severity_order,
        lambda id, kb: in_words(id) if id == NOT_STATED else id,
    ),
    Facet("kind", "Kind", lambda incident: (incident.kind,), _placed(Kind)),
    Facet(
        "status",
        "Status",
        lambda incident: (incident.front.status or NOT_STATED,),
        _placed(Status),
    ),
    Facet(
        "counted",
        "Counts in the numbers",
        lambda incident: ("yes" if incident.counted else "no",),
        _placed(("yes", "no")),
    ),
    Facet(
        "team",
        "Team",
        lambda incident: incident.teams,
        lambda id, kb: (kb.catalog.teams.label(id).casefold(), id),
        lambda id, kb: kb.catalog.teams.label(id),
    ),
    Facet(
        "service",
        "Service",
        lambda incident: incident.services,
        lambda id, kb: (kb.catalog.services.label(id).casefold(), id),
        lambda id, kb: kb.catalog.services.label(id),
    ),
    Facet("detection", "Noticed by", lambda incident: (_detection(incident),), _placed(DetectedBy)),
)
"""Those that are answered by the record as a whole, in the order of the page."""

ROLES: Final = (PROBLEM, *Role)


def role_name(role: str) -> str:
    """Return what readers see for a role, or for any problem."""
    if role == PROBLEM:
        return "any problem"
    return "mitigating (it helped)" if role == Role.MITIGATING else role


def quarter_id(quarter: str) -> str:
    """Return a quarter as it stands in an address: `2024 Q2` is `2024-Q2`."""
    return quarter.replace(" ", "-")


def explored(kb: KnowledgeBase) -> tuple[Incident, ...]:
    """Return the records the explorer knows, the newest first and the undated last.

    Withdrawn records keep their page and their address, and nothing leads to them; reviews are no
    incidents.
    """
    return tuple(incident for incident in kb.incidents.values() if incident.listed)[::-1]
