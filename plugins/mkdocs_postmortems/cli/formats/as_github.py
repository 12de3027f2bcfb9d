"""Workflow commands of GitHub Actions: each finding is shown at its line of a change."""

from __future__ import annotations

from typing import Final

from ...model.finding import Finding, Level
from ..report import Report

_COMMANDS: Final = {Level.ERROR: "error", Level.WARNING: "warning", Level.HINT: "notice"}
_IN_MESSAGE: Final[dict[str, str | int | None]] = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_IN_PROPERTY: Final[dict[str, str | int | None]] = {**_IN_MESSAGE, ":": "%3A", ",": "%2C"}


def write(report: Report) -> str:
    """Return one workflow command for each finding, and a last line with the numbers."""
    return "\n".join((*(_command(found, report) for found in report.findings), report.summary))


def _command(found: Finding, report: Report) -> str:
    place = found.location
    properties = {
        "file": report.path(found),
        "line": str(place.line),
        "col": str(place.column),
        "title": f"{found.code} {report.explained[found.code].name}",
    }
    said = ",".join(f"{key}={_escaped(text, _IN_PROPERTY)}" for key, text in properties.items())
    return f"::{_COMMANDS[found.level]} {said}::{_escaped(found.text, _IN_MESSAGE)}"


def _escaped(text: str, escapes: dict[str, str | int | None]) -> str:
    return text.translate(str.maketrans(escapes))
