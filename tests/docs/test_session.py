"""The session of the guide, done again: every change is made, and every command is run."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest
from tests.cli.running import run
from tests.cli.test_changed import git
from tests.docs.written import DOCS

PAGE = DOCS / "guide" / "session.md"
_BLOCK = re.compile(r'^```(text|diff)(?: title="([^"\n]+)")?\n(.*?)^```$', re.DOTALL | re.MULTILINE)
_PROGRAM = "$ postmortems "


@pytest.fixture
def project_copy(project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The records of this repository, in a repository of their own, on a new branch."""
    shutil.copytree(project / "postmortems", tmp_path / "postmortems")
    git(tmp_path, "init", "-q", "-b", "main")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "one")
    git(tmp_path, "switch", "-qc", "record")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def replayed(page: str, root: Path) -> str:
    """Return the page with what its commands print, each after the changes above it."""

    def block(found: re.Match[str]) -> str:
        language, file, body = found.groups()
        if language == "diff":
            change(root / file, body)
            return found[0]
        asked, _, _ = body.partition("\n")
        assert asked.startswith(_PROGRAM)
        done = run(*shlex.split(asked.removeprefix(_PROGRAM)))
        return f"```text\n{asked}\n{done.stdout}{done.stderr}```"

    return _BLOCK.sub(block, page)


def change(file: Path, diff: str) -> None:
    """Replace the lines that a diff takes away, which stand in a file once, by those it adds."""
    text = file.read_text(encoding="utf-8")
    for part in re.split(r"^\.\.\.\n", diff, flags=re.MULTILINE):
        before, after = (
            "".join(f"{line[1:]}\n" for line in part.splitlines() if line[:1] in kept)
            for kept in (("-", " ", ""), ("+", " ", ""))
        )
        assert text.count(before) == 1, before
        text = text.replace(before, after)
    file.write_text(text, encoding="utf-8")


@pytest.mark.slow
def test_the_session_goes_as_the_page_says(
    project_copy: Path, request: pytest.FixtureRequest
) -> None:
    written = PAGE.read_text(encoding="utf-8")
    again = replayed(written, project_copy)
    if request.config.getoption("--update-golden"):
        PAGE.write_text(again, encoding="utf-8", newline="\n")
        return
    assert again == written, "run this test with --update-golden"


def test_the_session_ends_without_a_finding() -> None:
    *_, last = [b for b in _BLOCK.findall(PAGE.read_text("utf-8")) if "postmortems check" in b[2]]
    assert last[2].endswith("\n0 errors, 0 warnings, 0 hints in 1 record\n")
