"""A summary for other programs: its rows as JSON, in sections, and as CSV, in one table."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import asdict, fields
from typing import Final

from ..insight.population import Slice
from ..insight.row import Row
from ..insight.sections import SECTIONS
from ..insight.summary import Summary
from ..model.finding import one_line

JSON_VERSION: Final = 1
"""Raised when a key of the JSON output is removed or gets another meaning."""
COLUMNS: Final = ("section", *(field.name for field in fields(Row)))
FORMULA: Final = ("=", "+", "-", "@")
"""What a spreadsheet takes for the beginning of a formula."""


def as_json(summary: Summary) -> str:
    """Return the rows in their sections; characters beyond ASCII are escaped."""
    as_of = summary.insight.population.as_of
    return json.dumps(
        {
            "version": JSON_VERSION,
            "asked": _asked(summary.asked) | {"by": summary.by},
            "as_of": as_of.isoformat() if as_of else None,
            "sections": {
                section.name: [asdict(row) for row in section.rows(summary)] for section in SECTIONS
            },
        },
        indent=2,
        allow_nan=False,
    )


def _asked(asked: Slice) -> dict[str, str | None]:
    return {
        "from": asked.since.isoformat() if asked.since else None,
        "to": asked.until.isoformat() if asked.until else None,
        "service": asked.service,
        "team": asked.team,
        "kind": asked.kind,
        "severity": asked.severity,
    }


def as_csv(summary: Summary) -> str:
    """Return all rows as one table, by RFC 4180: a comma, double quotes, CRLF."""
    table = io.StringIO()
    writer = csv.writer(table)
    writer.writerow(COLUMNS)
    for section in SECTIONS:
        for row in section.rows(summary):
            writer.writerow((section.name, *map(_cell, asdict(row).values())))
    return table.getvalue()


def _cell(value: str | float | None) -> str | float | None:
    """Return a cell that is nothing but itself: no formula, no control character."""
    if not isinstance(value, str):
        return value
    text = one_line(value)
    return f"'{text}" if text.startswith(FORMULA) else text
