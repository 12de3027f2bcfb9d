"""Remarks about the body of a record, with the lines and columns they stand in."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection
from itertools import accumulate

from .blocks import passages
from .lexicon import Lexicon
from .remark import Remark, remarks


def remarks_in_markdown(
    text: str, lexicon: Lexicon, *, names: Collection[str] = ()
) -> tuple[tuple[int, int, Remark], ...]:
    """Return what there is to ask about some Markdown, with line and column, both from one.

    A text in a language the lexicon does not speak is left alone.
    """
    if not lexicon.speaks(text):
        return ()
    starts = (0, *accumulate(len(line) + 1 for line in text.split("\n")))
    made = []
    for passage in passages(text):
        for remark in remarks(passage.text, lexicon, names=names):
            place = passage.start + remark.start
            line = bisect_right(starts, place)
            made.append((line, place - starts[line - 1] + 1, remark))
    return tuple(made)
