"""Records of reviews: which quarter each is about, and that no quarter has two."""

from __future__ import annotations

from collections.abc import Iterable

from ..model.finding import Location
from ..model.front_matter import Kind
from ..model.incident import Incident
from ..model.period import period_of
from ..model.shapes import shown
from .notes import Notes
from .written import Written


def check_period(incident: Incident, written: Written, notes: Notes) -> None:
    """Note a review that names no quarter."""
    stated = incident.front.period
    if incident.kind is not Kind.REVIEW or period_of(stated, incident.source.stem):
        return
    said = "no `period`" if stated is None else f"{shown(stated)} is no quarter"
    notes.add(
        "PM128",
        written.of(("period",)),
        f"{said}; the decisions open no other review",
        "Write the quarter it looks at, such as `period: 2024 Q3`.",
    )


def check_one_each(incidents: Iterable[Incident], notes: Notes) -> None:
    """Note each further review of a quarter; the first holds, in the order of the files."""
    first: dict[tuple[int, int], Incident] = {}
    for incident in incidents:
        if incident.kind is not Kind.REVIEW:
            continue
        quarter = period_of(incident.front.period, incident.source.stem)
        if quarter is None:
            continue
        holds = first.setdefault(quarter, incident)
        if holds is not incident:
            notes.add(
                "PM412",
                Location(incident.source.path),
                f"{holds.source.path} is a review of {quarter[0]} Q{quarter[1]} too, and holds",
                "Put the decisions into one file, or mend `period`.",
            )
