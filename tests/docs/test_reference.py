from __future__ import annotations

from pathlib import Path

import pytest
from tests.docs.reference import GROUPS, PAGES

from mkdocs_postmortems.model.codes import CODES


@pytest.mark.parametrize("name", PAGES)
def test_a_reference_page_says_what_the_code_says(
    name: str, project: Path, request: pytest.FixtureRequest
) -> None:
    committed, made = project / "docs" / "reference" / name, PAGES[name]()
    if request.config.getoption("--update-golden"):
        committed.write_text(made, encoding="utf-8", newline="\n")
    assert committed.read_text(encoding="utf-8") == made, "run `make docs`"


def test_every_code_stands_in_one_group() -> None:
    for row in CODES:
        assert row.code[:3] in GROUPS
