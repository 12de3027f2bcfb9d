"""A summary for a terminal: sections of plain paragraphs, as wide as the window."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from typing import Final

from ..insight.sections import SECTIONS, Section
from ..insight.summary import Summary
from ..model.finding import one_line

NARROWEST: Final = 20
WIDEST: Final = 100
INDENT: Final = "  "
_TOGETHER: Final = "\N{NO-BREAK SPACE}%"
LONGEST: Final = 2000
"""Characters of one paragraph at most, whatever authors call things."""


def as_text(summary: Summary, width: int) -> str:
    """Write a summary; where no record is counted, only what was looked at."""
    width = min(max(width, NARROWEST), WIDEST)
    shown = SECTIONS if summary.looked_at.n else SECTIONS[:1]
    parts = ["\n".join(lines) for each in shown if (lines := [*_section(each, summary, width)])]
    return "\n\n".join(parts)


def _section(section: Section, summary: Summary, width: int) -> Iterator[str]:
    paragraphs = [*section.said(summary)]
    if paragraphs:
        yield section.title
    for paragraph in paragraphs:
        # A share stays on one line with its sign.
        text = one_line(paragraph, LONGEST).replace(" %", _TOGETHER)
        yield textwrap.fill(
            text,
            width,
            initial_indent=INDENT,
            subsequent_indent=2 * INDENT,
            break_on_hyphens=False,
        ).replace(_TOGETHER, " %")
