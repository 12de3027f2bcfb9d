from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from mkdocs_postmortems.reading import contributors
from mkdocs_postmortems.reading.contributors import people_of

Repository = Callable[[Mapping[str, str | bytes]], Path]


def git(folder: Path, *words: str, author: str = "") -> None:
    environment = {**os.environ, **({"GIT_AUTHOR_NAME": author} if author else {})}
    subprocess.run(
        ["git", "-C", str(folder), *words], check=True, capture_output=True, env=environment
    )


@pytest.fixture
def history(repository: Repository) -> Path:
    """A repository with two authors, one of whom has had two names."""
    root = repository(
        {"a.md": "a", ".mailmap": "Ana Sousa <tests@example.org> asousa <tests@example.org>\n"}
    )
    git(root, "init", "-q")
    git(root, "add", ".")
    git(root, "commit", "-qm", "one", author="asousa")
    git(root, "commit", "-qm", "two", "--allow-empty", author="Tomás  Ruiz")
    return root


def test_authors_come_from_the_history_under_the_names_of_mailmap(history: Path) -> None:
    assert people_of(history) == {"Ana Sousa", "Tomás Ruiz"}


def test_a_folder_inside_the_repository_will_do(history: Path) -> None:
    (history / "docs").mkdir()
    assert "Ana Sousa" in people_of(history / "docs")


def test_owners_are_people_and_teams_are_none(repository: Repository) -> None:
    owners = "* @acme/platform @mlopez\n/docs ana@example.org # @nobody\n/x  @acme\n"
    root = repository({".github/CODEOWNERS": owners, "CODEOWNERS/README.md": "x"})
    assert people_of(root) == {"mlopez", "acme", "ana@example.org"}


def test_a_shallow_clone_knows_too_few(history: Path, tmp_path: Path) -> None:
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "-q", "--depth=1", history.as_uri(), str(clone))
    assert people_of(clone) == frozenset()


def test_without_git_or_history_nobody_is_known(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    assert people_of(tmp_path) == frozenset()
    assert people_of(tmp_path / "absent") == frozenset()
    monkeypatch.setenv("PATH", str(tmp_path))
    assert people_of(tmp_path) == frozenset()
    assert capfd.readouterr() == ("", "")


def test_an_empty_repository_has_nobody(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")
    assert people_of(tmp_path) == frozenset()


def test_a_git_that_takes_too_long_is_not_waited_for(
    history: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def slow(*words: object, timeout: float, **rest: object) -> None:
        assert timeout == contributors.SECONDS
        raise subprocess.TimeoutExpired("git", timeout)

    monkeypatch.setattr(subprocess, "run", slow)
    assert people_of(history) == frozenset()


def test_a_large_or_broken_list_of_owners_is_none(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = repository({"CODEOWNERS": b"* @ana-sousa\xff\n* @tomas\n"})
    assert people_of(root) == {"tomas"}
    monkeypatch.setattr(contributors, "LARGEST", 3)
    assert people_of(root) == frozenset()
