"""`postmortems review`: one quarter, for a group that looks back on it."""

from __future__ import annotations

import json
from collections.abc import Callable
from importlib.resources import files
from typing import Final

import click

from ..errors import UnknownWord
from ..insight.review import quarters_of, review_of
from ..insight.review_json import review_json
from ..knowledge_base import KnowledgeBase
from ..model.period import parse_quarter
from ..model.shapes import shown
from ..pages.review_output import as_html, as_markdown
from ..trends.periods import Quarter
from .options import printed_as
from .project import settings_of

STYLE: Final = "plugin/theme/assets/postmortems/postmortems.css"
NAMED: Final = 8
"""How many quarters are named where one is asked for that has no record."""


def _json(kb: KnowledgeBase, quarter: Quarter) -> str:
    return json.dumps(review_json(review_of(kb, quarter)), indent=2)


def _html(kb: KnowledgeBase, quarter: Quarter) -> str:
    style = files("mkdocs_postmortems").joinpath(STYLE).read_text(encoding="utf-8")
    return as_html(kb, quarter, style)


FORMATS: Final[dict[str, Callable[[KnowledgeBase, Quarter], str]]] = {
    "md": as_markdown,
    "json": _json,
    "html": _html,
}


@click.command("review")
@click.argument("quarter", required=False)
@printed_as(
    *FORMATS,
    help="md and json are the review; html is one page to print, and asks for no other file.",
)
@click.pass_context
def command(context: click.Context, quarter: str | None, form: str) -> None:
    """Print a quarter for a group that looks back on it.

    QUARTER is written 2024-Q3; without it, it is the newest with a record. It is shown as it stood
    on its last day, and what the group before decided comes first.

    Exit codes: 0 done, 2 there is no such quarter, or wrong use.
    """
    kb = KnowledgeBase.load(settings_of(context))
    text = FORMATS[form](kb, chosen(quarter, kb))
    click.echo(text.removesuffix("\n"))


def chosen(text: str | None, kb: KnowledgeBase) -> Quarter:
    """Return the quarter that is asked for, or the newest.

    Raises:
        UnknownWord: the text names no quarter, or one without a record.
    """
    known = quarters_of(kb)
    if not known:
        raise UnknownWord("no record has a date yet, so there is no quarter to look back on.")
    if text is None:
        return known[0]
    named = parse_quarter(text)
    if named is None:
        raise UnknownWord(f"{shown(text)} is no quarter. Write the year and its number: 2024-Q3.")
    quarter = Quarter(*named)
    if quarter in known:
        return quarter
    raise UnknownWord(f"{_why(quarter, kb)} {_others(known)}")


def _why(quarter: Quarter, kb: KnowledgeBase) -> str:
    if kb.as_of is not None and quarter.first_day > kb.as_of:
        return f"{quarter} begins after {kb.as_of}, the day this collection speaks about."
    return f"no record is dated in {quarter}."


def _others(known: tuple[Quarter, ...]) -> str:
    more = len(known) - NAMED
    named = ", ".join(map(str, known[:NAMED]))
    return f"There are records in {named}{f' and {more} earlier quarters' if more > 0 else ''}."
