"""`postmortems stats`: what the records say together, each number with its n."""

from __future__ import annotations

import shutil
from dataclasses import replace

import click

from ..insight.over_periods import By
from ..insight.summary import Summary
from ..knowledge_base import KnowledgeBase
from .asked import kind_of, period_of, service_of, severity_of, team_of
from .project import settings_of
from .stats_table import as_csv, as_json
from .stats_text import as_text


@click.command("stats")
@click.option("--from", "since", metavar="DATE", help="The first day, or a period that begins it.")
@click.option("--to", "until", metavar="DATE", help="The last day, or a period that ends it.")
@click.option("--service", metavar="WORD", help="Only records of this service.")
@click.option("--team", metavar="WORD", help="Only records of this team.")
@click.option("--kind", metavar="WORD", help="Only incidents, near misses or surprises.")
@click.option("--severity", metavar="WORD", help="Only records of this severity.")
@click.option("--by", type=click.Choice([str(by) for by in By]), help="Add numbers over time.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "csv"]),
    default="text",
    show_default=True,
    help="What to print.",
)
@click.pass_context
def command(
    context: click.Context,
    since: str | None,
    until: str | None,
    service: str | None,
    team: str | None,
    kind: str | None,
    severity: str | None,
    by: str | None,
    form: str,
) -> None:
    """Say what the records say together: what helped, what comes back, what changes.

    A DATE is a year, a quarter, a month or a day: 2024, 2024-Q3, 2024-07 or 2024-07-31. Only
    coded records whose analysis is agreed, or that state no status, are counted.

    Exit codes: 0 done, also where there is too little to say; 2 an unknown word, or wrong use.
    """
    asked = replace(period_of(since, until), kind=kind_of(kind) if kind else None)
    kb = KnowledgeBase.load(settings_of(context))
    asked = replace(
        asked,
        service=service_of(service, kb) if service else None,
        team=team_of(team, kb) if team else None,
        severity=severity_of(severity, kb) if severity else None,
    )
    summary = Summary.of(kb, asked, By(by) if by else None)
    if form == "csv":
        click.echo(as_csv(summary), nl=False)
    elif form == "json":
        click.echo(as_json(summary))
    else:
        click.echo(as_text(summary, shutil.get_terminal_size().columns))
