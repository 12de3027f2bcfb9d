from __future__ import annotations

import json
from dataclasses import replace

from mkdocs_postmortems.cli.formats import as_gitlab
from mkdocs_postmortems.cli.report import Report
from mkdocs_postmortems.model.finding import Location


def test_a_row_has_what_gitlab_reads(report: Report) -> None:
    first, _, last = json.loads(as_gitlab.write(report))
    fingerprint = first.pop("fingerprint")
    assert len(fingerprint) == 32
    assert first == {
        "description": "PM201 100 %: no, date::x. Write it.",
        "check_name": "unreadable-time",
        "severity": "major",
        "location": {"path": "docs/postmortems/2024/a b.md", "lines": {"begin": 3}},
    }
    assert last["severity"] == "info"


def test_a_fingerprint_stays_when_lines_move_and_is_never_shared(report: Report) -> None:
    found = report.findings[0]
    moved = replace(found, location=Location(found.location.path, 99))
    rows = json.loads(as_gitlab.write(replace(report, findings=(found, moved))))
    alone = json.loads(as_gitlab.write(replace(report, findings=(moved,))))
    assert alone[0]["fingerprint"] == rows[0]["fingerprint"] != rows[1]["fingerprint"]


def test_nothing_found_is_an_empty_list() -> None:
    assert json.loads(as_gitlab.write(Report((), 3))) == []
