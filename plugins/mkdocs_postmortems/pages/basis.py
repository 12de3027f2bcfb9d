"""What the numbers of a page stand on: how many records, of which period, and what is left out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..model.incident import Incident
from .chronicle import listed, period
from .links import Links
from .words import count, day


def basis(incidents: Iterable[Incident], links: Links, **filters: str) -> str:
    """Say how many of some records are counted and how many are not, in short sentences.

    Args:
        incidents: in the order of their dates, from either end.
        links: of the page.
        filters: those of the explorer under which it shows these records.
    """
    known = [incident for incident in incidents if listed(incident)]
    if not known:
        return "No incident yet. A record counts once it has a title, a date and a factor."
    counted = [incident for incident in known if incident.counted]
    number = count(len(counted), "record")
    if counted:
        number = f"[{number}]({links.explore(counted='yes', **filters)})"
    said = [f"{number} {'is' if len(counted) == 1 else 'are'} counted{_when(counted)}."]
    not_coded = sum(not incident.coded for incident in known)
    every = f"[{count(len(known), 'record')}]({links.explore(**filters)})"
    said.append(f"Not yet coded: {not_coded} of {every}.")
    preparing = sum(incident.preparing for incident in known)
    if preparing:
        said.append(f"In preparation, and in no number: {count(preparing, 'record')}.")
    return " ".join(said)


def span_of(counted: Sequence[Incident]) -> str:
    """Write the days of the first and the last of some records; empty where none has a date."""
    ends = period(counted)
    if ends is None:
        return ""
    first, last = day(ends[0].date), day(ends[1].date)
    return first if first == last else f"{first} to {last}"


def _when(counted: Sequence[Incident]) -> str:
    span = span_of(counted)
    return f", {span}" if span else ""
