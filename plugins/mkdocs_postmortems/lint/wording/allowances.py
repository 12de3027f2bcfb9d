"""Exceptions that stand in the text, and the lines that each of them covers."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from . import covered
from .blocks import passages
from .lines import Lines

_ALLOW = re.compile(
    r"<!--\s*allow\s+(?P<rule>[A-Za-z]{1,4}\d{1,3})\s*(?::(?P<reason>.*))?-->", re.DOTALL
)
_NEXT: Final = 2
"""Lines below its comment at which the text that an exception covers may begin."""


@dataclass(frozen=True, slots=True)
class AllowedInText:
    """An exception to a rule; lines and columns are those of the text, from one."""

    rule: str
    reason: str
    """Empty where none is given."""
    line: int
    """The line of the comment, which is the first it covers."""
    column: int
    last: int
    """The last line it covers."""


def allowances_in(markdown: str) -> tuple[AllowedInText, ...]:
    r"""Return the exceptions in a text; each covers the next paragraph, list item or cell.

    >>> allowances_in("<!-- allow CF01: quotes the contract -->\nThe vendor should have paid.")
    (AllowedInText(rule='CF01', reason='quotes the contract', line=1, column=1, last=2),)
    """
    if not _ALLOW.search(markdown):
        return ()
    bare = covered.without(markdown, covered.fences(markdown))
    found = (_ALLOW.fullmatch(markdown, *span) for span in covered.comments(bare))
    return tuple(_placed(markdown, [comment for comment in found if comment]))


def _placed(markdown: str, comments: Iterable[re.Match[str]]) -> Iterator[AllowedInText]:
    lines, texts = Lines(markdown), tuple(passages(markdown))
    ends = [text.end for text in texts]
    for comment in comments:
        line, below = lines.at(comment.start()), lines.at(comment.end())
        place, last = bisect_right(ends, comment.end()), below
        if place < len(texts) and lines.at(texts[place].start) <= below + _NEXT:
            last = lines.at(texts[place].end - 1)
        reason = " ".join((comment["reason"] or "").split())
        column = lines.column(comment.start())
        yield AllowedInText(comment["rule"].upper(), reason, line, column, last)
