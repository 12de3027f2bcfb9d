from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from tests.cli.running import run
from tests.cli.test_changed import git, refused

from mkdocs_postmortems.pages.branch import NOTHING

Repository = Callable[[Mapping[str, str | bytes]], Path]


def record(title: str, day: str = "2024-05-01", factors: str = "dns") -> str:
    text = "".join(f"\nThe {title} took {n} minutes to answer.\n" for n in range(8))
    return f"---\ntitle: {title}\ndate: {day}\nfactors: [{factors}]\n---\n{text}"


FILES = {
    "postmortems/a.md": record("Resolver", "2024-01-01"),
    "postmortems/b.md": record("Batch", "2024-02-01"),
    "postmortems/notes.txt": "no record",
}


@pytest.fixture
def branch(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with two records on `main`, on a branch that does not differ yet."""
    root = repository(FILES)
    git(root, "init", "-q", "-b", "main")
    git(root, "add", ".")
    git(root, "commit", "-qm", "one")
    git(root, "switch", "-qc", "topic")
    monkeypatch.chdir(root)
    return root


def added(root: Path, name: str = "postmortems/c.md", title: str = "Cache") -> Path:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(record(title), encoding="utf-8")
    return path


def found(*words: str) -> Any:
    done = run(*words, "--format", "json")
    assert done.exit_code == 0, done.stderr
    return json.loads(done.stdout)


def ids(*words: str) -> list[str]:
    return [row["id"] for row in found(*(words or ("diff", "main")))["records"]]


@pytest.mark.usefixtures("branch")
def test_a_branch_that_adds_nothing_says_so_in_one_sentence() -> None:
    done = run("diff", "main")
    assert (done.exit_code, done.stdout) == (0, f"{NOTHING}\n")
    assert found("diff", "main")["empty"] is True


@pytest.mark.parametrize("state", ["untracked", "staged", "committed"])
def test_a_new_record_counts_however_far_it_is(branch: Path, state: str) -> None:
    added(branch)
    if state != "untracked":
        git(branch, "add", ".")
    if state == "committed":
        git(branch, "commit", "-qm", "two")
    (row,) = found("diff", "main")["records"]
    assert (row["id"], row["added"]) == ("c", True)
    assert row["factors"][0] | {"before": [*row["factors"][0]["before"]]} == {
        "factor": "infrastructure.dns",
        "helped": False,
        "nth": 3,
        "n": 3,
        "since": "2023-05-02",
        "before": ["a", "b"],
        "earlier": 2,
        "seen_after": [],
    }
    assert (
        "- Third incident in twelve months with **Name resolution** (3 of 3 records"
        in run("diff", "main").stdout
    )


@pytest.mark.parametrize("staged", [True, False])
def test_a_renamed_record_is_the_same_one(branch: Path, staged: bool) -> None:
    if staged:
        git(branch, "mv", "postmortems/a.md", "postmortems/żółw.md")
        path = branch / "postmortems/żółw.md"
        path.write_text(f"{path.read_text('utf-8')}\nMore.\n", encoding="utf-8")
    else:
        (branch / "postmortems/a.md").rename(branch / "postmortems/żółw.md")
    result = found("diff", "main")
    (row,) = result["records"]
    assert (row["added"], row["id_before"], row["path_before"]) == (False, "a", "postmortems/a.md")
    assert result["gone"] == []


def test_a_record_that_is_deleted_is_gone(branch: Path) -> None:
    (branch / "postmortems/b.md").unlink()
    assert [row["id"] for row in found("diff", "main")["gone"]] == ["b"]


def test_a_record_that_the_other_side_adds_is_not_gone(branch: Path) -> None:
    git(branch, "switch", "-q", "main")
    added(branch, "postmortems/other.md")
    git(branch, "add", ".")
    git(branch, "commit", "-qm", "two")
    git(branch, "switch", "-q", "--detach", "topic")
    assert found("diff", "main")["empty"] is True


def test_line_ends_alone_are_no_edit(branch: Path) -> None:
    path = branch / "postmortems/a.md"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert ids() == []


def test_a_file_that_git_ignores_is_not_added(branch: Path) -> None:
    (branch / ".gitignore").write_text("c.md\n")
    added(branch)
    assert ids() == []


def test_the_first_records_of_a_project_are_all_added(branch: Path) -> None:
    git(branch, "rm", "-qr", "postmortems")
    git(branch, "commit", "-qm", "none")
    git(branch, "branch", "-qf", "none")
    added(branch)
    assert ids("diff", "none") == ["c"]


@pytest.mark.parametrize("source", ["records", "../records", "../../records", "."])
def test_a_project_may_be_a_folder_of_the_repository(
    branch: Path,
    source: str,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    temporary = tmp_path_factory.mktemp("temporary")
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    folder = os.path.normpath(f"tools/docs/{source}")
    (branch / "tools/docs").mkdir(parents=True)
    (branch / "tools/docs/mkdocs.yml").write_text(f"plugins: [postmortems: {{source: {source}}}]\n")
    added(branch, f"{folder}/old.md", "Old")
    git(branch, "add", ".")
    git(branch, "commit", "-qm", "two")
    git(branch, "mv", f"{folder}/old.md", f"{folder}/new.md")
    added(branch, f"{folder}/c.md")
    result = found("-f", "tools/docs/mkdocs.yml", "diff", "topic")
    rows = {row["id"]: row["id_before"] for row in result["records"]}
    assert rows == {"c": None, "new": "old"}
    assert [*temporary.iterdir()] == []


def test_vocabulary_and_settings_are_read_as_they_are_on_each_side(branch: Path) -> None:
    (branch / "mkdocs.yml").write_text(
        "plugins: [postmortems: {levels: {PM301: error}, lexicon: words.toml}]\n"
    )
    (branch / "words.toml").write_text("")
    excepted = FILES["postmortems/a.md"].replace("title:", "lint: {allow: RC01}\ntitle:")
    (branch / "postmortems/a.md").write_text(excepted)
    git(branch, "commit", "-qam", "two")
    (branch / "postmortems/vocabulary.yml").write_text(
        "families: [{id: lab, label: Lab}]\nfactors: [{id: lab.warm, label: Warm}]\n"
    )
    (branch / "postmortems/c.md").write_text(record("C", factors="lab.warm, dnss"))
    result = found("diff", "HEAD")
    assert [row["id"] for row in result["new_factors"]] == ["lab.warm"]
    assert [row["candidates"] for row in result["new_words"]] == [["infrastructure.dns"]]
    assert result["new_findings"]["error"] == 1


def test_nothing_is_written_and_nothing_is_checked_out(branch: Path) -> None:
    added(branch)
    before = {path: path.read_bytes() for path in branch.rglob("*") if path.is_file()}
    run("diff", "main")
    assert {path: path.read_bytes() for path in branch.rglob("*") if path.is_file()} == before


def test_a_link_in_the_repository_leads_nowhere(branch: Path) -> None:
    (branch / "postmortems/link.md").symlink_to("/etc/hostname")
    git(branch, "add", ".")
    git(branch, "commit", "-qm", "two")
    assert ids("diff", "topic") == []


def test_a_shallow_clone_says_how_to_mend_it(
    branch: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    added(branch)
    git(branch, "add", ".")
    git(branch, "commit", "-qm", "two")
    clone = tmp_path / "clone"
    git(branch, "clone", "-q", "--depth", "1", "--no-single-branch", f"file://{branch}", str(clone))
    monkeypatch.chdir(clone)
    done = run("diff", "origin/main")
    refused(done, "Error: this clone is shallow and does not reach back to 'origin/main'.")
    assert "`fetch-depth: 0`" in done.stderr


@pytest.mark.usefixtures("branch")
@pytest.mark.parametrize("base", ["gone", "", "--output=x", "main:postmortems"])
def test_a_base_that_is_no_commit_is_said_in_one_line(base: str) -> None:
    refused(run("diff", "--", base), "Error: git knows no commit ")


def test_without_a_repository_it_says_so(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = repository(FILES)
    monkeypatch.chdir(root)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(root.parent))
    refused(run("diff", "main"), "Error: git cannot say what has changed: not a git")


def test_check_knows_changes_of_records_beside_the_project(branch: Path) -> None:
    (branch / "site").mkdir()
    (branch / "site/mkdocs.yml").write_text("plugins: [postmortems: {source: ../postmortems}]\n")
    (branch / "postmortems/c.md").write_text("# C\n")
    done = run("-f", "site/mkdocs.yml", "check", "--changed", "main")
    assert "postmortems/c.md:" in done.stdout
    assert "in 1 record" in done.stdout
