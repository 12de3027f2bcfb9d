"""Exceptions under `lint.allow`: a hint that a record excepts with a reason is not shown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from ..model.codes import finding
from ..model.finding import Finding, Level
from ..model.front_matter import Allowed
from ..model.incident import Incident
from ..model.shapes import shown
from ..model.words import did_you_mean, nearest
from ..settings import Settings


def settle(
    found: Iterable[Finding],
    incidents: Iterable[Incident],
    levels: Mapping[str, Level],
    settings: Settings,
) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    """Return the findings that stay, and what there is to say about the exceptions.

    Only what is a hint by itself can be excepted; an error or a warning is there to be mended.

    Args:
        found: every finding, those that are switched off left out.
        incidents: the records that may hold exceptions.
        levels: each known code with the level it has by itself.
        settings: which codes the site switches off.
    """
    found = tuple(found)
    excepting = {i.source.path: i for i in incidents if i.front.lint and i.front.lint.allow}
    if not excepting:
        return found, ()
    seen = {(each.location.path, each.code) for each in found}
    gone: set[tuple[str, str]] = set()
    about: list[Finding] = []
    for path, incident in excepting.items():
        for place, allowed in enumerate(incident.front.lint.allow if incident.front.lint else ()):
            code = allowed.rule.upper()
            off = settings.levels.get(code) is Level.OFF
            objection = next(_objections(allowed, (path, code) in seen or off, levels), None)
            if objection is None:
                gone.add((path, code))
            else:
                key, message, mend = objection
                at = incident.places.of("lint", "allow", place)
                about.append(finding(key, at, message, mend))
    kept = (each for each in found if (each.location.path, each.code) not in gone)
    return tuple(kept), tuple(about)


def _objections(
    allowed: Allowed, matches: bool, levels: Mapping[str, Level]
) -> Iterator[tuple[str, str, str]]:
    """Yield why an exception does not hold, the first reason first."""
    rule, level = shown(allowed.rule), levels.get(allowed.rule.upper())
    if level is None:
        close = did_you_mean(nearest(allowed.rule, levels, limit=1))
        said = f"the exception names {rule}, which is no code"
        yield "PM514", said, close or "`postmortems explain` lists them."
    elif level is not Level.HINT:
        said = f"{rule} is no hint but {'an' if level is Level.ERROR else 'a'} {level}"
        yield "PM514", f"{said}, and cannot be excepted", "Mend what it says, or remove this."
    elif not allowed.reason:
        said = f"the exception for {rule} has no reason, and does not hold"
        yield "PM513", said, "Give it a `reason`."
    elif not matches:
        yield "PM514", f"the exception for {rule} matches nothing here", "Is it still needed?"
