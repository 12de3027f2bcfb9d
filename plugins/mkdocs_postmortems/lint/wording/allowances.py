"""Exceptions with a reason, in the text or for a whole record, and what each of them covers."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from . import covered
from .blocks import passages
from .lines import Lines
from .remark import Remark

Placed = tuple[int, int, Remark]
"""A remark with the line and the column it stands in."""

_ALLOW = re.compile(
    r"<!--\s*allow\s+(?P<rule>[A-Za-z]{1,4}\d{1,3})\s*(?::(?P<reason>.*))?-->", re.DOTALL
)
_NEXT: Final = 2
"""Lines below its comment at which the text that an exception covers may begin."""


@dataclass(frozen=True, slots=True)
class Allowance:
    """An exception to a rule; without a reason it does not hold."""

    rule: str
    reason: str
    line: int = 0
    """The line of the comment; 0 in the front matter, where it covers the whole record."""
    last: int = 0
    """The last line it covers."""

    def covers(self, line: int, rule: str) -> bool:
        """Whether a remark of a rule in a line is excepted, the reason left aside."""
        return self.rule == rule and (not self.line or self.line <= line <= self.last)


@dataclass(frozen=True, slots=True)
class Settled:
    """Remarks after the exceptions, and what there is to say about these."""

    kept: tuple[Placed, ...]
    allowed: tuple[tuple[Placed, Allowance], ...]
    """What is excepted, to be shown with its reason."""
    without_reason: tuple[Allowance, ...]
    unused: tuple[Allowance, ...]
    """Exceptions with a reason that match nothing."""


def for_record(rule: str, reason: str | None) -> Allowance:
    """Return an exception of the front matter, which covers the whole record."""
    return Allowance(rule.upper(), " ".join((reason or "").split()))


def allowances_in(markdown: str) -> tuple[Allowance, ...]:
    r"""Return the exceptions in a text; each covers the next paragraph, list item or cell.

    >>> allowances_in("<!-- allow CF01: quotes the contract -->\nThe vendor should have paid.")
    (Allowance(rule='CF01', reason='quotes the contract', line=1, last=2),)
    """
    if "<!--" not in markdown:
        return ()
    bare = covered.without(markdown, covered.fences(markdown))
    found = (_ALLOW.fullmatch(markdown, *span) for span in covered.comments(bare))
    return tuple(_placed(markdown, [comment for comment in found if comment]))


def _placed(markdown: str, comments: Iterable[re.Match[str]]) -> Iterator[Allowance]:
    lines, texts = Lines(markdown), tuple(passages(markdown))
    ends = [text.end for text in texts]
    for comment in comments:
        line, below = lines.at(comment.start()), lines.at(comment.end())
        place, last = bisect_right(ends, comment.end()), below
        if place < len(texts) and lines.at(texts[place].start) <= below + _NEXT:
            last = lines.at(texts[place].end - 1)
        reason = " ".join((comment["reason"] or "").split())
        yield Allowance(comment["rule"].upper(), reason, line, last)


def settle(remarks: Iterable[Placed], allowances: Iterable[Allowance]) -> Settled:
    """Part the remarks into those that stay and those that an exception with a reason covers."""
    allowances = tuple(allowances)
    holding = [each for each in allowances if each.reason]
    kept, allowed = [], []
    for placed in remarks:
        line, _, remark = placed
        cover = next((each for each in holding if each.covers(line, remark.rule)), None)
        if cover is None:
            kept.append(placed)
        else:
            allowed.append((placed, cover))
    used = {id(cover) for _, cover in allowed}
    return Settled(
        kept=tuple(kept),
        allowed=tuple(allowed),
        without_reason=tuple(each for each in allowances if not each.reason),
        unused=tuple(each for each in holding if id(each) not in used),
    )
