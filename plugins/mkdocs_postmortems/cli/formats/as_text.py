"""One line for each finding, in the form editors know from compilers; the last has the numbers."""

from __future__ import annotations

from ..report import Report


def write(report: Report) -> str:
    """Return the lines; author text in them is safe for a terminal."""
    lines = (f"{f.place}: {f.level} {f.code} {f.text}" for f in report.findings)
    return "\n".join((*lines, report.summary))
