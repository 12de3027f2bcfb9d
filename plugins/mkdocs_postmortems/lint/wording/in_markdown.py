"""Remarks about the body of a record, with the lines and columns they stand in."""

from __future__ import annotations

from collections.abc import Set

from .blocks import passages
from .lexicon import Lexicon
from .lines import Lines
from .remark import Remark, remarks


def remarks_in_markdown(
    text: str, lexicon: Lexicon, *, names: Set[str] = frozenset()
) -> tuple[tuple[int, int, Remark], ...]:
    """Return what there is to ask about some Markdown, with line and column, both from one.

    A text in a language the lexicon does not speak is left alone.
    """
    return remarks_in_passages(text, lexicon, names=names) if lexicon.speaks(text) else ()


def remarks_in_passages(
    text: str, lexicon: Lexicon, *, names: Set[str] = frozenset()
) -> tuple[tuple[int, int, Remark], ...]:
    """Return the same of a text that is known to be in the language of the lexicon."""
    lines = Lines(text)
    return tuple(
        (lines.at(passage.start + remark.start), lines.column(passage.start + remark.start), remark)
        for passage in passages(text)
        for remark in remarks(passage.text, lexicon, names=names)
    )
