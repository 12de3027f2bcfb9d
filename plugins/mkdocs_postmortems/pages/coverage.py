"""What the numbers do not see: records not yet coded, and what the coded ones leave open.

A record counts once it has a title, a date and a factor. Those that miss one of them are listed
with what is missing; coded ones with what a reader would ask next: when it began, how it was
noticed, where the text supports its factors, which words wait for a place in the vocabulary. It is
information, never a score, and "unknown" is an answer.

Lists share the page while they fit; after that a list has pages of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from ..knowledge_base import KnowledgeBase
from ..model.front_matter import Kind
from ..model.incident import Incident
from .chronicle import listed, newest_first
from .escape import md
from .links import Links, shorten
from .page import PlannedPage
from .section_pages import Section, own_pages, settle
from .site_map import SiteMap
from .words import count, day

TITLE: Final = "Not yet coded and incomplete"
WAITING_SHOWN: Final = 5

INTROS: Final = {
    "not-coded": "Searched and listed, and in no number. What would make each of them count?",
    "preparing": "In the graph, and in no number until the analysis is agreed.",
    "open": "In the numbers. What would a reader ask next? Where nobody knows, `unknown` says so.",
    "withdrawn": "Neither in the graph nor in a number; the pages and their addresses stay.",
    "reviews": "Outcomes of a review, never counted as incidents.",
}


@dataclass(frozen=True, slots=True)
class Row:
    """A record and what is said about it."""

    incident: Incident
    says: tuple[str, ...] = ()
    """Plain text, such as what is missing."""


def plan(kb: KnowledgeBase, site: SiteMap) -> Iterable[PlannedPage]:
    """Plan the page, and pages of their own for the lists that do not fit on it."""
    sections = settle(site.coverage, _sections(kb), site)
    yield PlannedPage(
        uri=site.coverage,
        title=TITLE,
        template="coverage.md.j2",
        context=partial(_context, kb, sections),
        parents=(site.overview,),
        in_nav=True,
        description="Records the numbers do not see yet, and what others leave open.",
    )
    yield from own_pages(
        TITLE, "coverage_list.md.j2", sections, (site.overview, site.coverage), _shown
    )


def _sections(kb: KnowledgeBase) -> Iterator[Section[Row]]:
    records = newest_first(kb)
    here = [incident for incident in records if listed(incident)]
    lists: tuple[tuple[str, str, Iterable[Row]], ...] = (
        ("not-coded", "Not yet coded", (Row(i, _missing(i)) for i in here if not i.coded)),
        ("preparing", "In preparation", (Row(i, _open(i)) for i in here if i.preparing)),
        ("open", "Coded, and still open", (Row(i, _open(i)) for i in kb.counted[::-1] if _open(i))),
        ("withdrawn", "Withdrawn", (Row(i) for i in records if i.withdrawn)),
        ("reviews", "Reviews", (Row(i) for i in records if i.kind is Kind.REVIEW)),
    )
    for name, title, rows in lists:
        yield Section(name, title, tuple(rows))


def _missing(incident: Incident) -> tuple[str, ...]:
    """Say what a record needs before it counts."""
    return _true(
        ("a title", not incident.titled),
        ("a date", incident.date is None),
        ("a factor", not (incident.factors or incident.families)),
        (_waiting(incident), bool(incident.waiting)),
    )


def _open(incident: Incident) -> tuple[str, ...]:
    """Say what a reader of a coded record would ask next."""
    bare = sum(not ref.evidence for ref in incident.factors)
    return _true(
        ("when it began", incident.times.started is None),
        ("how it was noticed", not _noticed(incident)),
        (f"evidence for {bare} of {count(len(incident.factors), 'factor')}", bare > 0),
        (_waiting(incident), bool(incident.waiting)),
    )


def _true(*rows: tuple[str, bool]) -> tuple[str, ...]:
    return tuple(said for said, true in rows if true)


def _waiting(incident: Incident) -> str:
    words = [f"'{shorten(word, 60)}'" for word in incident.waiting[:WAITING_SHOWN]]
    more = len(incident.waiting) - len(words)
    kind = "a place for the word" if len(incident.waiting) == 1 else "places for the words"
    return f"{kind} {', '.join(words)}{f' and {more} more' if more else ''}"


def _noticed(incident: Incident) -> bool:
    detection = incident.front.detection
    return detection is not None and bool(detection.by or detection.via)


def _context(
    kb: KnowledgeBase, sections: Sequence[Section[Row]], links: Links
) -> Mapping[str, object]:
    return {
        "shares": [*_shares(kb, links)],
        "sections": [_shown(section, links) for section in sections if section.rows],
    }


def _shares(kb: KnowledgeBase, links: Links) -> Iterator[tuple[str, str]]:
    """Count what records say; each share with its n, and with its records where a filter has it."""
    here = [incident for incident in kb.incidents.values() if listed(incident)]
    every, counted, n = len(here), kb.counted, len(kb.counted)
    if not here:
        return
    days = [incident.date for incident in here if incident.date is not None]
    first = {"from": str(min(days))} if days else {}
    yield "Have a date", links.explored(len(days), every, **first)
    coded = sum(incident.coded for incident in here)
    yield "Are coded: a title, a date and a factor", f"{coded} of {every}"
    yield "Count in the numbers", links.explored(n, every, counted="yes")
    starts = [incident.times.started for incident in counted]
    for what, x in (
        ("Say when it began", sum(start is not None and start.known for start in starts)),
        ("Say that the start is unknown", sum(s is not None and not s.known for s in starts)),
        ("Say how it was noticed", sum(map(_noticed, counted))),
        ("Have evidence for every factor", sum(_supported(i) for i in counted)),
    ):
        yield what, f"{x} of {n}"
    stated = [i.front.status for i in counted if i.front.status is not None]
    statuses = tuple(sorted(set(stated)))
    yield "State a status", links.explored(len(stated), n, counted="yes", status=statuses)


def _supported(incident: Incident) -> bool:
    return bool(incident.factors) and all(ref.evidence for ref in incident.factors)


def _shown(section: Section[Row], links: Links) -> Mapping[str, object]:
    return {
        "name": section.name,
        "title": section.title,
        "intro": INTROS[section.name],
        "n": len(section.rows),
        "rows": [
            {
                "record": links.incident(row.incident.id),
                "day": day(row.incident.date),
                "says": md(", ".join(row.says)),
            }
            for row in section.here
        ],
        "way": section.way(links, "records"),
    }
