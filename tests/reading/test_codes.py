"""The registry of findings and the code that makes them say the same."""

from __future__ import annotations

import re
from pathlib import Path

import mkdocs_postmortems
from mkdocs_postmortems.lint.engine import RULES
from mkdocs_postmortems.model.codes import BY_CODE, CODES, finding
from mkdocs_postmortems.model.finding import Level, Location

_CODE = re.compile(r"\bPM\d{3}\b")
PACKAGE = Path(mkdocs_postmortems.__file__).parent


def made() -> set[str]:
    """Codes that stand in the package outside the registry."""
    files = (path for path in PACKAGE.rglob("*.py") if path.name != "codes.py")
    return {code for path in files for code in _CODE.findall(path.read_text("utf-8"))}


def test_codes_and_names_are_unique_and_in_order() -> None:
    codes = [row.code for row in CODES]
    assert codes == sorted(set(codes))
    assert len({row.name for row in CODES}) == len(CODES)


def test_every_code_is_made_and_every_code_made_is_registered() -> None:
    assert made() == set(BY_CODE)


def test_every_code_is_looked_for_by_a_test() -> None:
    here = Path(__file__).parents[1]
    wanted = {c for path in here.rglob("test_*.py") for c in _CODE.findall(path.read_text("utf-8"))}
    by_fixture = {rule.code for rule in RULES}
    assert set(BY_CODE) <= wanted | by_fixture


def test_a_row_says_what_it_means_in_a_sentence() -> None:
    for row in CODES:
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", row.name)
        assert not row.meaning[0].islower()
        assert row.meaning.endswith(".")
        assert row.level is not Level.OFF


def test_opinions_stop_nothing() -> None:
    opinions = {row.level for row in CODES if row.code.startswith(("PM5", "PM7"))}
    assert opinions | {rule.level for rule in RULES} == {Level.HINT}


def test_a_finding_has_the_level_of_its_code() -> None:
    made = finding("PM301", Location("a.md", 3, 7), "unknown factor 'x'", "Did you mean 'y'?")
    assert made.level is Level.WARNING
    assert made.as_line() == "a.md:3:7 PM301 unknown factor 'x'. Did you mean 'y'?"
