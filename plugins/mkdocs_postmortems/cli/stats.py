"""`postmortems stats`: what the records say together, each number with its n."""

from __future__ import annotations

import shutil

import click

from ..insight.over_periods import By
from ..insight.summary import Summary
from ..knowledge_base import KnowledgeBase
from .options import printed_as
from .project import settings_of
from .slicing import Words, sliced
from .stats_table import as_csv, as_json
from .stats_text import as_text


@click.command("stats")
@sliced
@click.option("--by", type=click.Choice([str(by) for by in By]), help="Add numbers over time.")
@printed_as("text", "json", "csv")
@click.pass_context
def command(context: click.Context, /, by: str | None, form: str, **words: str | None) -> None:
    """Say what the records say together: what helped, what comes back, what changes.

    A DATE is a year, a quarter, a month or a day: 2024, 2024-Q3, 2024-07 or 2024-07-31. Only
    coded records whose analysis is agreed, or that state no status, are counted.

    Exit codes: 0 done, also where there is too little to say; 2 an unknown word, or wrong use.
    """
    asked = Words(**words)
    dated = asked.dated()
    kb = KnowledgeBase.load(settings_of(context), text=False)
    summary = Summary.of(kb, asked.named(dated, kb), By(by) if by else None)
    if form == "csv":
        click.echo(as_csv(summary), nl=False)
    elif form == "json":
        click.echo(as_json(summary))
    else:
        click.echo(as_text(summary, shutil.get_terminal_size().columns))
