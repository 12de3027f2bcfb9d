"""A record as an entry of a list: its severity and title, then what places it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from ...model.front_matter import Kind
from ...model.incident import Incident
from ..escape import md
from ..links import Links, shorten
from ..words import day

SERVICES_SHOWN: Final = 3


def record_list(incidents: Iterable[Incident], links: Links, services: bool = True) -> str:
    """Return records as a list."""
    lines = "\n".join(record_line(incident, links, services) for incident in incidents)
    return f'<div class="pm-list" markdown>\n\n{lines}\n\n</div>'


def record_line(incident: Incident, links: Links, services: bool = True) -> str:
    """Return one entry, without the end of its line."""
    placed = [day(incident.date)]
    if incident.kind is not Kind.INCIDENT:
        placed.append(md(incident.kind))
    if incident.withdrawn:
        placed.append("withdrawn")
    elif incident.front.status is not None and not incident.front.status.counts:
        placed.append("in preparation")
    if not incident.coded:
        placed.append("not yet coded")
    if services:
        names = (links.kb.catalog.services.label(s) for s in incident.services[:SERVICES_SHOWN])
        placed += [md(shorten(name, 40)) for name in names]
    title = severity(incident, links) + links.incident(incident.id)
    return f'- {title} <span class="pm-meta">{" · ".join(placed)}</span>'


def severity(incident: Incident, links: Links) -> str:
    """Return the severity as a mark that leads to its records; nothing where there is none."""
    if not incident.severity:
        return ""
    step = links.severity_step(incident.severity)
    href = links.explore(severity=incident.severity)
    return f"[{md(incident.severity)}]({href}){{ .pm-sev .pm-sev-{step} }} "
