"""The findings as JSON, for other programs; characters beyond ASCII are escaped."""

from __future__ import annotations

import json
from typing import Final

from ...model.finding import Level
from ..report import Report

VERSION: Final = 1
"""Raised when a key is removed or gets another meaning."""


def write(report: Report) -> str:
    """Return one object with the numbers and the findings."""
    return json.dumps(
        {
            "version": VERSION,
            "records": report.records,
            "errors": report.count(Level.ERROR),
            "warnings": report.count(Level.WARNING),
            "hints": report.count(Level.HINT),
            "findings": [
                {
                    "code": found.code,
                    "name": report.explained[found.code].name,
                    "level": str(found.level),
                    "path": found.location.path,
                    "line": found.location.line,
                    "column": found.location.column,
                    "message": found.message,
                    "hint": found.hint,
                }
                for found in report.findings
            ],
        },
        indent=2,
    )
