"""The day an action was done, against the day of its record, the site's and the day it is."""

from __future__ import annotations

from datetime import date

from ..model.incident import Incident
from ..model.shapes import shown
from .notes import Notes
from .written import Written


def check_action_dates(
    incident: Incident, as_of: date | None, today: date | None, written: Written, notes: Notes
) -> None:
    """Ask about days that leave an action without a before and an after."""
    for place, action in enumerate(incident.actions):
        done = action.completed
        if done is None:
            continue
        at = written.of((*written.locate(("actions", place)), "completed"))
        said = f"action {shown(action.title)} was done on {done}"
        if incident.date is not None and incident.states_day and done < incident.date:
            notes.add(
                "PM410",
                at,
                f"{said}, before the record's date {incident.date}",
                "Which of the two days is right?",
            )
        planned = "Is the year right? A day that is planned stands in `due`."
        if as_of is not None and done > as_of:
            notes.add("PM411", at, f"{said}, after {as_of}, the day the site speaks about", planned)
        elif today is not None and done > today:
            notes.add("PM411", at, f"{said}, which has not come yet", planned)
