"""`postmortems suggest`: factors, services and related records proposed for a text."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path

import click

from ..authoring.additions import plan_additions
from ..authoring.edit import apply
from ..errors import UnknownWord
from ..insight.suggestions import suggestions
from ..knowledge_base import KnowledgeBase
from ..model.finding import one_line
from ..model.words import did_you_mean, fold, nearest
from .given import read_given
from .options import at_most, printed_as
from .project import settings_of
from .suggested import Suggested, as_json, as_text
from .terminal import is_terminal, on_stderr


@click.command("suggest")
@click.argument("file", type=click.Path(path_type=Path))
@at_most("How many factors, services and records at most, of each.")
@printed_as("text", "json")
@click.option("--write", is_flag=True, help="Put what is accepted into the front matter of FILE.")
@click.option(
    "--accept",
    "accepted",
    multiple=True,
    metavar="ID",
    help="With --write: an id that was proposed, in place of being asked. May be repeated.",
)
@click.pass_context
def command(
    context: click.Context,
    file: Path,
    limit: int,
    form: str,
    write: bool,
    accepted: tuple[str, ...],
) -> None:
    """Propose factors, services and related records for a text.

    FILE is a record, a draft with front matter, or any text. Each proposal stands beside the
    sentence that speaks for it; what the file has already is not proposed. It comes from the words
    of the vocabulary and the catalog, and from how this collection coded similar text before.

    Nothing is written without --write. With it the command asks for each proposal on a terminal;
    elsewhere --accept says what is written. Only the front matter changes, and only by new entries.

    Exit codes: 0 done, whether there is a proposal or not; 2 the file cannot be read or written, or
    wrong use.
    """
    if accepted and not write:
        raise click.UsageError("--accept says what --write writes; add --write.")
    if write and form == "json":
        raise click.UsageError("--write prints what changes, and no JSON; leave one of them out.")
    if write and not accepted and not is_terminal():
        raise click.UsageError("There is no terminal to ask on; say with --accept what to write.")
    kb = KnowledgeBase.load(settings_of(context))
    record, inside = read_given(file, kb)
    found = Suggested(kb, file, record.id if inside else None, suggestions(kb, record, limit))
    if form == "json":
        click.echo(as_json(found))
        return
    chosen = tuple(_named(accepted, found))
    if not accepted:
        click.echo(as_text(found))
    if write and found.ids:
        chosen = chosen or tuple(_asked(found))
        if not chosen:
            click.echo("Nothing is accepted, so nothing is written.")
            return
        added = {key: [id for id in ids if id in chosen] for key, ids in found.ids.items()}
        edit = plan_additions(file, record.source, {k: ids for k, ids in added.items() if ids})
        apply([edit])
        click.echo(edit.diff())


def _named(accepted: Collection[str], found: Suggested) -> Iterator[str]:
    """Yield the ids that some words stand for.

    Raises:
        UnknownWord: one of them is not proposed.
    """
    proposed = {fold(id): id for ids in found.ids.values() for id in ids}
    for word in accepted:
        if fold(word) not in proposed:
            close = did_you_mean(nearest(word, proposed.values()))
            mend = close or "Without --write the command lists what is."
            raise UnknownWord(f"'{one_line(word)}' is not proposed. {mend}")
        yield proposed[fold(word)]


def _asked(found: Suggested) -> Iterator[str]:
    """Ask for each proposal; Enter is no."""
    for key, ids in found.ids.items():
        for id in ids:
            with on_stderr():
                taken = click.confirm(f"Add {one_line(id)} to {key}?", default=False, err=True)
            if taken:
                yield id
