from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.cli.running import run

if TYPE_CHECKING:
    from click.testing import Result

Repository = Callable[[Mapping[str, str | bytes]], Path]

TEXT = "# Not coded\n\n" + "\n".join(f"Line {n}" for n in range(20)) + "\n"


def git(root: Path, *words: str) -> None:
    subprocess.run(["git", *words], cwd=root, check=True, capture_output=True)


@pytest.fixture
def branch(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with three records on `main`, and a branch that changes some of them."""
    root = repository({f"postmortems/{name}.md": TEXT for name in ("kept", "edited", "moved")})
    git(root, "init", "-q", "-b", "main")
    git(root, "add", ".")
    git(root, "commit", "-qm", "one")
    git(root, "switch", "-qc", "topic")
    (root / "postmortems/edited.md").write_text(f"{TEXT}More\n")
    git(root, "mv", "postmortems/moved.md", "postmortems/żółw.md")
    git(root, "commit", "-qam", "two")
    monkeypatch.chdir(root)
    return root


def names(done: Result) -> set[str]:
    assert done.exit_code == 0, done.stderr
    return {line.partition(".md:")[0].rpartition("/")[2] for line in done.stdout.splitlines()[:-1]}


@pytest.mark.usefixtures("branch")
def test_files_that_this_branch_changes_are_reported_under_their_new_names() -> None:
    assert names(run("check", "--changed", "main")) == {"edited", "żółw"}


def test_changes_on_the_other_side_are_not_ours(branch: Path) -> None:
    git(branch, "switch", "-q", "main")
    (branch / "postmortems/kept.md").write_text("# Other\n")
    git(branch, "commit", "-qam", "three")
    git(branch, "switch", "-q", "--detach", "topic")
    assert names(run("check", "--changed", "main")) == {"edited", "żółw"}


def test_what_is_not_committed_and_what_is_new_counts_too(branch: Path) -> None:
    (branch / "postmortems/kept.md").write_text("# Changed\n")
    (branch / "postmortems/new.md").write_text("# New\n")
    assert names(run("check", "--changed", "HEAD")) == {"kept", "new"}


def test_a_file_that_is_gone_does_not_count(branch: Path) -> None:
    git(branch, "rm", "-q", "postmortems/kept.md")
    assert names(run("check", "--changed", "HEAD")) == set()


@pytest.mark.usefixtures("branch")
def test_paths_narrow_what_has_changed() -> None:
    assert names(run("check", "--changed", "main", "postmortems/edited.md")) == {"edited"}


def test_a_project_may_be_a_folder_of_the_repository(branch: Path) -> None:
    (branch / "docs").mkdir()
    git(branch, "mv", "postmortems", "docs/postmortems")
    (branch / "docs/mkdocs.yml").write_text("plugins: [postmortems]\n")
    done = run("-f", "docs/mkdocs.yml", "check", "--changed", "topic", "--format", "github")
    assert done.exit_code == 0
    assert done.stdout.count("::notice file=docs/postmortems/") == 3


@pytest.mark.parametrize(
    ("base", "said"),
    [
        ("gone", "Error: git knows no commit 'gone'."),
        ("", "Error: git knows no commit ''."),
        ("--output=x", "Error: git knows no commit '--output=x'."),
        ("a\x1b[2J\nb", "Error: git knows no commit 'a [2J b'."),
        ("other", "Error: 'other' and this branch have no commit in common."),
    ],
)
def test_a_base_that_does_not_do_is_said_in_one_line(branch: Path, base: str, said: str) -> None:
    git(branch, "switch", "-q", "--orphan", "other")
    git(branch, "commit", "-qm", "else", "--allow-empty")
    git(branch, "switch", "-q", "topic")
    refused(run("check", "--changed", base), said)
    assert not (branch / "x").exists()


def test_a_shallow_clone_says_how_to_mend_it(
    branch: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clone = tmp_path / "clone"
    source = f"file://{branch}"
    git(branch, "clone", "-q", "--depth", "1", "--no-single-branch", source, str(clone))
    monkeypatch.chdir(clone)
    refused(run("check", "--changed", "origin/main"), "Error: this clone is shallow")


def test_without_a_repository_it_says_so(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = repository({"postmortems/a.md": "# A\n"})
    monkeypatch.chdir(root)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(root.parent))
    refused(run("check", "--changed", "main"), "Error: git cannot say what has changed: not a git")


@pytest.mark.usefixtures("branch")
def test_without_git_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", os.devnull)
    refused(run("check", "--changed", "main"), "Error: git is not installed")


def refused(done: Result, said: str) -> None:
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.startswith(said)
    assert done.stderr.count("\n") == 1
