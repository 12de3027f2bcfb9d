from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from mkdocs_postmortems.cli.check import report_on
from mkdocs_postmortems.cli.formats import as_sarif
from mkdocs_postmortems.cli.report import Report
from mkdocs_postmortems.lint.engine import explained
from mkdocs_postmortems.model.finding import Finding, Location
from mkdocs_postmortems.settings import Settings

jsonschema = pytest.importorskip("jsonschema")

SCHEMA = json.loads((Path(__file__).parent / "sarif-2.1.0-rtm.5.json").read_text("utf-8"))
"""The official schema, as the npm package @microsoft/jest-sarif (MIT) ships it."""


def faults(text: str) -> Iterable[Any]:
    return list(jsonschema.Draft4Validator(SCHEMA).iter_errors(json.loads(text)))


def run(report: Report) -> dict[str, Any]:
    (only,) = json.loads(as_sarif.write(report))["runs"]
    assert isinstance(only, dict)
    return only


def test_it_is_valid(report: Report, project: Path) -> None:
    whole = report_on(Settings(root=project), lambda path: True)
    every = Report(
        tuple(Finding(s.code, s.level, Location("a.md"), s.meaning) for s in explained().values()),
        1,
    )
    for some in (report, whole, every, Report((), 0)):
        assert faults(as_sarif.write(some)) == []


def test_the_schema_finds_a_fault(report: Report) -> None:
    assert faults(as_sarif.write(report).replace('"note"', '"hint"'))


def test_a_result_points_to_its_rule_and_its_place(report: Report) -> None:
    results = run(report)["results"]
    rules = run(report)["tool"]["driver"]["rules"]
    assert [rules[result["ruleIndex"]]["id"] for result in results] == ["PM201", "PM301", "PM501"]
    assert [result["level"] for result in results] == ["error", "warning", "note"]
    assert results[2]["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "docs/postmortems/%C5%BC%2C%3A%25.md"},
        "region": {"startLine": 5, "startColumn": 1},
    }


@pytest.mark.parametrize("form", ["text", "markdown"])
def test_a_rule_brings_its_help_without_links(report: Report, form: str) -> None:
    rules = run(report)["tool"]["driver"]["rules"]
    assert [rule["name"] for rule in rules] == ["unreadable-time", "unknown-factor", "vague-action"]
    said = rules[2]["help"][form]
    assert "What it asks" in said
    assert "](" not in said


def test_no_help_has_a_link() -> None:
    assert [said.code for said in explained().values() if "](" in said.markdown] == []
