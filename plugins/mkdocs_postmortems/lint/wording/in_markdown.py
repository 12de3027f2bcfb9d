"""Remarks about the body of a record, with the lines and columns they stand in."""

from __future__ import annotations

from collections.abc import Collection

from .blocks import passages
from .lexicon import Lexicon
from .lines import Lines
from .remark import Remark, remarks


def remarks_in_markdown(
    text: str, lexicon: Lexicon, *, names: Collection[str] = ()
) -> tuple[tuple[int, int, Remark], ...]:
    """Return what there is to ask about some Markdown, with line and column, both from one.

    A text in a language the lexicon does not speak is left alone.
    """
    if not lexicon.speaks(text):
        return ()
    lines = Lines(text)
    return tuple(
        (lines.at(passage.start + remark.start), lines.column(passage.start + remark.start), remark)
        for passage in passages(text)
        for remark in remarks(passage.text, lexicon, names=names)
    )
