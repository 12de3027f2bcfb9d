"""`postmortems new`: a record from the template, with what is known in its front matter."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TypeVar

import click

from ..authoring.edit import FileEdit, apply
from ..authoring.new import (
    Wanted,
    clean_title,
    known_names,
    known_severity,
    plan_new,
    usual_kind,
)
from ..authoring.template import template_of
from ..errors import PostmortemsError
from ..model.collection import Collection
from ..model.finding import one_line
from ..model.front_matter import Kind
from ..model.times import parse_day
from ..reading.collection import read_collection
from ..settings import Settings
from .project import config_of, settings_of
from .terminal import is_terminal, on_stderr

T = TypeVar("T")

KINDS = [str(kind) for kind in Kind if kind is not Kind.REVIEW]


def today() -> date:
    """Return the day on this machine; the one place that asks the clock."""
    return date.today()


def _day(_: click.Context, parameter: click.Parameter, given: str | None) -> date | None:
    return _as_day(given) if given is not None else None


def _as_day(text: str) -> date:
    try:
        return parse_day(text.strip())
    except ValueError:
        raise click.BadParameter(f"'{one_line(text, 40)}' is no date; write 2024-05-01") from None


@click.command("new")
@click.argument("title", required=False)
@click.option("--date", "day", callback=_day, metavar="DAY", help="The day of it. Default: today.")
@click.option("--kind", type=click.Choice(KINDS), help="What sort of record it is.")
@click.option("--severity", help="One of those the site lists, if it lists any.")
@click.option("--service", "services", multiple=True, help="A service it touched. May be repeated.")
@click.option("--team", "teams", multiple=True, help="A team involved. May be repeated.")
@click.option(
    "--review",
    "quarter",
    is_flag=False,
    flag_value="",
    metavar="[QUARTER]",
    help="Write the file for the decisions of a review. Default: the newest quarter with a record.",
)
@click.pass_context
def command(
    context: click.Context,
    title: str | None,
    day: date | None,
    kind: str | None,
    severity: str | None,
    services: tuple[str, ...],
    teams: tuple[str, ...],
    quarter: str | None,
) -> None:
    """Write a new record from the template and print its path.

    TITLE is what a reader would search for. The file is YEAR/DAY-TITLE.md in the folder of the
    records; a file that is there is never overwritten. Where that folder has a file _template.md,
    it takes the place of the built-in one.

    On a terminal the command asks for what is left out; Enter takes the default.

    With --review it is the file of a review in place of a record, reviews/QUARTER.md, and nothing
    else is asked.

    Exit codes: 0 written, 2 it could not be written.
    """
    settings = settings_of(context)
    if quarter is not None:
        if title or day or kind or severity or services or teams:
            raise click.UsageError("--review takes a quarter and nothing else.")
        _written(_review(settings, quarter))
        return
    read = _records(settings, has_config=config_of(context) is not None)
    catalog = read.catalog

    def ask(question: str, default: str, read_answer: Callable[[str], T]) -> T:
        """Ask until the answer fits; where nobody can answer, the default holds."""
        return _asked(question, default, read_answer) if is_terminal() else read_answer(default)

    def as_services(text: str) -> tuple[str, ...]:
        return known_names(_words(text), "service", catalog.services)

    def as_teams(text: str) -> tuple[str, ...]:
        return known_names(_words(text), "team", catalog.teams)

    def as_severity(text: str) -> str | None:
        return known_severity(text, settings.severities) if text else None

    usual = str(usual_kind(template_of(settings)[0]))
    if title is None and not is_terminal():
        raise click.UsageError("Missing argument 'TITLE'.")
    graded = f"Severity ({', '.join(settings.severities)})" if settings.severities else "Severity"
    wanted = Wanted(
        title=ask("Title", "", clean_title) if title is None else clean_title(title),
        date=day or ask("Date", str(today()), _as_day),
        kind=Kind(kind) if kind else ask("Kind", usual, _as_kind),
        severity=as_severity(severity) if severity else ask(graded, "", as_severity),
        services=as_services(",".join(services)) or ask("Services", "", as_services),
        teams=as_teams(",".join(teams)) or ask("Teams", "", as_teams),
    )
    _written(plan_new(wanted, read, settings))


def _written(edit: FileEdit) -> None:
    apply([edit])
    click.echo(os.path.relpath(edit.file))


def _review(settings: Settings, quarter: str) -> FileEdit:
    from ..authoring.review_file import plan_review  # and the graph, which a record needs not
    from ..insight.review import review_of
    from ..knowledge_base import KnowledgeBase
    from .review import chosen

    kb = KnowledgeBase.load(settings)
    return plan_review(review_of(kb, chosen(quarter or None, kb)), settings)


def _asked(question: str, default: str, read_answer: Callable[[str], T]) -> T:
    def value(text: str) -> T:
        try:
            return read_answer(text)
        except PostmortemsError as problem:
            raise click.UsageError(one_line(str(problem))) from None

    with on_stderr():
        answer: T = click.prompt(
            question, default=default, show_default=bool(default), value_proc=value, err=True
        )
    return answer


def _as_kind(text: str) -> Kind:
    if text not in KINDS:
        raise PostmortemsError(f"write one of {', '.join(KINDS)}")
    return Kind(text)


def _words(text: str) -> list[str]:
    return [word for part in text.split(",") if (word := " ".join(part.split()))]


def _records(settings: Settings, *, has_config: bool) -> Collection:
    """Read the records that are there; a project that is configured may still have none."""
    if has_config and not Path(settings.folder).exists():
        return Collection()
    return read_collection(settings)
