"""The actions that came out of a record."""

from __future__ import annotations

from ...model.action import Action
from ...model.incident import Incident
from ..escape import md, web
from ..links import Links, shorten
from ..words import day


def actions(incident: Incident, links: Links) -> str:
    """Return the actions, or why there is none; no text where the record says neither."""
    heading = "## Actions from this record { #pm-actions }"
    if incident.actions:
        lines = "\n".join(_line(action, links) for action in incident.actions)
        return f'{heading}\n\n<div class="pm-list" markdown>\n\n{lines}\n\n</div>'
    reason = incident.front.no_action_reason
    return f"{heading}\n\nNo action was taken: {md(shorten(reason, 300))}" if reason else ""


def _line(action: Action, links: Links) -> str:
    title = md(shorten(action.title, 200))
    if action.tracker and action.tracker_is_link:
        title += f" [↗]({web(action.tracker)})"
    said = [md(_state(action))]
    if action.team:
        said.append(links.team(action.team))
    if action.addresses:
        said.append(f"addresses {', '.join(links.factor(factor) for factor in action.addresses)}")
    return f'- {title} <span class="pm-meta">{" · ".join(said)}</span>'


def _state(action: Action) -> str:
    if action.completed is not None:
        return f"{action.state}, {day(action.completed)}"
    if action.due is not None and action.state.open:
        return f"{action.state}, due {day(action.due)}"
    return str(action.state)
