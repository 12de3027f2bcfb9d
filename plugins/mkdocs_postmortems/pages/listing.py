"""Lists in an author's own pages: a marker such as `<!-- postmortems/incidents { limit: 5 } -->`.

A marker is replaced by the list it asks for. One that is not clear is a finding, and a sentence
stands in its place, so that the rest of the page is as its author wrote it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from ..knowledge_base import KnowledgeBase
from ..model.finding import Finding, Location
from ..model.front_matter import Kind
from ..model.incident import Incident
from ..model.listing import Scope, Stood
from ..model.words import did_you_mean, nearest
from ..reading.collection import levelled
from ..reading.markers import Marker, has_marker, read_markers
from ..reading.notes import Notes
from .action_rows import action_row, in_states, items
from .chronicle import listed, newest_first
from .escape import md
from .links import Links, shorten
from .listing_scope import Asked, asked_by
from .render import fill
from .tally import tally, tally_rows

__all__ = ["LISTINGS", "expand", "has_marker"]


@dataclass(frozen=True, slots=True)
class Listing:
    """One kind of list."""

    name: str
    keys: frozenset[str]
    """What it takes beside `limit`."""
    write: Callable[[Asked, Scope, Links], tuple[str, int]]
    """Returns the rows as Markdown, and how many there are without the limit."""
    index: Callable[[Links], str]
    """A link to where all of them stand."""
    none: str
    """What is said where there are none."""


def expand(
    markdown: str, kb: KnowledgeBase, links: Links, here: Location
) -> tuple[str, tuple[Finding, ...]]:
    """Put lists in the place of markers; return the page and what was found in the markers.

    Args:
        markdown: the text of an author's page.
        kb: the collection.
        links: makes the links of that page.
        here: the file of the page, and where in it the text begins.
    """
    parts: list[str] = []
    notes, end = Notes(here.path), 0
    for marker in read_markers(markdown, here):
        parts += [markdown[end : marker.start], _replacement(marker, kb, links, notes)]
        end = marker.end
    return "".join([*parts, markdown[end:]]), levelled(notes.found, kb.settings)


def _replacement(marker: Marker, kb: KnowledgeBase, links: Links, notes: Notes) -> str:
    found = Notes(notes.path, [*marker.findings])
    listing = next((row for row in LISTINGS if row.name == marker.name), None)
    if listing is None:
        hint = did_you_mean(nearest(marker.name, (row.name for row in LISTINGS)))
        found.add(
            "PM601",
            marker.location,
            f"there is no listing '{marker.name}'",
            hint or f"Write {' or '.join(f'postmortems/{row.name}' for row in LISTINGS)}.",
        )
    else:
        _check(marker, listing, found)
    asked = asked_by(marker, kb, links.site, found)
    notes.found += found.found
    if listing is None or found.found or marker.prefix is None:
        return _sentence(found.found[0], marker)
    rows, n = listing.write(asked, marker.scope, links)
    return _block(_framed(rows, n, listing, asked, marker, links), marker)


def _check(marker: Marker, listing: Listing, notes: Notes) -> None:
    for key in marker.places:
        if key in Scope.model_fields and key != "limit" and key not in listing.keys:
            notes.add(
                "PM602",
                marker.places[key],
                f"a list of {listing.name} takes no `{key}`",
                f"It takes {', '.join(sorted(listing.keys))} and limit.",
            )
    if marker.prefix is None:
        notes.add(
            "PM602",
            marker.location,
            "other text stands in the line of this marker",
            "Give it a line of its own.",
        )


def _framed(rows: str, n: int, listing: Listing, asked: Asked, marker: Marker, links: Links) -> str:
    if not n:
        return listing.none
    shown = min(n, marker.scope.limit)
    more = f"\n\n{shown} of {n}. More: {_way(asked, listing, links)}" if shown < n else ""
    # HTML is a block only where it is not indented; elsewhere a plain list has to do.
    framed = rows if _indent(marker) else f'<div class="pm-list" markdown>\n\n{rows}\n</div>'
    return f"{framed}{more}"


def _way(asked: Asked, listing: Listing, links: Links) -> str:
    """Return a link to the narrowest page that has more."""
    if asked.service and asked.service in links.site.services:
        return links.service(asked.service)
    if asked.team and asked.team in links.site.teams:
        return links.team(asked.team)
    if asked.factor is not None:
        return links.factor(asked.factor)
    return listing.index(links)


def _sentence(fault: Finding, marker: Marker) -> str:
    said = f"This list is not clear: {md(shorten(fault.message, 300))}."
    if fault.hint:
        said += f" {md(shorten(fault.hint, 300))}"
    return said if marker.prefix is None else _block(f"{said}\n{{: .pm-notice }}", marker)


def _block(text: str, marker: Marker) -> str:
    """Make text a block of its own, as deep in the page as its marker is."""
    indent = _indent(marker)
    lines = (f"{indent}{line}".rstrip() for line in text.split("\n"))
    return "\n".join(["", *lines, indent.rstrip()])


def _indent(marker: Marker) -> str:
    before = marker.prefix or ""
    return before if len(before.expandtabs(4)) > 3 or ">" in before else ""


def _incidents(asked: Asked, scope: Scope, links: Links) -> tuple[str, int]:
    kb = links.kb
    found = [
        incident
        for incident in _records(asked, kb)
        if asked.covers(incident.factor_ids(), incident.families, kb.vocabulary)
    ]
    return _filled(links, incidents=found[: scope.limit]), len(found)


def _actions(asked: Asked, scope: Scope, links: Links) -> tuple[str, int]:
    kb = links.kb
    found = [
        item
        for item in in_states(items(kb), scope.state.states)
        if asked.team in (None, item.action.team)
        and asked.meets(item.incident)
        and asked.covers(item.action.addresses, (), kb.vocabulary)
    ]
    rows = [action_row(item, links) for item in found[: scope.limit]]
    return _filled(links, actions=rows), len(found)


def _factors(asked: Asked, scope: Scope, links: Links) -> tuple[str, int]:
    kb = links.kb
    counted = [incident for incident in _records(asked, kb) if incident.counted]
    found = [
        seen
        for seen in tally(counted, kb, helped=scope.role is Stood.MITIGATING)
        if asked.covers((seen.factor,), (), kb.vocabulary)
    ]
    shown = tally_rows(found, len(counted), links, scope.limit)
    return _filled(links, factors=shown["rows"]), len(found)


def _records(asked: Asked, kb: KnowledgeBase) -> list[Incident]:
    return [
        incident
        for incident in newest_first(kb)
        if (listed(incident) or asked.kind is incident.kind is Kind.REVIEW)
        and asked.meets(incident)
        and asked.team in (None, *incident.teams)
    ]


def _filled(links: Links, **rows: object) -> str:
    empty = {"incidents": (), "actions": (), "factors": ()}
    return fill("listing.md.j2", links.kb, links, **{**empty, **rows}).strip("\n")


_RECORDS: Final = frozenset({"service", "team", "factor", "family", "kind", "severity", "since"})

LISTINGS: Final = (
    Listing(
        "incidents",
        _RECORDS,
        _incidents,
        lambda links: links.to(links.site.incident_index, "All incidents"),
        "No incident here yet.",
    ),
    Listing(
        "actions",
        _RECORDS | {"state"},
        _actions,
        lambda links: links.to(links.site.actions, "All actions"),
        "No action here.",
    ),
    Listing(
        "factors",
        _RECORDS - {"factor"} | {"role"},
        _factors,
        lambda links: links.to(links.site.factor_index, "All factors"),
        "No factor here yet.",
    ),
)
"""Every listing there is."""
