"""The day of a record, against the day it is."""

from __future__ import annotations

from datetime import date

from ..model.incident import Incident
from .notes import Notes
from .written import Written


def check_day(incident: Incident, today: date | None, written: Written, notes: Notes) -> None:
    """Ask about a day that has not come: the newest day is the one the whole site speaks about."""
    if today is None or incident.date is None or incident.date <= today:
        return
    stated = "date" if incident.front.date is not None else "times"
    notes.add(
        "PM213",
        written.of((stated,)) if incident.states_day else 1,
        f"the record's day, {incident.date}, has not come yet",
        "Is the year right?",
    )
