"""Everything that is asked about a record once it is read."""

from __future__ import annotations

from ..model.front_matter import FrontMatter, Kind
from ..model.incident import Incident
from ..model.shapes import shown
from .action_dates import check_action_dates
from .against import Against
from .conversation import check_facilitation, check_status
from .factors import read_factors, resolve
from .links import is_link
from .names import read_name
from .notes import Notes
from .reviews import check_period
from .written import Written


def check(incident: Incident, against: Against, written: Written, notes: Notes) -> None:
    """Note what a record lacks, and words in it that nothing else looks up."""
    front = incident.front
    if front.kind is not Kind.REVIEW:
        _check_coding(incident, notes)
        check_status(incident, written, notes)
    if front.actions == () and not front.no_action_reason:
        notes.add(
            "PM506",
            written.of(("actions",), key=True),
            "`actions` is empty",
            "Why is no action a sound outcome here: `no_action_reason`?",
        )
    check_action_dates(incident, against.settings.as_of, written, notes)
    check_facilitation(incident, against.catalog.teams, written, notes)
    for place, source in enumerate(front.sources):
        is_link(source.url, written.of(written.locate(("sources", place, "url"))), notes)
    read_factors(
        front.coded_again, "coded_again", written, against.vocabulary, incident.body, notes
    )
    check_period(incident, written, notes)
    _check_decisions(front, against, written, notes)
    for place, allowed in enumerate(front.lint.allow if front.lint else ()):
        if not allowed.reason:
            notes.add(
                "PM513",
                written.of(written.locate(("lint", "allow", place))),
                f"the exception for {shown(allowed.rule)} has no reason, and does not hold",
                "Give it a `reason`.",
            )


def _check_coding(incident: Incident, notes: Notes) -> None:
    if incident.date is None:
        notes.add("PM124", 1, "no date; the record does not count yet", "Write `date:`.")
    if not incident.factors and not incident.families:
        notes.add(
            "PM125",
            1,
            "no factors: not yet coded",
            "Which conditions had to come together? Write them under `factors`.",
        )


def _check_decisions(front: FrontMatter, against: Against, written: Written, notes: Notes) -> None:
    for place, decision in enumerate(front.decisions):
        loc = written.locate(("decisions", place))
        read_name(decision.team, "team", (*loc, "team"), written, against.catalog.teams, notes)
        for at, word in enumerate(decision.factors):
            found = written.of(written.locate((*loc, "factors", at)))
            resolve(word, against.vocabulary, found, notes)
