"""What the command can do, and how it fails: one line and exit code 2, never a traceback."""

from __future__ import annotations

import errno
import gc
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from io import TextIOWrapper
from pathlib import Path
from typing import IO, Any, Final

import click

from .. import __version__
from ..errors import PostmortemsError
from ..model.finding import one_line


@dataclass(frozen=True, slots=True)
class Row:
    """A command, the module it lives in, and what the list of commands says about it."""

    name: str
    module: str
    help: str


COMMANDS: Final = (
    Row("new", "new", "Write a new record from the template."),
    Row("check", "check", "Report everything there is to say about the records."),
    Row("explain", "explain", "Say what a code means, and what a rule asks and why."),
    Row("related", "related", "List the records nearest to a record, a draft or any text."),
    Row("suggest", "suggest", "Propose factors, services and related records for a text."),
    Row("diff", "diff", "Say what a branch adds, such as for its pull request."),
    Row("stats", "stats", "Say what the records say together."),
    Row("review", "review", "Print a quarter for a group that looks back on it."),
    Row("chart", "chart", "Write a picture of the records as SVG, such as for a slide."),
    Row("export", "export", "Write files for another program, such as a style for Vale."),
    Row("rename", "rename", "Change the word for a factor, service or team in every file."),
    Row("lsp", "lsp", "Run the language server, for an editor that starts it."),
    Row("schema", "schema", "Print the JSON Schema of what authors write."),
)


class Refused(click.ClickException):
    """Something the person who called can mend."""

    exit_code = 2


class Stopped(click.ClickException):
    """Ctrl-C, or the end of input where an answer was due."""

    exit_code = 130

    def __init__(self) -> None:
        super().__init__("stopped")

    def show(self, file: IO[Any] | None = None) -> None:
        """End the line that was begun; there is nothing to mend."""
        click.echo(file=file, err=True)


class Commands(click.Group):
    """The rows of `COMMANDS`; a module is imported when its command is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names in the order of the table."""
        return [row.name for row in COMMANDS]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import one command; None where there is none of that name."""
        row = next((row for row in COMMANDS if row.name == cmd_name), None)
        if row is None:
            return None
        command: click.Command = import_module(f"{__package__}.{row.module}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands from the table, without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl([(row.name, row.help) for row in COMMANDS])

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the words before a command; help is printed here."""
        with _in_one_line():
            return super().parse_args(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; what it refuses is said in one line."""
        with _in_one_line():
            return super().invoke(ctx)


@contextmanager
def _in_one_line() -> Iterator[None]:
    try:
        yield
    except PostmortemsError as problem:
        raise Refused(one_line(str(problem))) from None
    except (KeyboardInterrupt, click.Abort):
        raise Stopped from None
    except OSError as problem:
        if problem.errno == errno.EPIPE:
            raise
        raise Refused(one_line(problem.strerror or str(problem))) from None


@click.group("postmortems", cls=Commands)
@click.option(
    "--config",
    "-f",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="The configuration of the site. Default: mkdocs.yml here; if there is none, every option "
    "has its default and the records are in ./postmortems.",
)
@click.version_option(__version__, "--version", prog_name="postmortems")
@click.pass_context
def postmortems(context: click.Context, config: Path | None) -> None:
    """Read, check and change a collection of post-mortems."""
    context.obj = config


def main() -> None:
    """Run the command.

    Text the terminal cannot show is written as escapes. A reader that leaves early, as `head` does,
    ends the command without a word. Nothing is looked through for garbage: a command keeps nearly
    all it makes, and ends soon.
    """
    gc.disable()
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    postmortems()
