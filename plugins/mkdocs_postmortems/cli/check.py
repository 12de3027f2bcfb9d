"""`postmortems check`: every finding in every record, whatever its audience, in one run."""

from __future__ import annotations

from pathlib import Path

import click

from ..lint.engine import all_findings, explained
from ..lint.wording.wording import Wording
from ..model.finding import Finding, Level
from ..model.shapes import shown
from ..model.words import did_you_mean, nearest
from ..reading.collection import read_collection
from ..settings import Settings
from .formats.registry import BY_NAME
from .options import printed_as
from .project import settings_of
from .report import LEVELS, Report
from .scope import Chosen, chosen, prefix


def _codes(
    context: click.Context, parameter: click.Parameter, given: tuple[str, ...]
) -> tuple[str, ...]:
    """Read codes and beginnings of codes, several in one word where commas part them."""
    codes = tuple(code.strip().upper() for word in given for code in word.split(","))
    known = explained(settings_of(context)) if codes else {}
    for code in codes:
        if not any(each.startswith(code) for each in known) or not code:
            close = did_you_mean(nearest(code, known, limit=1))
            mend = close or "`postmortems explain` lists them."
            raise click.BadParameter(f"no code is, or begins with, {shown(code)}. {mend}")
    return codes


@click.command("check")
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path))
@printed_as(*BY_NAME)
@click.option(
    "--fail-on",
    type=click.Choice([str(level) for level in LEVELS]),
    default="error",
    show_default=True,
    help="Exit with 1 on findings of this level or a graver one.",
)
@click.option("--strict", is_flag=True, help="The same as --fail-on warning.")
@click.option(
    "--select",
    multiple=True,
    metavar="CODE",
    callback=_codes,
    help="Report these codes only; PM5 stands for all that begin with it, PB for a group of "
    "wording rules. May be repeated.",
)
@click.option(
    "--ignore",
    multiple=True,
    metavar="CODE",
    callback=_codes,
    help="Leave these codes out. May be repeated.",
)
@click.option(
    "--changed",
    "base",
    metavar="BASE",
    help="Report only on files that differ from where this branch left BASE, as git knows it.",
)
@click.pass_context
def command(
    context: click.Context,
    paths: tuple[Path, ...],
    form: str,
    fail_on: str,
    strict: bool,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    base: str | None,
) -> None:
    """Report everything there is to say about the records.

    PATHS are files or folders to report on; without them it is the whole collection. Records refer
    to each other, so the others are looked into in any case.

    Exit codes: 0 nothing to mend, 1 findings at or above --fail-on, 2 it could not run.
    """
    settings = settings_of(context)
    report = report_on(settings, chosen(settings, paths, base), select, ignore)
    click.echo(BY_NAME[form].write(report))
    level = Level.WARNING if strict and fail_on == Level.ERROR else Level(fail_on)
    context.exit(int(report.fails(level)))


def report_on(
    settings: Settings,
    is_chosen: Chosen,
    select: tuple[str, ...] = (),
    ignore: tuple[str, ...] = (),
) -> Report:
    """Read the collection and keep what concerns the chosen files and codes."""
    read = read_collection(settings, is_chosen)

    def is_asked(found: Finding) -> bool:
        wanted = not select or found.code.startswith(select)
        return wanted and not found.code.startswith(ignore or ("-",))

    return Report(
        findings=tuple(
            found
            for found in all_findings(read, settings, Wording.of(settings))
            if is_chosen(found.location.path) and is_asked(found)
        ),
        records=sum(is_chosen(incident.source.path) for incident in read.incidents),
        prefix=prefix(settings.root),
        explained=explained(settings),
    )
