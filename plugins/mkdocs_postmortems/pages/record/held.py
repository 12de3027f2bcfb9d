"""How the conversation about an incident was held: roles, yes or no, dates; never a person."""

from __future__ import annotations

from ...model.facilitation import Facilitation
from ...model.incident import Incident
from ..escape import md
from ..links import Links
from ..words import day


def held(incident: Incident, links: Links) -> str:
    """Return what the record says about it; no text where it says nothing."""
    facilitation = incident.front.facilitation
    lines = _lines(facilitation, links) if facilitation is not None else []
    rows = "\n".join(f"- {line}" for line in lines)
    return f"## How it was held {{ #pm-held }}\n\n{rows}" if rows else ""


def _lines(held: Facilitation, links: Links) -> list[str]:
    lines = [
        f"{label}: {day(when)}"
        for label, when in (
            ("Timeline agreed", held.timeline_agreed),
            ("Analysis agreed", held.analysis),
            ("Actions agreed", held.actions_agreed),
        )
        if when is not None
    ]
    lines += [
        f"{label}: {'yes' if answer else 'no'}"
        for label, answer in (
            ("Everyone was heard", held.everyone_heard),
            ("Input in private was offered", held.private_input_offered),
            ("Managers were present", held.managers_present),
            ("Someone took notes", held.note_taker),
        )
        if answer is not None
    ]
    if held.moderator_team:
        team = links.kb.catalog.teams.resolve(held.moderator_team)[0]
        lines.append(f"Moderated from: {md(links.kb.catalog.teams.label(team))}")
    roles = [
        md(f"{p.role or 'role not stated'}{f' ({p.team})' if p.team else ''}")
        for p in held.participants
    ]
    if roles:
        lines.append(f"Roles present: {', '.join(roles)}")
    return lines
