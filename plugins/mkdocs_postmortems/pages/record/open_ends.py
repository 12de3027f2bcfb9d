"""What a record leaves open, and where more about it is to be found."""

from __future__ import annotations

from ...model.front_matter import SourceEntry
from ...model.incident import Incident
from ..escape import md, web
from ..links import Links, shorten


def questions(incident: Incident, links: Links) -> str:
    """Return the questions nobody could answer."""
    rows = "\n".join(f"- {md(question)}" for question in incident.front.open_questions)
    return f"## Open questions {{ #pm-questions }}\n\n{rows}" if rows else ""


def sources(incident: Incident, links: Links) -> str:
    """Return the evidence the record names."""
    rows = "\n".join(f"- {_source(source)}" for source in incident.front.sources)
    return f"## Sources {{ #pm-sources }}\n\n{rows}" if rows else ""


def _source(source: SourceEntry) -> str:
    name = md(shorten(source.ref or source.type or source.url or "source", 120))
    url = (source.url or "").strip()
    if not url.lower().startswith(("http://", "https://")):
        return name if not url or url == source.ref else f"{name}: {md(shorten(url))}"
    return f"[{name}]({web(url)})"
