from __future__ import annotations

from pathlib import Path

import pytest

from mkdocs_postmortems.cli.formats import registry
from mkdocs_postmortems.cli.formats.registry import FORMATS
from mkdocs_postmortems.cli.report import Report


def test_every_format_file_has_its_row() -> None:
    files = {path.stem for path in Path(registry.__file__).parent.glob("as_*.py")}
    assert {f"as_{row.name}" for row in FORMATS} == files


@pytest.mark.parametrize("row", FORMATS, ids=lambda row: row.name)
def test_no_format_prints_a_terminal_escape(row: registry.Format, report: Report) -> None:
    assert "\x1b" not in row.write(report)


@pytest.mark.parametrize("row", FORMATS, ids=lambda row: row.name)
def test_every_format_can_say_nothing(row: registry.Format) -> None:
    assert row.write(Report((), 0))
