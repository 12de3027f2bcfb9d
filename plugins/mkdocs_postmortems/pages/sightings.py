"""The records in which a factor was seen: by role, the newest first, with the words that show it.

A short list stands on the factor's page. A long one begins there, and all of it has pages of its
own, each for a span of whole years, where a record is its title and date. Spans are filled from
the oldest year on: a new record changes the newest page only.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import groupby
from typing import Final

from ..graph.factor_graph import Sighting
from ..knowledge_base import KnowledgeBase
from ..model.factor import Confidence, Role
from .links import Links
from .page import PlannedPage
from .paging import MOST_ROWS, Part, by_count, neighbours, strip, year_of
from .record.factors import ROLE_LABELS, excerpts
from .site_map import SiteMap
from .words import count, day

MOST: Final = 40
"""So many stand on the factor's page, each with its excerpts: 2 KB of HTML at most."""
NEWEST_SHOWN: Final = 15
"""How many stand there where the list has pages of its own."""
EXCERPTS_SHOWN: Final = 3

Parts = Sequence[Part[Sighting]]


def cut(uri: str, seen: Sequence[Sighting], kb: KnowledgeBase, site: SiteMap) -> Parts:
    """Cut a long list into pages, the newest first; no parts where it fits on the factor's page."""
    if len(seen) <= MOST:
        return ()
    parts: list[Part[Sighting]] = []
    for rows in reversed(_filled(seen, kb)):
        first, last = _year(rows[0], kb), _year(rows[-1], kb)
        name = first if first == last else f"{first} to {last}"
        parts += by_count(site.part(uri, name), rows[::-1], site, name=name)
    return tuple(parts)


def _filled(seen: Sequence[Sighting], kb: KnowledgeBase) -> list[list[Sighting]]:
    """Fill pages with whole years, the oldest first; a year too long for a page stands alone."""
    pages: list[list[Sighting]] = [[]]
    for _, year in groupby(reversed(seen), key=lambda sighting: _year(sighting, kb)):
        rows = [*year]
        if pages[-1] and len(pages[-1]) + len(rows) > MOST_ROWS:
            pages.append([])
        pages[-1] += rows
    return pages


def _year(sighting: Sighting, kb: KnowledgeBase) -> str:
    return year_of(kb.incidents[sighting.incident].date)


def pages(title: str, parts: Parts, parents: tuple[str, ...]) -> Iterable[PlannedPage]:
    """Plan the pages of a list that was cut; the last of the parents is the factor's page."""
    uris = (parents[-1], *(part.uri for part in parts))
    for place, part in enumerate(parts, start=1):
        before, after = neighbours(uris, place)
        yield PlannedPage(
            uri=part.uri,
            title=f"{title}, {part.label}",
            template="factor_years.md.j2",
            context=partial(_context, part, parts),
            parents=parents,
            previous=before,
            following=after,
            in_search=False,
            description=f"{title}: the incidents of {part.label}.",
        )


def _context(part: Part[Sighting], parts: Parts, links: Links) -> Mapping[str, object]:
    return {
        "years": strip([(each.label, each.uri) for each in parts], part.uri, links, "Years"),
        "roles": _brief(part.rows, links),
    }


def ways(parts: Parts, links: Links) -> str:
    """Return links to the pages of a list that was cut, with the number of entries on each."""
    return " · ".join(f"{links.to(part.uri, part.label)} ({len(part.rows)})" for part in parts)


def by_role(
    shown: Sequence[Sighting], every: Sequence[Sighting], kb: KnowledgeBase
) -> list[Mapping[str, object]]:
    """Group sightings by role, in the order of a record's page.

    Args:
        shown: those that stand here, the newest first.
        every: all of them, for the numbers beside the headings.
        kb: the collection.
    """
    return [
        {
            **_heading(role, len(here), sum(s.ref.role is role for s in every)),
            "rows": [_row(sighting, kb) for sighting in here],
        }
        for role, here in _roles(shown)
    ]


def _brief(shown: Sequence[Sighting], links: Links) -> list[Mapping[str, object]]:
    """Group sightings by role, each a line of plain Markdown: long lists of more cost time."""
    return [
        {**_heading(role, len(here), len(here)), "lines": [_line(s, links) for s in here]}
        for role, here in _roles(shown)
    ]


def _roles(shown: Sequence[Sighting]) -> Iterator[tuple[Role, list[Sighting]]]:
    for role in Role:
        here = [sighting for sighting in shown if sighting.ref.role is role]
        if here:
            yield role, here


def _heading(role: Role, here: int, of: int) -> Mapping[str, str]:
    size = count(of, "record") if here == of else f"{here} of {count(of, 'record')}"
    return {"name": str(role), "label": ROLE_LABELS[role], "size": size}


def _row(sighting: Sighting, kb: KnowledgeBase) -> Mapping[str, object]:
    incident, ref = kb.incidents[sighting.incident], sighting.ref
    return {
        "incident": incident,
        "low": ref.confidence is Confidence.LOW,
        "note": ref.note,
        "excerpts": excerpts(ref, incident)[:EXCERPTS_SHOWN],
    }


def _line(sighting: Sighting, links: Links) -> str:
    incident = links.kb.incidents[sighting.incident]
    preparing = "" if incident.counted else ", in preparation"
    return f"{links.incident(incident.id)}, {day(incident.date)}{preparing}"
