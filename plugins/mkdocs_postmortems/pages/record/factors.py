"""A record's factors under the role each had, with the author's words that show them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final
from urllib.parse import quote

from ...model.factor import Confidence, FactorRef, Role
from ...model.incident import Incident
from ..escape import md
from ..links import Links, shorten
from ..words import count

ROLE_LABELS: Final = {
    Role.TRIGGER: "Set it off",
    Role.CONTRIBUTING: "Had to hold",
    Role.AGGRAVATING: "Made it larger or longer",
    Role.DETECTION: "Delayed the noticing",
    Role.RESPONSE: "Delayed the repair",
    Role.ORGANISATIONAL: "Shaped the conditions",
    Role.MITIGATING: "Helped",
}
EXCERPT: Final = 280
LAYERS: Final = "Layers, not a chain: each had its part, and none is the one cause.\n{: .pm-meta }"
WRAP: Final = '<div class="pm-layers" markdown>'


def factors(incident: Incident, links: Links) -> str:
    """Return the factors by role, in the order of the roles."""
    if not incident.factors:
        return ""
    return "\n\n".join(
        ["## Factors by role { #pm-factors }", LAYERS, WRAP, *_by_role(incident, links), "</div>"]
    )


def waiting(incident: Incident, links: Links) -> str:
    """Return the words the vocabulary does not know yet."""
    if not incident.waiting:
        return ""
    words = "".join(f'<span class="pm-tag">{md(shorten(w, 60))}</span> ' for w in incident.waiting)
    return f'<p class="pm-notice">Words that wait for a place in the vocabulary: {words}</p>'


def _by_role(incident: Incident, links: Links) -> Iterator[str]:
    for role in Role:
        rows = [ref for ref in incident.factors if ref.role is role]
        if rows:
            yield f'<div class="pm-layer pm-layer-{role}" markdown>'
            yield f"### {ROLE_LABELS[role]} {{ #pm-role-{role} .pm-role }}"
            yield '<div class="pm-list" markdown>'
            yield from (_row(ref, incident, links) for ref in rows)
            yield "</div>\n\n</div>"


def _row(ref: FactorRef, incident: Incident, links: Links) -> str:
    graph = links.kb.graph
    others = graph.record_counts.get(ref.factor, 0) - (incident.id in graph.incidents)
    seen = f"in {count(others, 'other record')}" if others else "first seen here"
    if ref.confidence is Confidence.LOW:
        seen += " · low confidence"
    lines = [f'- {links.factor(ref.factor)} <span class="pm-meta">{seen}</span>']
    if ref.note:
        lines.append(f"    {md(shorten(ref.note, 300))}")
    for each in excerpts(ref, incident):
        place = f"[{md(shorten(each['title'], 80))}](#{quote(each['anchor'])}){{ .pm-where }}"
        lines.append(f"    > {md(each['text'])} {place}")
    return "\n\n".join(lines)


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
