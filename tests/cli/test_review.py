from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from tests.cli.running import run

from mkdocs_postmortems.knowledge_base import KnowledgeBase
from mkdocs_postmortems.settings import Settings

RECORDS = {
    "postmortems/a.md": "---\ntitle: A\ndate: 2024-02-01\nfactors: [dns]\n---\n",
    "postmortems/b.md": "---\ntitle: B\ndate: 2024-05-01\nfactors: [dns]\n---\n",
}


@pytest.fixture(autouse=True)
def here(repository: Callable[[Mapping[str, str]], Path], monkeypatch: pytest.MonkeyPatch) -> Path:
    root = repository(RECORDS)
    monkeypatch.chdir(root)
    return root


def test_the_newest_quarter_is_printed() -> None:
    done = run("review")
    assert done.exit_code == 0
    assert done.stdout.startswith("# Review of 2024 Q2\n\n## Ground rules\n")


@pytest.mark.parametrize("spelled", ["2024-Q1", "2024q1", "2024 Q1"])
def test_a_quarter_is_chosen_by_its_name(spelled: str) -> None:
    done = run("review", spelled, "--format", "json")
    assert json.loads(done.stdout)["quarter"] == "2024 Q1"


def test_html_is_one_page() -> None:
    page = run("review", "--format", "html").stdout
    assert page.startswith("<!DOCTYPE html>")
    assert "@media print" in page


@pytest.mark.parametrize(
    ("quarter", "said"),
    [
        ("soon", "'soon' is no quarter. Write the year and its number: 2024-Q3."),
        ("2023-Q1", "no record is dated in 2023 Q1. There are records in 2024 Q2, 2024 Q1."),
        ("2031-Q1", "2031 Q1 begins after 2024-05-01, the day this collection speaks about."),
    ],
)
def test_a_quarter_without_a_record_is_refused_in_one_line(quarter: str, said: str) -> None:
    done = run("review", quarter)
    assert (done.exit_code, done.stdout) == (2, "")
    assert said in done.stderr


def test_the_file_for_decisions_is_a_record_without_findings(here: Path) -> None:
    done = run("new", "--review", "2024-Q1")
    assert (done.exit_code, done.stdout) == (0, "postmortems/reviews/2024-Q1.md\n")
    kb = KnowledgeBase.load(Settings(root=here))
    assert kb.findings == ()
    assert "Review of 2024 Q1" in (here / done.stdout.strip()).read_text("utf-8")
    assert len(kb.counted) == 2
    assert json.loads(run("review", "2024-Q1", "--format", "json").stdout)["decisions"] == "2024-Q1"


def test_the_file_for_decisions_is_never_overwritten(here: Path) -> None:
    first = run("new", "--review")
    written = (here / first.stdout.strip()).read_bytes()
    again = run("new", "--review")
    assert (first.exit_code, again.exit_code, again.stdout) == (0, 2, "")
    assert (here / first.stdout.strip()).read_bytes() == written


def test_a_review_takes_a_quarter_and_nothing_else(here: Path) -> None:
    done = run("new", "A title", "--review", "2024-Q1")
    assert (done.exit_code, done.stdout) == (2, "")
    assert not (here / "postmortems/reviews").exists()


def test_nothing_dated_is_refused_in_one_line(here: Path) -> None:
    for path in RECORDS:
        (here / path).write_text("# A\n", encoding="utf-8")
    done = run("review")
    assert done.exit_code == 2
    assert (
        done.stderr == "Error: no record has a date yet, so there is no quarter to look back on.\n"
    )
