"""A record's page: facts above the author's text; factors, actions and related records below."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from ..model.factor import FactorRef, Role
from ..model.incident import Incident
from ..model.times import Moment, Times, Word
from ..trends.spans import in_words
from .escape import attribute, md, web
from .findings import findings_box
from .links import Links, shorten
from .own_title import own_title
from .reasons import reasons
from .render import day, fill

if TYPE_CHECKING:
    from ..graph.related import Related
    from ..knowledge_base import KnowledgeBase
    from ..model.action import Action
    from ..model.facilitation import Facilitation
    from ..model.finding import Finding
    from ..model.front_matter import SourceEntry

ROLE_LABELS = {
    Role.TRIGGER: "Set it off",
    Role.CONTRIBUTING: "Had to hold",
    Role.AGGRAVATING: "Made it larger or longer",
    Role.DETECTION: "Delayed the noticing",
    Role.RESPONSE: "Delayed the repair",
    Role.ORGANISATIONAL: "Shaped the conditions",
    Role.MITIGATING: "Helped",
}
POINTS = {
    "started": "Started",
    "detected": "Noticed",
    "declared": "Declared",
    "mitigated": "Mitigated",
    "resolved": "Resolved",
}
RELATED_SHOWN = 5
BACKLINKS_SHOWN = 20
EXCERPT = 280
_PASSED_ON = ("description", "hide", "icon", "subtitle", "search", "template", "social", "boost")


def page_meta(incident: Incident, kb: KnowledgeBase) -> dict[str, object]:
    """Return the metadata other plugins and the theme may see: clean, and without people."""
    meta: dict[str, object] = {"title": attribute(shorten(incident.title, 300))}
    meta |= {key: incident.extra[key] for key in _PASSED_ON if key in incident.extra}
    for key in ("description", "subtitle"):
        if key in meta:
            meta[key] = attribute(meta[key])
    if "description" not in meta and incident.summary:
        meta["description"] = attribute(shorten(incident.summary))
    tags = incident.extra.get("tags")
    if tags:
        listed = tags if isinstance(tags, list | tuple) else [tags]
        meta["tags"] = [attribute(tag) for tag in listed if isinstance(tag, str | int | float)]
    if incident.date is not None:
        meta["date"] = incident.date
    return meta


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What stands around an author's text, as Markdown."""

    crumbs: str
    title: str
    """Our own title, for a text that does not begin with one."""
    card: str
    below: str

    def around(self, text: str) -> str:
        """Return the whole page; the author's text stays as it is."""
        own, rest = own_title(text)
        parts = (self.crumbs, own or self.title, self.card, rest.rstrip(), self.below)
        return "\n\n".join(parts)


def surroundings(
    incident: Incident, kb: KnowledgeBase, links: Links, findings: Sequence[Finding] = ()
) -> Surroundings:
    """Return what the knowledge base knows about a record."""
    above, below = _above(incident, links), _below(incident, kb, links)
    card = fill("incident_top.md.j2", kb, links, incident=incident, **above)
    return Surroundings(
        crumbs=_crumbs(incident, links),
        title=f"# {md(shorten(incident.title, 300))} {{ #pm-title }}",
        card=findings_box(findings) + card,
        below=fill("incident_below.md.j2", kb, links, incident=incident, **below),
    )


def _crumbs(incident: Incident, links: Links) -> str:
    site = links.site
    parts = [links.to(site.overview, "Post-mortems"), links.to(site.incident_index, "Incidents")]
    if incident.date is not None:
        parts.append(str(incident.date.year))
    before, after = links.kb.neighbours(incident.id)
    steps = [links.incident(id, word) for id, word in ((before, "earlier"), (after, "later")) if id]
    return " · ".join([" › ".join(parts), *steps]) + "\n{: .pm-crumbs }"


def _above(incident: Incident, links: Links) -> Mapping[str, object]:
    impact = incident.front.impact
    return {
        "facts": [{"label": label, "value": value} for label, value in _facts(incident, links)],
        "impact": impact.summary if impact is not None else None,
        "missing": _missing(incident),
    }


def _missing(incident: Incident) -> str:
    absent = {
        "no title": not incident.titled,
        "no date": incident.date is None,
        "no factor": not (incident.factors or incident.families),
    }
    return ", ".join(name for name, lacks in absent.items() if lacks)


