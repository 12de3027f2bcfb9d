"""What stands around an author's text, and the metadata others see of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ...model.incident import Incident
from ..escape import attribute, md
from ..findings import findings_box
from ..links import Links, shorten
from ..own_title import own_title
from .actions import actions
from .card import card
from .excepted import excepted
from .factors import factors, waiting
from .held import held
from .linked import around, backlinks, related
from .open_ends import questions, sources
from .reviewed import reviewed

if TYPE_CHECKING:
    from ...knowledge_base import KnowledgeBase
    from ...model.finding import Finding

BELOW: Final[tuple[Callable[[Incident, Links], str], ...]] = (
    reviewed,
    factors,
    waiting,
    actions,
    held,
    related,
    backlinks,
    around,
    questions,
    sources,
    excepted,
)
"""What stands below the text, in this order; a part with nothing to say returns no text."""

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
    incident: Incident, links: Links, findings: Sequence[Finding] = ()
) -> Surroundings:
    """Return what the knowledge base knows about a record."""
    return Surroundings(
        crumbs=_crumbs(incident, links),
        title=f"# {md(shorten(incident.title, 300))} {{ #pm-title }}",
        card=findings_box(findings) + card(incident, links),
        below="\n\n".join(filter(None, (part(incident, links) for part in BELOW))),
    )


def _crumbs(incident: Incident, links: Links) -> str:
    site = links.site
    parts = [links.to(site.overview, "Post-mortems"), links.to(site.incident_index, "Incidents")]
    if incident.date is not None:
        parts.append(str(incident.date.year))
    before, after = links.kb.neighbours(incident.id)
    steps = [links.incident(id, word) for id, word in ((before, "earlier"), (after, "later")) if id]
    return " · ".join([" › ".join(parts), *steps]) + "\n{: .pm-crumbs }"
