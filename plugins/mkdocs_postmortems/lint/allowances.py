"""Exceptions: a hint that a record excepts with a reason is not shown.

They stand under `lint.allow` for a whole record, or as a comment before the text they are about.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from ..model.codes import finding
from ..model.finding import Finding, Level, Location
from ..model.incident import Incident
from ..model.shapes import shown
from ..model.words import did_you_mean, nearest
from .explanation import Explanation
from .wording.allowances import allowances_in


@dataclass(frozen=True, slots=True)
class Allowance:
    """An exception to a rule, and where it stands."""

    rule: str
    reason: str | None
    at: Location
    lines: range | None = None
    """The lines it covers; None where that is the whole record."""

    @property
    def code(self) -> str:
        """The code it names, as codes are written."""
        return self.rule.upper()

    def covers(self, found: Finding) -> bool:
        """Whether a finding of this record and code stands where the exception holds."""
        return self.lines is None or found.location.line in self.lines


def allowances_of(incidents: Iterable[Incident]) -> tuple[Allowance, ...]:
    """Return the exceptions of some records, those of the front matter first."""
    return tuple(
        each for incident in incidents for each in (*_in_front(incident), *_in_text(incident))
    )


def _in_front(incident: Incident) -> Iterator[Allowance]:
    lint = incident.front.lint
    for place, allowed in enumerate(lint.allow if lint else ()):
        at = incident.places.of("lint", "allow", place)
        yield Allowance(allowed.rule, allowed.reason, at)


def _in_text(incident: Incident) -> Iterator[Allowance]:
    path, above = incident.source.path, incident.body.first_line - 1
    for comment in allowances_in(incident.body.text):
        at = Location(path, above + comment.line, comment.column)
        lines = range(above + comment.line, above + comment.last + 1)
        yield Allowance(comment.rule, comment.reason, at, lines)


def settle(
    found: Iterable[Finding],
    allowances: Iterable[Allowance],
    explained: Mapping[str, Explanation],
    unheard: Collection[str],
) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    """Return the findings that stay, and what there is to say about the exceptions.

    Only what is a hint by itself can be excepted; an error or a warning is there to be mended.

    Args:
        found: every finding, those that are switched off left out.
        allowances: the exceptions.
        explained: every code there is.
        unheard: the codes that nothing was asked about, so that their exceptions may be of use.
    """
    found = tuple(found)
    alike: dict[tuple[str, str], list[Finding]] = defaultdict(list)
    for each in found:
        alike[each.location.path, each.code].append(each)
    gone: set[int] = set()
    about: list[Finding] = []
    for allowed in allowances:
        same = alike.get((allowed.at.path, allowed.code), ())
        covered = [id(each) for each in same if allowed.covers(each)]
        matches = bool(covered) or allowed.code in unheard
        objection = next(_objections(allowed, matches, explained), None)
        if objection is None:
            gone.update(covered)
        else:
            code, message, mend = objection
            about.append(finding(code, allowed.at, message, mend))
    return tuple(each for each in found if id(each) not in gone), tuple(about)


def _objections(
    allowed: Allowance, matches: bool, explained: Mapping[str, Explanation]
) -> Iterator[tuple[str, str, str]]:
    """Yield why an exception does not hold, the first reason first."""
    rule, known = shown(allowed.rule), explained.get(allowed.code)
    if known is None:
        close = did_you_mean(nearest(allowed.rule, explained, limit=1))
        said = f"the exception names {rule}, which is no code"
        yield "PM514", said, close or "`postmortems explain` lists them."
    elif known.level is not Level.HINT:
        said = f"{rule} is no hint but {'an' if known.level is Level.ERROR else 'a'} {known.level}"
        yield "PM514", f"{said}, and cannot be excepted", "Mend what it says, or remove this."
    elif not allowed.reason:
        said = f"the exception for {rule} has no reason, and does not hold"
        yield "PM513", said, "Give it a reason."
    elif not matches:
        yield "PM514", f"the exception for {rule} matches nothing here", "Is it still needed?"
