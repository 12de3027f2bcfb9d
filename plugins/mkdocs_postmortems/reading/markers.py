"""Finds the markers of listings in an author's Markdown, and reads what they ask for.

A marker is a comment, `<!-- postmortems/incidents { limit: 5 } -->`: without this plugin it
shows nothing. One that stands in code is an example and is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..model.codes import finding
from ..model.finding import Finding, Location
from ..model.listing import Scope
from ..model.words import did_you_mean, nearest
from .notes import Notes
from .plain_yaml import read_yaml
from .validation import validate

_MARKER = re.compile(r"<!--\s*postmortems/")
_CODE_OR_COMMENT = re.compile(
    r"^[> \t]*(?P<fence>`{3,}|~{3,})[^`\n]*\n(?:.*?\n)??[> \t]*(?P=fence)[`~]*[ \t]*$"
    r"|(?P<ticks>`+)(?!`)(?:(?!\n[ \t]*\n).)+?(?<!`)(?P=ticks)(?!`)"
    r"|<!--(?P<comment>.*?)-->",
    re.MULTILINE | re.DOTALL,
)
_ASKED = re.compile(r"\s*postmortems/(?P<name>[^\s{}]*)\s*(?P<argument>.*?)\s*", re.DOTALL)
_HOLDS_BLOCKS = re.compile(r"[ \t]*(?:[-*+][ \t]|\d+\.[ \t]|!!!|\?\?\?|===|\[\^|:[ \t])")


@dataclass(frozen=True, slots=True)
class Marker:
    """A place in a page where a list is asked for."""

    name: str
    """What is asked for, as written: `incidents`."""
    scope: Scope
    places: Mapping[str, Location]
    """Where each key of the argument stands."""
    findings: tuple[Finding, ...]
    """What does not fit in the argument; then there is no telling what is asked for."""
    location: Location
    start: int
    end: int
    prefix: str | None
    """What stands before it in its line, such as an indent; None if it has no line of its own."""


def has_marker(markdown: str) -> bool:
    """Whether there may be a marker; one in code counts too, so that this is cheap."""
    return _MARKER.search(markdown) is not None


def read_markers(markdown: str, here: Location) -> Iterator[Marker]:
    """Yield the markers outside code, in order.

    Args:
        markdown: the text of a page.
        here: where the text begins in its file.
    """
    for found in _CODE_OR_COMMENT.finditer(markdown):
        asked = _ASKED.fullmatch(found["comment"] or "")
        if asked is None or _in_indented_code(markdown, found.start()):
            continue
        yield _marker(markdown, found, asked, here)


def _marker(markdown: str, found: re.Match[str], asked: re.Match[str], here: Location) -> Marker:
    argument = found.start("comment") + asked.start("argument")
    scope, places, findings = _scope(asked["argument"], _place(markdown, argument, here))
    return Marker(
        name=asked["name"],
        scope=scope,
        places=places,
        findings=findings,
        location=_place(markdown, found.start(), here),
        start=found.start(),
        end=found.end(),
        prefix=_prefix(markdown, found),
    )


def _scope(
    argument: str, at: Location
) -> tuple[Scope, Mapping[str, Location], tuple[Finding, ...]]:
    """Read the mapping of a marker; every fault in it has one code, whatever its nature."""
    if not argument:
        return Scope(), {}, ()
    if not (argument.startswith("{") and argument.endswith("}")):
        said = finding(
            "PM602", at, f"'{argument}' is not a mapping", "Write `{ service: checkout }`."
        )
        return Scope(), {}, (said,)
    notes = Notes(at.path)
    # Blanks in front give every key the column it has in the page.
    written = read_yaml(" " * (at.column - 1) + argument, notes, at.line)
    if written is None:
        return Scope(), {}, _faults(notes)
    places = {key: written.of((key,), key=True) for key in written.value}
    for key in (key for key, value in written.value.items() if value is None):
        notes.add("PM602", places[key], f"`{key}` is empty", f"Write `{key}: ...`, or remove it.")
    scope = validate(Scope, written, notes)
    for key in scope.model_extra or {}:
        hint = did_you_mean(nearest(key, Scope.model_fields, limit=1))
        notes.add("PM602", places[key], f"a listing has no key '{key}'", hint)
    return scope, places, _faults(notes)


def _faults(notes: Notes) -> tuple[Finding, ...]:
    return tuple(
        finding("PM602", found.location, found.message, found.hint)
        for found in notes.found
        if found.code != "PM117"  # a key that looks misspelled; said again as one that is unknown
    )


def _place(markdown: str, position: int, here: Location) -> Location:
    line = markdown.count("\n", 0, position)
    column = position - markdown.rfind("\n", 0, position)
    return Location(here.path, here.line + line, column)


def _prefix(markdown: str, found: re.Match[str]) -> str | None:
    before = markdown[: found.start()].rpartition("\n")[2]
    after = markdown[found.end() :].partition("\n")[0]
    return None if before.strip(" \t>") or after.strip() else before


def _in_indented_code(markdown: str, position: int) -> bool:
    """Whether a place is in a block that is code because of its indent.

    As python-markdown has it: four columns make code, and four more for each list item, admonition
    or tab that the block stands in.
    """
    lines = markdown[:position].split("\n")
    top = len(lines) - 1
    while top and lines[top - 1].strip():
        top -= 1
    return min(_indent(lines[top]), _indent(lines[-1])) >= 4 * (_holders(lines, top) + 1)


def _holders(lines: Sequence[str], top: int) -> int:
    """Count the blocks that hold the one that begins at a line."""
    holders, lowest = 0, _indent(lines[top])
    for line in reversed(lines[:top]):
        if lowest < 4:
            break
        if line.strip() and _indent(line) < lowest:
            lowest = _indent(line)
            holders += _HOLDS_BLOCKS.match(line) is not None
    return holders


def _indent(line: str) -> int:
    text = line.expandtabs(4)
    return len(text) - len(text.lstrip(" "))
