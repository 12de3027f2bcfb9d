"""What a record lacks to be coded, and its words that nothing else looks up."""

from __future__ import annotations

from ..model.front_matter import FrontMatter, Kind
from ..model.incident import Incident
from .action_dates import check_action_dates
from .against import Against
from .day_to_come import check_day
from .factors import read_factors, resolve
from .links import is_link
from .names import read_name
from .notes import Notes
from .reviews import check_period
from .written import Loc, Written


def check(incident: Incident, against: Against, written: Written, notes: Notes) -> None:
    """Note what a record lacks, and words in it that nothing else looks up."""
    front = incident.front
    if front.kind is not Kind.REVIEW:
        _check_coding(incident, notes)
    now = against.settings.today() if against.settings.today is not None else None
    check_day(incident, now, written, notes)
    check_action_dates(incident, against.settings.as_of, now, written, notes)
    _check_teams(front, against, written, notes)
    for place, source in enumerate(front.sources):
        is_link(source.url, written.of(written.locate(("sources", place, "url"))), notes)
    read_factors(
        front.coded_again, "coded_again", written, against.vocabulary, incident.body, notes
    )
    check_period(incident, written, notes)
    _check_decisions(front, against, written, notes)


def _check_coding(incident: Incident, notes: Notes) -> None:
    if incident.date is None:
        notes.add("PM124", 1, "no date; the record does not count yet", "Write `date:`.")
    elif not incident.states_day:
        said = f"no date; {incident.date}, from the file's name, holds"
        notes.add("PM129", 1, said, f"If it happened on that day, write `date: {incident.date}`.")
    if not incident.factors and not incident.families:
        notes.add(
            "PM125",
            1,
            "no factors: not yet coded",
            "Which conditions had to come together? Write them under `factors`.",
        )


def _check_teams(front: FrontMatter, against: Against, written: Written, notes: Notes) -> None:
    held = front.facilitation
    if held is None:
        return
    moderator: Loc = ("facilitation", "moderator_team")
    places = [(held.moderator_team, moderator)]
    for at, person in enumerate(held.participants):
        places.append((person.team, written.locate(("facilitation", "participants", at, "team"))))
    for team, loc in places:
        read_name(team, "team", loc, written, against.catalog.teams, notes)


def _check_decisions(front: FrontMatter, against: Against, written: Written, notes: Notes) -> None:
    for place, decision in enumerate(front.decisions):
        loc = written.locate(("decisions", place))
        read_name(decision.team, "team", (*loc, "team"), written, against.catalog.teams, notes)
        for at, word in enumerate(decision.factors):
            found = written.of(written.locate((*loc, "factors", at)))
            resolve(word, against.vocabulary, found, notes)
