"""How the conversation was held and what the status asks for: hints, each one a question."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from ..model.catalog import Directory
from ..model.facilitation import Facilitation
from ..model.factor import Role
from ..model.front_matter import Status
from ..model.incident import Incident
from .names import read_name
from .notes import Notes
from .written import Written

_STEPS: Final = (
    Status.DRAFT,
    Status.TIMELINE_AGREED,
    Status.ANALYSIS_AGREED,
    Status.REVIEWED,
    Status.CLOSED,
)
"""What a status asks for, every later one asks for too; a withdrawn record is asked nothing."""

FEWEST_FACTORS: Final = 3


def check_status(incident: Incident, written: Written, notes: Notes) -> None:
    """Say what a status asks for and the record does not have yet."""
    status = incident.front.status
    if status not in _STEPS:
        return
    reached = _STEPS.index(status)
    missing = [what for step, what in _wanted(incident) if _STEPS.index(step) <= reached]
    if missing:
        notes.add(
            "PM507",
            written.of(("status",)),
            f"status '{status}', and not here yet: {', '.join(missing)}",
            "Is it known, or is an earlier status the right one?",
        )
    if reached >= _STEPS.index(Status.REVIEWED):
        _check_breadth(incident, written, notes)


def _wanted(incident: Incident) -> Iterator[tuple[Status, str]]:
    front, refs = incident.front, incident.factors
    held = front.facilitation or Facilitation()
    checks = (
        (Status.TIMELINE_AGREED, "a timeline entry", incident.timeline.entries),
        (Status.TIMELINE_AGREED, "`facilitation.timeline_agreed`", held.timeline_agreed),
        (Status.ANALYSIS_AGREED, "a factor", refs),
        (Status.REVIEWED, "`impact`", front.impact),
        (Status.REVIEWED, "`detection`", front.detection),
        (Status.REVIEWED, "evidence", any(ref.evidence for ref in refs)),
        (Status.REVIEWED, "what helped", any(ref.role is Role.MITIGATING for ref in refs)),
        (Status.REVIEWED, "`facilitation.moderator_team`", held.moderator_team),
        (
            Status.REVIEWED,
            "actions or `no_action_reason`",
            incident.actions or front.no_action_reason,
        ),
        (Status.REVIEWED, "`review.due`", front.review and front.review.due),
        (
            Status.CLOSED,
            "an end for every action",
            not any(action.state.open for action in incident.actions),
        ),
    )
    yield from ((step, what) for step, what, there in checks if not there)


def _check_breadth(incident: Incident, written: Written, notes: Notes) -> None:
    factors = incident.factor_ids()
    families = {factor.split(".", 1)[0] for factor in factors}
    if factors and (len(factors) < FEWEST_FACTORS or len(families) == 1):
        count = f"{len(factors)} factors" if len(factors) > 1 else "one factor"
        spread = "of one family" if len(families) == 1 else f"of {len(families)} families"
        notes.add(
            "PM307",
            written.of(("factors",), key=True),
            f"a record with status '{incident.front.status}' names {count} {spread}",
            "What else had to hold?",
        )


def check_facilitation(
    incident: Incident, teams: Directory, written: Written, notes: Notes
) -> None:
    """Ask about turns, rank and time to think."""
    held = incident.front.facilitation
    if held is None:
        return
    _check_teams(incident, held, teams, written, notes)
    if held.managers_present and not held.private_input_offered:
        notes.add(
            "PM510",
            written.of(("facilitation", "managers_present"), key=True),
            "managers were present, and private input is not stated",
            "Could people say something in private?",
        )
    _check_dates(held, written, notes)


def _check_teams(
    incident: Incident, held: Facilitation, teams: Directory, written: Written, notes: Notes
) -> None:
    place = ("facilitation", "moderator_team")
    moderator = read_name(held.moderator_team, "team", place, written, teams, notes)
    if moderator in incident.teams:
        notes.add(
            "PM508",
            written.of(place),
            f"the moderator comes from '{moderator}', which was involved",
            "Could someone from another team moderate?",
        )
    heard = set()
    for at, person in enumerate(held.participants):
        loc = written.locate(("facilitation", "participants", at, "team"))
        heard.add(read_name(person.team, "team", loc, written, teams, notes))
    absent = [team for team in incident.teams if team not in heard]
    if held.participants and absent:
        notes.add(
            "PM509",
            written.of(("facilitation", "participants"), key=True),
            f"nobody from {', '.join(absent)} took part",
            "Who can tell how it looked from there?",
        )


def _check_dates(held: Facilitation, written: Written, notes: Notes) -> None:
    steps = ("timeline_agreed", "analysis", "actions_agreed")
    dated = [(step, getattr(held, step)) for step in steps if getattr(held, step) is not None]
    for (earlier, first), (later, second) in pairwise(dated):
        at = written.of(("facilitation", later))
        if second < first:
            notes.add(
                "PM511",
                at,
                f"`{later}` {second} is before `{earlier}` {first}",
                "What happened comes first, then the analysis, then the actions. "
                "Are the dates right?",
            )
        elif (earlier, later) == ("analysis", "actions_agreed") and first == second:
            notes.add(
                "PM512",
                at,
                f"analysis and actions were agreed on {first}",
                "Was there time to think?",
            )
