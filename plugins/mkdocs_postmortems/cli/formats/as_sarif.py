"""SARIF 2.1.0, which code hosts and editors read from many tools."""

from __future__ import annotations

import json
from typing import Final
from urllib.parse import quote

from ... import __version__
from ...lint.explanation import Explanation
from ...model.finding import Finding, Level
from ..report import Report

_LEVELS: Final = {Level.ERROR: "error", Level.WARNING: "warning", Level.HINT: "note"}


def write(report: Report) -> str:
    """Return one run with the codes that were found, explained, and the findings."""
    codes = sorted({found.code for found in report.findings})
    numbers = {code: number for number, code in enumerate(codes)}
    driver = {
        "name": "postmortems",
        "version": __version__,
        "rules": [_rule(report.explained[code]) for code in codes],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(found, numbers, report) for found in report.findings],
    }
    schema = "https://json.schemastore.org/sarif-2.1.0.json"
    return json.dumps({"$schema": schema, "version": "2.1.0", "runs": [run]}, indent=2)


def _rule(said: Explanation) -> dict[str, object]:
    return {
        "id": said.code,
        "name": said.name,
        "shortDescription": {"text": said.meaning},
        "help": {"text": said.markdown.replace("**", ""), "markdown": said.markdown},
        "defaultConfiguration": {"level": _LEVELS[said.level]},
    }


def _result(found: Finding, numbers: dict[str, int], report: Report) -> dict[str, object]:
    place = found.location
    uri = quote(report.path(found), errors="surrogateescape")
    return {
        "ruleId": found.code,
        "ruleIndex": numbers[found.code],
        "level": _LEVELS[found.level],
        "message": {"text": found.text},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": uri},
                    "region": {"startLine": place.line, "startColumn": place.column},
                }
            }
        ],
    }
