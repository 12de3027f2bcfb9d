"""Findings on the page they concern, while an author is looking at it in `mkdocs serve`."""

from __future__ import annotations

from collections.abc import Sequence

from ..model.finding import Finding
from .escape import md
from .links import shorten

SHOWN = 30


def findings_box(findings: Sequence[Finding], title: str = "Seen in this file") -> str:
    """Return a block that lists findings; empty text where there are none."""
    if not findings:
        return ""
    lines = [_line(finding) for finding in findings[:SHOWN]]
    if len(findings) > SHOWN:
        lines.append(f"- … and {len(findings) - SHOWN} more in the log")
    rows = "\n".join(lines)
    return (
        '<div class="pm-findings" markdown data-search-exclude>\n\n'
        f"**{title}** (shown by `mkdocs serve` only)\n\n{rows}\n\n</div>\n\n"
    )


def _line(finding: Finding) -> str:
    where = f"line {finding.location.line}"
    hint = f" {md(shorten(finding.hint, 300))}" if finding.hint else ""
    return (
        f"- **{finding.level}** {finding.code}, {where}: {md(shorten(finding.message, 400))}{hint}"
    )
