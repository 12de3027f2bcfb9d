from __future__ import annotations

from mkdocs_postmortems.cli.formats import as_github
from mkdocs_postmortems.cli.report import Report

EXPECTED = [
    "::error file=docs/postmortems/2024/a b.md,line=3,col=7,title=PM201 unreadable-time"
    "::100 %25: no, date::x. Write it.",
    "::warning file=docs/postmortems/2024/a b.md,line=4,col=2,title=PM301 unknown-factor"
    "::one two [31m",
    "::notice file=docs/postmortems/ż%2C%3A%25.md,line=5,col=1,title=PM501 vague-action"
    "::try. What?",
    "1 error, 1 warning, 1 hint in 2 records",
]


def test_a_finding_is_a_workflow_command_at_its_line(report: Report) -> None:
    assert as_github.write(report).split("\n") == EXPECTED
