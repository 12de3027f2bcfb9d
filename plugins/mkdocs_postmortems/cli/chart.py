"""`postmortems chart`: a picture of the records as an SVG file that needs no page."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Final

import click

from ..charts.standalone import standalone
from ..charts.values import Words as Said
from ..errors import SourceUnreadable, UnknownWord
from ..insight.insight import Insight
from ..knowledge_base import KnowledgeBase
from ..model.finding import one_line
from ..model.vocabulary import Ambiguous, Known, Unknown
from ..model.words import did_you_mean, nearest
from ..pages.pictures.catalogue import PICTURES, Kind, drawn
from ..pages.site_map import site_map
from .project import settings_of
from .slicing import Words, sliced

_KINDS: Final = {kind.name: kind for kind in PICTURES}
_ONE: Final = {"factor": "a factor", "incident": "a record"}


@click.command("chart")
@click.argument("name")
@click.argument("id", required=False)
@click.option(
    "--output",
    "-o",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="The file to write, also over one that is there. Default: print.",
)
@sliced
@click.pass_context
def command(
    context: click.Context,
    /,
    name: str,
    output: Path | None,
    id: str | None,
    **words: str | None,
) -> None:
    """Write a picture of the records as SVG, such as for a slide.

    NAME is records, families, factors, recovery or factor-graph; with the ID of a factor it is
    factor or factor-near, with that of a record incident-phases or incident-near.

    Only coded records whose analysis is agreed, or that state no status, are counted.

    Exit codes: 0 done, also where there is nothing to draw, which is said instead; 2 an unknown
    word, a file that cannot be written, or wrong use.
    """
    kind = _kind(name, id)
    asked = Words(**words)
    dated = asked.dated()
    kb = KnowledgeBase.load(settings_of(context))
    site = replace(site_map(kb), insight=Insight.of(kb, asked.named(dated, kb)))
    shown = drawn(kind, kb, site, _id(kind, id or "", kb))
    if isinstance(shown.drawn, Said):
        click.echo(shown.drawn.text, err=True)
        return
    text = standalone(replace(shown.drawn, description=shown.caption))
    if output is None:
        click.echo(text)
    else:
        _write(output, f"{text}\n")


def _kind(name: str, id: str | None) -> Kind:
    """Return the picture of that name, if it is asked for with all it takes."""
    kind = _KINDS.get(name)
    if kind is None:
        hint = did_you_mean(nearest(name, tuple(_KINDS))) or f"There are {', '.join(_KINDS)}."
        raise UnknownWord(f"no picture '{one_line(name)}'. {hint}")
    if kind.about and not id:
        raise UnknownWord(f"the picture '{name}' needs the id of {_ONE[kind.about]}.")
    if id is not None and not kind.about:
        raise UnknownWord(f"the picture '{name}' is of all records, and takes no id.")
    return kind


def _id(kind: Kind, word: str, kb: KnowledgeBase) -> str:
    """Return the id of the factor or the record that a word means."""
    if kind.about is None:
        return ""
    if kind.about == "incident":
        if word in kb.incidents:
            return word
        hint = did_you_mean(nearest(word, tuple(kb.incidents)))
        raise UnknownWord(f"no record '{one_line(word)}'. {hint or 'Write its id.'}")
    match kb.vocabulary.resolve(word):
        case Known(factor):
            return factor.id
        case Ambiguous(candidates) | Unknown(candidates):
            hint = did_you_mean(candidates)
        case _:
            hint = None
    raise UnknownWord(f"no factor '{one_line(word)}'. {hint or 'Write its id.'}")


def _write(path: Path, text: str) -> None:
    """Write a file, whole or not at all."""
    fresh = path.with_name(f".{path.name}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh.write_text(text, encoding="utf-8", newline="\n")
        fresh.replace(path)
    except OSError as problem:
        with suppress(OSError):
            fresh.unlink()
        raise SourceUnreadable(f"{path} cannot be written: {problem.strerror}") from None
