"""`postmortems lsp`: the language server, for an editor that starts it."""

from __future__ import annotations

import gc
from pathlib import Path

import click

from .. import __version__
from ..editor.desk import Site
from ..editor.document import sort_of
from ..errors import PostmortemsError
from ..settings import Settings, today
from .project import NAMES


@click.command("lsp")
@click.pass_context
def command(context: click.Context) -> None:
    """Speak with an editor on standard input and output, by the Language Server Protocol.

    An editor starts it. Findings stand in the file as it is typed, keys and words are completed,
    and a word leads to its definition. It needs: pip install "mkdocs-postmortems[lsp]"

    Exit codes: 0 the editor has ended it, 2 it could not start.
    """
    try:
        from ..editor.server import serve
    except ModuleNotFoundError as problem:
        if (problem.name or "").partition(".")[0] not in {"pygls", "lsprotocol"}:
            raise
        raise PostmortemsError(
            'the language server needs pygls: pip install "mkdocs-postmortems[lsp]"'
        ) from None
    config: Path | None = context.obj
    here = Path.cwd()
    gc.enable()  # other commands end soon
    serve(lambda file: site_of(file, config, here), __version__)


def site_of(file: Path, config: Path | None, here: Path) -> Site | None:
    """Return the site whose records folder a file stands in, the nearest one above the file.

    Without any configuration it is the folder the server was started in, as for other commands.

    Args:
        file: what an editor has open.
        config: the configuration that was named, if one was.
        here: the folder in which the server was started.

    Raises:
        SourceUnreadable: a configuration is not there, or an option in it is wrong.
    """
    for found in (config,) if config is not None else _above(file):
        from ..plugin.config import settings_from  # MkDocs, where there is something to read

        site = Site(settings_from(found), found)
        if sort_of(file, site.settings) is not None:
            return site
    bare = Site(Settings(root=here, today=today))
    none_named = config is None and not any((here / name).is_file() for name in NAMES)
    return bare if none_named and sort_of(file, bare.settings) is not None else None


def _above(file: Path) -> tuple[Path, ...]:
    """Return the configurations above a file, the nearest first."""
    return tuple(
        path for folder in file.parents for name in NAMES if (path := folder / name).is_file()
    )
