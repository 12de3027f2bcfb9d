"""A picture as a page shows it: the figure, its caption, and its numbers in a fold beneath."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ...charts.figure import figure
from ...charts.values import Cell, Picture, Table, Words
from ..escape import md


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture, or the words in its place, and what is counted in it."""

    drawn: Picture | Words
    caption: str
    """Plain text: what is counted, n and the period."""


def as_markdown(shown: Shown) -> str:
    """Return a picture for one of our pages."""
    drawn = figure(shown.drawn, shown.caption)
    if isinstance(shown.drawn, Words):
        return drawn
    return "\n".join([drawn, "", *_fold(shown.drawn.table)])


def _fold(table: Table) -> Iterator[str]:
    yield '<details class="pm-data" markdown data-search-exclude>'
    yield "<summary>The numbers of this picture</summary>\n"
    yield f'<div class="{"pm-wide" if _of_numbers(table) else "pm-wide pm-said"}" markdown>\n'
    yield _line([md(head) for head in table.headers])
    yield _line(["---"] * len(table.headers))
    yield from (_line([_cell(cell) for cell in row]) for row in table.rows)
    yield "\n</div>\n"
    yield "</details>"


def _of_numbers(table: Table) -> bool:
    """Whether a number, or a dot for none, stands in every cell but the first of each row."""
    values = (cell.text.replace(",", "") for row in table.rows for cell in row[1:])
    return all(value.isdecimal() or value == "·" for value in values)


def _line(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _cell(cell: Cell) -> str:
    return f"[{md(cell.text)}]({cell.href})" if cell.href else md(cell.text)
