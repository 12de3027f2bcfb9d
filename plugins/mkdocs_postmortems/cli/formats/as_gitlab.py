"""A code quality report of GitLab: a list of findings that it shows in a merge request."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from typing import Final

from ...model.finding import Finding, Level
from ..report import Report

_SEVERITIES: Final = {Level.ERROR: "major", Level.WARNING: "minor", Level.HINT: "info"}


def write(report: Report) -> str:
    """Return the list; a finding keeps its fingerprint when lines move."""
    seen: Counter[str] = Counter()
    return json.dumps([_row(found, report, seen) for found in report.findings], indent=2)


def _row(found: Finding, report: Report, seen: Counter[str]) -> dict[str, object]:
    path = report.path(found)
    what = f"{found.code}\n{path}\n{found.message}"
    seen[what] += 1
    mark = f"{what}\n{seen[what]}".encode(errors="surrogateescape")
    return {
        "description": f"{found.code} {found.text}",
        "check_name": report.explained[found.code].name,
        "fingerprint": hashlib.blake2b(mark, digest_size=16).hexdigest(),
        "severity": _SEVERITIES[found.level],
        "location": {"path": path, "lines": {"begin": found.location.line}},
    }
