"""The card above a record's text: what it is, when it was, and what it touched."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final, TypeVar

from ...model.front_matter import Kind, Status
from ...model.incident import Incident
from ...model.times import Moment, Times, Word
from ...trends.spans import in_words
from ..escape import md
from ..links import Links, shorten
from ..pictures.phases_of import phases_of
from ..pictures.shown import as_markdown
from ..words import day, moment
from .line import severity

Id = TypeVar("Id", bound=str)

SHOWN: Final = 12
"""So many factors, services or teams of a record are named in its card."""
POINTS: Final = {
    "started": "Started",
    "detected": "Noticed",
    "declared": "Declared",
    "mitigated": "Mitigated",
    "resolved": "Resolved",
}


def card(incident: Incident, links: Links) -> str:
    """Return a notice where one is due, and the card."""
    marks = " ".join(_marks(incident, links))
    id = f'<span class="pm-id">{md(shorten(incident.id, 80))}</span>'
    facts = "\n".join(
        f'- <span class="pm-label">{label}</span> {value}'
        for label, value in _facts(incident, links)
    )
    impact = incident.front.impact
    parts = (
        _notice(incident),
        '<div class="pm-card" markdown>',
        f"{severity(incident, links)}{marks} {id}",
        md(shorten(impact.summary, 400)) if impact is not None and impact.summary else "",
        '<div class="pm-facts" markdown>',
        facts,
        "</div>",
        "" if incident.kind is Kind.REVIEW else as_markdown(phases_of(incident)),
        "</div>",
    )
    return "\n\n".join(filter(None, parts))


def _marks(incident: Incident, links: Links) -> Iterator[str]:
    """Yield kind and status; what the explorer shows leads to the records that share it."""
    tags = {"kind": incident.kind, "status": incident.front.status}
    for key, tag in tags.items():
        if tag and incident.listed:
            yield f"[{md(tag)}]({links.explore(**{key: tag})}){{ .pm-tag }}"
        elif tag:
            yield f'<span class="pm-tag">{md(tag)}</span>'


def _notice(incident: Incident) -> str:
    status = incident.front.status
    if status is Status.WITHDRAWN:
        said = "Withdrawn: the page and its address stay, the record no longer counts."
    elif status is not None and not status.counts:
        said = "In preparation: this record is shown, and does not yet count in the numbers."
    elif incident.kind is Kind.REVIEW:
        said = "What a group decided in a review: it opens the next one, and counts in no number."
    elif not incident.coded:
        said = (
            f"Not yet coded: {_missing(incident)}. "
            "It is searched and listed, and does not count in the numbers."
        )
    else:
        return ""
    return f'<p class="pm-notice">{said}</p>'


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
        facts.append(("Date", day(incident.date)))
    for name, point in times.moments.items():
        facts.append((POINTS[name], _point(name, point, times)))
    detection = incident.front.detection
    if detection is not None and (detection.by or detection.via):
        said = [str(detection.by or ""), f"via {detection.via}" if detection.via else ""]
        facts.append(("Noticed by", md(" ".join(part for part in said if part))))
    if incident.factors:
        facts.append(("Factors", _named(incident.factor_ids(), links.factor)))
    if incident.services:
        facts.append(("Services", _named(incident.services, links.service)))
    if incident.teams:
        facts.append(("Teams", _named(incident.teams, links.team)))
    return facts


def _named(ids: Sequence[Id], link: Callable[[Id], str]) -> str:
    """Name the first of some things, and say how many more there are."""
    more = len(ids) - SHOWN
    named = ", ".join(link(id) for id in ids[:SHOWN])
    return f"{named}, and {more} more" if more > 0 else named


def _point(name: str, point: Moment, times: Times) -> str:
    """Write a point of a record: when, and how long after the start or the noticing."""
    if point.word is not None:
        return "not known" if point.word is Word.UNKNOWN else "still open"
    about = "about " if name == "started" and times.precision == "estimated" else ""
    text = about + (day(point.day) if point.at is None else md(moment(point.at, times.zone)))
    for start, words in (("started", "after the start"), ("detected", "after it was noticed")):
        if start == name:
            break
        span = times.span(start, name)
        if span is not None:
            return f'{text} <span class="pm-meta">{in_words(span)} {words}</span>'
    return text
