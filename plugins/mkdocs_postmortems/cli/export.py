"""`postmortems export`: files for another program."""

from __future__ import annotations

from pathlib import Path

import click

from ..errors import SourceUnreadable
from ..export.formats import FORMATS
from .output import amount


@click.command("export")
@click.argument("form", metavar="FORMAT", type=click.Choice([each.name for each in FORMATS]))
@click.option(
    "--output",
    "-o",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="The folder to write to. Default: one named like the format.",
)
@click.option(
    "--link",
    default="",
    metavar="ADDRESS",
    help="The page that explains the rules; each rule links to its place there.",
)
@click.option("--force", is_flag=True, help="Write over files that are there.")
def command(form: str, output: Path | None, link: str, force: bool) -> None:
    """Write files for another program.

    FORMAT is vale: the wording rules as a style for Vale, with a .vale.ini to begin with.

    Exit codes: 0 done, 2 a file is there already or cannot be written, or wrong use.
    """
    chosen = next(each for each in FORMATS if each.name == form)
    folder = output or Path(chosen.name)
    files = {folder / path: text for path, text in chosen.files(link).items()}
    there = [path for path in files if path.exists()]
    if there and not force:
        raise SourceUnreadable(f"{there[0]} is there already; --force writes over it")
    for path, text in files.items():
        _write(path, text)
        click.echo(path.as_posix())
    click.echo(f"{amount(len(files), 'file')} written")


def _write(path: Path, text: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    except OSError as problem:
        raise SourceUnreadable(f"{path} cannot be written: {problem.strerror}") from None