def _facts(incident: Incident, links: Links) -> list[tuple[str, str]]:
    """Name what is known; a fact that the record does not state is not there."""
    times, facts = incident.times, []
    if times.started is None and incident.date is not None:
        facts.append(("Date", md(day(incident.date))))
    for name, point in times.moments.items():
        facts.append((POINTS[name], _point(name, point, times)))
    detection = incident.front.detection
    if detection is not None and (detection.by or detection.via):
        said = [str(detection.by or ""), f"via {detection.via}" if detection.via else ""]
        facts.append(("Noticed by", md(" ".join(part for part in said if part))))
    if incident.factors:
        named = ", ".join(links.factor(factor) for factor in incident.factor_ids())
        facts.append(("Factors", named))
    if incident.services:
        facts.append(("Services", ", ".join(links.service(s) for s in incident.services)))
    if incident.teams:
        facts.append(("Teams", ", ".join(links.team(t) for t in incident.teams)))
    return facts


def _point(name: str, point: Moment, times: Times) -> str:
    """Write a point of a record: when, and how long after the start or the noticing."""
    if point.word is not None:
        return "not known" if point.word is Word.UNKNOWN else "still open"
    about = "about " if name == "started" and times.precision == "estimated" else ""
    text = about + (md(day(point.day)) if point.at is None else _clock(point.at, times.zone))
    for start, words in (("started", "after the start"), ("detected", "after it was noticed")):
        span = times.span(start, name) if start != name else None
        if span is not None:
            return f'{text} <span class="pm-meta">{in_words(span)} {words}</span>'
    return text


def _clock(at: datetime, zone: str) -> str:
    """Write a time in the record's own zone, named."""
    local = at.astimezone(ZoneInfo(zone))
    return md(f"{day(local.date())}, {local:%H:%M} {local.tzname()}")


def _below(incident: Incident, kb: KnowledgeBase, links: Links) -> Mapping[str, object]:
    front = incident.front
    backlinks = kb.graph.backlinks(incident.id)[:BACKLINKS_SHOWN]
    return {
        "roles": [role for role in (_role(r, incident, kb, links) for r in Role) if role["rows"]],
        "waiting": incident.waiting,
        "actions": [_action(action, kb, links) for action in incident.actions],
        "no_action_reason": front.no_action_reason if not incident.actions else None,
        "held": list(_held(front.facilitation, links)) if front.facilitation else [],
        "related": [
            _related(row, kb, links) for row in kb.graph.related(incident.id, RELATED_SHOWN)
        ],
        "compared": kb.graph.relations.compared(incident),
        "backlinks": [kb.incidents[id] for id in backlinks],
        "questions": front.open_questions,
        "sources": [_source(source) for source in front.sources],
    }


def _role(role: Role, incident: Incident, kb: KnowledgeBase, links: Links) -> dict[str, object]:
    refs = [ref for ref in incident.factors if ref.role is role]
    rows = [_factor_row(ref, incident, kb, links) for ref in refs]
    return {"name": str(role), "label": ROLE_LABELS[role], "rows": rows}


def _factor_row(
    ref: FactorRef, incident: Incident, kb: KnowledgeBase, links: Links
) -> dict[str, object]:
    others = len({s.incident for s in kb.graph.sightings(ref.factor)} - {incident.id})
    seen = f"in {others} other record{'' if others == 1 else 's'}" if others else "first seen here"
    return {"ref": ref, "others": seen, "excerpts": [*excerpts(ref, incident)]}


def excerpts(ref: FactorRef, incident: Incident) -> list[dict[str, str]]:
    """Return the author's own words that the evidence points at, shortened, with their place."""
    found = []
    for anchor in ref.evidence:
        text = incident.body.passage(anchor)
        place = incident.body.by_anchor.get(anchor)
        if text and place is not None:
            title = incident.body.sections[place].title
            found.append({"anchor": anchor, "title": title, "text": shorten(text, EXCERPT)})
    return found


def _action(action: Action, kb: KnowledgeBase, links: Links) -> dict[str, str]:
    state = str(action.state)
    if action.completed is not None:
        state += f", {day(action.completed)}"
    elif action.due is not None and action.state.open:
        state += f", due {day(action.due)}"
    title = md(shorten(action.title, 200))
    if action.tracker and action.tracker_is_link:
        title += f" [↗]({web(action.tracker)})"
    return {
        "title": title,
        "state": md(state),
        "team": links.team(action.team) if action.team else "",
        "addresses": ", ".join(links.factor(factor) for factor in action.addresses),
    }


def _held(held: Facilitation, links: Links) -> list[str]:
    """Say how the conversation was held: roles, yes or no, dates."""
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


def _related(row: Related, kb: KnowledgeBase, links: Links) -> dict[str, object]:
    return {"incident": kb.incidents[row.incident], "reasons": reasons(row.reasons, links)}


def _source(source: SourceEntry) -> str:
    name = md(shorten(source.ref or source.type or source.url or "source", 120))
    url = (source.url or "").strip()
    if not url.lower().startswith(("http://", "https://")):
        return name if not url or url == source.ref else f"{name}: {md(shorten(url))}"
    return f"[{name}]({web(url)})"
