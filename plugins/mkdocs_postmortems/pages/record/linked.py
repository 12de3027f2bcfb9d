"""The records nearest to one, each with its reasons, and those whose authors named it."""

from __future__ import annotations

from typing import Final

from ...graph.related import Related
from ...model.incident import Incident
from ..links import Links
from ..pictures.around_record import around_record
from ..pictures.shown import as_markdown
from ..reasons import reasons
from ..words import count, day
from .line import record_list, severity

RELATED_SHOWN: Final = 5
BACKLINKS_SHOWN: Final = 20


def related(incident: Incident, links: Links) -> str:
    """Return the nearest records, or that none is near; no text where nothing is compared."""
    graph = links.kb.graph
    found, compared = graph.related(incident.id, RELATED_SHOWN), graph.compared(incident.id)
    if not found and not compared:
        return ""
    said = f"No close relative yet among {count(compared, 'other record')}."
    if found:
        rows = "\n\n".join(_row(each, links) for each in found)
        said = f'<div class="pm-list pm-related" markdown data-search-exclude>\n\n{rows}\n\n</div>'
    return f"## Related incidents {{ #pm-related }}\n\n{said}"


def backlinks(incident: Incident, links: Links) -> str:
    """Return the records that name this one, the newest first."""
    kb = links.kb
    found = kb.graph.backlinks(incident.id)[:BACKLINKS_SHOWN]
    if not found:
        return ""
    rows = record_list((kb.incidents[id] for id in found), links)
    return f"## Mentioned by {{ #pm-backlinks }}\n\n{rows}"


def _row(each: Related, links: Links) -> str:
    incident = links.kb.incidents[each.incident]
    title = severity(incident, links) + links.incident(incident.id)
    return (
        f'- {title} <span class="pm-meta">{day(incident.date)}</span>'
        f"\n\n    {reasons(each.reasons, links)}"
    )


def around(incident: Incident, links: Links) -> str:
    """Return a small graph of the record; no text where the graph does not know it."""
    if not incident.in_graph or not incident.factors:
        return ""
    return f"## In the graph {{ #pm-around }}\n\n{as_markdown(around_record(links, incident))}"
