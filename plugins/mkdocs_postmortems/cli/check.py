"""`postmortems check`: every finding in every record, whatever its audience, in one run."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import click

from ..lint.engine import EXPLAINED, all_findings
from ..model.finding import Finding, Level
from ..reading.collection import read_collection
from ..reading.tree import display_path
from ..settings import Settings
from .output import amount
from .project import settings_of

JSON_VERSION = 1
"""Raised when a key of the JSON output is removed or gets another meaning."""


@dataclass(frozen=True, slots=True)
class Report:
    """The findings about some files."""

    findings: tuple[Finding, ...]
    records: int

    def count(self, level: Level) -> int:
        """Return how many findings have a level."""
        return sum(found.level is level for found in self.findings)

    def fails(self, strict: bool) -> bool:
        """Whether the command ends with an error."""
        return bool(self.count(Level.ERROR) or (strict and self.count(Level.WARNING)))


@click.command("check")
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path))
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="What to print.",
)
@click.option("--strict", is_flag=True, help="Exit with 1 on warnings too, as the build does.")
@click.pass_context
def command(context: click.Context, paths: tuple[Path, ...], form: str, strict: bool) -> None:
    """Report everything there is to say about the records.

    PATHS are files or folders to report on; without them it is the whole collection. All of it is
    read in any case, because records refer to each other.

    Exit codes: 0 nothing to mend, 1 errors, or warnings with --strict, 2 wrong use.
    """
    report = report_on(settings_of(context), paths)
    click.echo(as_json(report) if form == "json" else as_text(report))
    context.exit(int(report.fails(strict)))


def report_on(settings: Settings, paths: Iterable[Path] = ()) -> Report:
    """Read the collection and keep what concerns some files or folders, or everything."""
    read = read_collection(settings)
    chosen = tuple(_shown(path, settings) for path in paths)
    return Report(
        findings=tuple(f for f in all_findings(read, settings) if _among(f.location.path, chosen)),
        records=sum(_among(incident.source.path, chosen) for incident in read.incidents),
    )


def _shown(path: Path, settings: Settings) -> str:
    """Return a path as findings show it; empty for a folder that holds the whole project."""
    full = path.resolve()
    return "" if settings.root.is_relative_to(full) else display_path(full, settings)


def _among(path: str, chosen: tuple[str, ...]) -> bool:
    inside = (not part or path == part or path.startswith(f"{part}/") for part in chosen)
    return not chosen or any(inside)


def as_text(report: Report) -> str:
    """Return one line for each finding and a last one with the numbers."""
    lines = (f"{f.place}: {f.level} {f.code} {f.text}" for f in report.findings)
    return "\n".join((*lines, _summary(report)))


def _summary(report: Report) -> str:
    levels = (Level.ERROR, Level.WARNING, Level.HINT)
    said = ", ".join(amount(report.count(level), level) for level in levels)
    return f"{said} in {amount(report.records, 'record')}"


def as_json(report: Report) -> str:
    """Return the report as JSON; characters beyond ASCII are escaped."""
    return json.dumps(
        {
            "version": JSON_VERSION,
            "records": report.records,
            "errors": report.count(Level.ERROR),
            "warnings": report.count(Level.WARNING),
            "hints": report.count(Level.HINT),
            "findings": [
                {
                    "code": found.code,
                    "name": EXPLAINED[found.code].name,
                    "level": str(found.level),
                    "path": found.location.path,
                    "line": found.location.line,
                    "column": found.location.column,
                    "message": found.message,
                    "hint": found.hint,
                }
                for found in report.findings
            ],
        },
        indent=2,
    )
