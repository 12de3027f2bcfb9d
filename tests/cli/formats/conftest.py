from __future__ import annotations

import pytest

from mkdocs_postmortems.cli.report import Report
from mkdocs_postmortems.model.finding import Finding, Level, Location

PATH = "postmortems/2024/a b.md"


@pytest.fixture
def report() -> Report:
    """One finding of each level, with everything a format may have to escape."""
    return Report(
        findings=(
            Finding("PM201", Level.ERROR, Location(PATH, 3, 7), "100 %: no, date::x", "Write it."),
            Finding("PM301", Level.WARNING, Location(PATH, 4, 2), "one\r\ntwo\x1b[31m", None),
            Finding("PM501", Level.HINT, Location("postmortems/ż,:%.md", 5, 1), "try", "What?"),
        ),
        records=2,
        prefix="docs/",
    )
