"""`postmortems explain`: what a code means, and what a rule asks and why."""

from __future__ import annotations

import re
import shutil
import textwrap
from collections.abc import Iterator, Mapping
from typing import Final

import click

from ..errors import UnknownWord
from ..lint.engine import explained
from ..lint.explanation import Explanation
from ..model.shapes import shown
from ..model.words import did_you_mean, nearest
from .project import settings_of

WIDEST: Final = 80
"""Characters of a line of text; longer ones are hard to read."""

_CODE: Final = re.compile(r"(^```\w*\n.*?^```$)", re.DOTALL | re.MULTILINE)


@click.command("explain")
@click.argument("code", required=False)
@click.pass_context
def command(context: click.Context, code: str | None) -> None:
    """Say what a code means; a rule says what it asks, why, and what to write instead.

    CODE is a code such as PM501 or PB01, or its name. Without it all of them are listed.

    Exit codes: 0 done, 2 there is no such code.
    """
    known = explained(settings_of(context))
    said = "\n".join(_listed(known)) if code is None else as_text(look_up(code, known), _width())
    click.echo(said)


def look_up(word: str, known: Mapping[str, Explanation]) -> Explanation:
    """Return the explanation of a code or a name.

    Raises:
        UnknownWord: there is none.
    """
    by_name = {said.name: said for said in known.values()}
    found = known.get(word.upper()) or by_name.get(word.lower())
    if found is None:
        close = did_you_mean(nearest(word, (*known, *by_name)))
        mend = close or "`postmortems explain` lists them."
        raise UnknownWord(f"no code or name is {shown(word)}. {mend}")
    return found


def _listed(known: Mapping[str, Explanation]) -> Iterator[str]:
    codes, names = max(map(len, known)), max(len(said.name) for said in known.values())
    for said in known.values():
        more = " *" if said.parts else ""
        yield f"{said.code:{codes}}  {said.name:{names}}  {said.level}{more}"
    yield "\n* has a page: postmortems explain CODE"


def as_text(said: Explanation, width: int) -> str:
    """Return an explanation for a screen; blocks of code keep their lines."""
    parts = [f"{said.code} {said.name} ({said.level})", _filled(said.meaning, width)]
    for heading, text in said.parts:
        parts += [heading.upper(), _filled(text, width)]
    return "\n\n".join(parts)


def _filled(text: str, width: int) -> str:
    return "\n\n".join(
        textwrap.indent("\n".join(block.split("\n")[1:-1]), "    ")
        if block.startswith("```")
        else "\n\n".join(textwrap.fill(p, width) for p in block.strip().split("\n\n"))
        for block in _CODE.split(text)
        if block.strip()
    )


def _width() -> int:
    return min(WIDEST, shutil.get_terminal_size((WIDEST, 24)).columns)
