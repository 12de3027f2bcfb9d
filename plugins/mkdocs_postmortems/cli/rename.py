"""`postmortems rename`: another word for a factor, service or team, in every author's file."""

from __future__ import annotations

import click

from ..authoring.edit import FileEdit, apply
from ..authoring.rename import Renaming, plan_rename
from ..authoring.tokens import Kind
from ..model.finding import one_line
from .output import amount
from .project import settings_of


@click.command("rename")
@click.argument("old")
@click.argument("new")
@click.option(
    "--kind",
    type=click.Choice([str(kind) for kind in Kind]),
    help="What OLD is, where one word names more than one thing.",
)
@click.option("--dry-run", is_flag=True, help="Show what would change and write nothing.")
@click.pass_context
def command(context: click.Context, old: str, new: str, kind: str | None, dry_run: bool) -> None:
    """Change the word for a factor, service or team in every file.

    OLD and NEW are read as in a record: an id, a bare leaf, a label or an alias. Only the words
    themselves change, in front matter, vocabulary.yml and catalog.yml; comments, order, quotes and
    line ends stay, and prose is not touched.

    NEW is a word the vocabulary or the catalog knows. If it knows none and OLD is defined there by
    the site itself, that entry gets the new id. Without a catalog NEW is any word.

    Exit codes: 0 done, or nothing to do; 2 a word is unknown or unclear, or wrong use.
    """
    planned = plan_rename(settings_of(context), old, new, Kind(kind) if kind else None)
    if not dry_run:
        apply(planned.edits)
    for edit in planned.edits:
        click.echo(edit.diff() if dry_run else _changed(edit))
    click.echo(_summary(planned, dry_run))
    for remark in planned.remarks:
        click.echo(one_line(remark, limit=1000), err=True)


def _changed(edit: FileEdit) -> str:
    return one_line(f"{edit.path} -> {edit.new_path}" if edit.name else edit.path)


def _summary(planned: Renaming, dry_run: bool) -> str:
    if planned.old == planned.new:
        return f"Nothing to do: both words mean the {planned.kind} '{planned.old}'."
    if not planned.edits:
        return f"Nothing to do: no file uses the {planned.kind} '{planned.old}'."
    words = amount(planned.words, "word")
    changed = amount(sum(edit.before != edit.after for edit in planned.edits), "file")
    text = f"{planned.kind} '{planned.old}' -> '{planned.new}': {words} in {changed}"
    return f"{text}; nothing is written" if dry_run else text
