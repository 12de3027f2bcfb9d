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
from ..model.factor import FactorId
from ..model.finding import one_line
from ..model.vocabulary import Ambiguous, Known, Unknown
from ..model.words import did_you_mean, nearest
from ..pages.pictures.catalogue import OF_FACTOR, PICTURES, Kind, drawn
from ..pages.site_map import site_map
from .project import settings_of
from .slicing import Words, sliced

_KINDS: Final = {kind.name: kind for kind in PICTURES}
_NAMES: Final = (*_KINDS, OF_FACTOR)


@click.command("chart")
@click.argument("name")
@click.option(
    "--output",
    "-o",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="The file to write, also over one that is there. Default: print.",
)
@click.option("--factor", metavar="WORD", help="The factor that the picture `factor` is about.")
@sliced
@click.pass_context
def command(
    context: click.Context,
    /,
    name: str,
    output: Path | None,
    factor: str | None,
    **words: str | None,
) -> None:
    """Write a picture of the records as SVG, such as for a slide.

    NAME is records, families, factors, recovery, or factor, which needs --factor.

    Only coded records whose analysis is agreed, or that state no status, are counted.

    Exit codes: 0 done, also where there is nothing to draw, which is said instead; 2 an unknown
    word, a file that cannot be written, or wrong use.
    """
    kind = _kind(name, factor)
    asked = Words(**words)
    dated = asked.dated()
    kb = KnowledgeBase.load(settings_of(context))
    site = replace(site_map(kb), insight=Insight.of(kb, asked.named(dated, kb)))
    shown = drawn(kind or _factor(factor or "", kb), kb, site)
    if isinstance(shown.drawn, Said):
        click.echo(shown.drawn.text, err=True)
        return
    text = standalone(replace(shown.drawn, description=shown.caption))
    if output is None:
        click.echo(text)
    else:
        _write(output, f"{text}\n")


def _kind(name: str, factor: str | None) -> Kind | None:
    """Return the picture of that name, or None for that of a factor."""
    if name not in _NAMES:
        hint = did_you_mean(nearest(name, _NAMES)) or f"There are {', '.join(_NAMES)}."
        raise UnknownWord(f"no picture '{one_line(name)}'. {hint}")
    if name == OF_FACTOR and not factor:
        raise UnknownWord("the picture 'factor' needs --factor and a word for it.")
    if name != OF_FACTOR and factor is not None:
        raise UnknownWord(f"--factor goes with the picture 'factor', not with '{name}'.")
    return _KINDS.get(name)


def _factor(word: str, kb: KnowledgeBase) -> FactorId:
    """Return the factor that a word means."""
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
