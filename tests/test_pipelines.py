"""The hook for pre-commit, the action for GitHub and the recipes of the documentation."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sysconfig
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.cli.running import run

from mkdocs_postmortems.cli.main import COMMANDS

Repository = Callable[[Mapping[str, str | bytes]], Path]

SCRIPTS = Path(sysconfig.get_path("scripts"))
FILES = {
    "postmortems/a.md": "---\ntitle: A\ndate: 2024-05-01\nfactors: [dnss]\n---\n",
    "postmortems/b c.md": "# B\n",
    "site/mkdocs.yml": "plugins:\n  - postmortems: {source: ../postmortems}\n",
}


def read(project: Path, name: str) -> Any:
    return yaml.safe_load((project / name).read_text(encoding="utf-8"))


@pytest.fixture
def action(project: Path) -> Any:
    return read(project, "action.yml")


@pytest.fixture
def recipes(project: Path) -> list[Any]:
    """The YAML of the guide: two configurations of the hook, a workflow, two jobs of GitLab."""
    text = (project / "docs/guide/checking.md").read_text(encoding="utf-8")
    return [yaml.safe_load(block) for block in re.findall(r"```yaml\n(.*?)```", text, re.DOTALL)]


@pytest.fixture
def hook(project: Path) -> Any:
    (only,) = read(project, ".pre-commit-hooks.yaml")
    return only


def test_the_hook_calls_a_command_that_is_there(hook: Any) -> None:
    program, command, *rest = shlex.split(hook["entry"])
    assert (program, rest) == ("postmortems", [])
    assert command in {row.name for row in COMMANDS}
    assert (hook["id"], hook["language"]) == ("postmortems-check", "python")


@pytest.mark.parametrize(
    ("path", "meant"),
    [
        ("postmortems/2024/a.md", True),
        ("postmortems/vocabulary.yml", True),
        ("postmortems/catalog-info.yaml", True),
        ("postmortems/2024/graph.png", False),
        ("docs/postmortems/a.md", False),
        ("README.md", False),
    ],
)
def test_the_hook_is_about_records_and_their_words(hook: Any, path: str, meant: bool) -> None:
    assert bool(re.search(hook["files"], path)) is meant


def test_the_hook_runs_on_the_files_it_is_given(
    hook: Any, repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(repository(FILES))
    done = run(*shlex.split(hook["entry"])[1:], "postmortems/a.md", "postmortems/b c.md")
    assert (done.exit_code, done.stdout.count(": hint ")) == (0, 2)


def test_the_guide_names_what_the_hook_and_the_action_have(
    recipes: list[Any], hook: Any, action: Any, project: Path
) -> None:
    first, second, workflow, *_ = recipes
    used = [h for recipe in (first, second) for repo in recipe["repos"] for h in repo["hooks"]]
    assert {h["id"] for h in used} == {hook["id"]}
    inputs = set(action["inputs"])
    *_, step = workflow["jobs"]["check"]["steps"]
    assert set(step["with"]) <= inputs
    guide = (project / "docs/guide/checking.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^\| `([\w-]+)` \|", guide, re.MULTILINE)) == inputs


def test_the_job_of_gitlab_keeps_the_report_it_writes(recipes: list[Any]) -> None:
    job = recipes[3]["check-postmortems"]
    command, _, file = job["script"][-1].partition(" > ")
    assert job["artifacts"] == {"when": "always", "reports": {"codequality": file}}
    assert run(*shlex.split(command)[1:], "--help").exit_code == 0


def test_the_job_of_gitlab_shows_what_a_change_adds(recipes: list[Any]) -> None:
    job = recipes[4]["postmortems-diff"]
    command, _, file = job["script"][-1].partition(" > ")
    assert job["artifacts"]["paths"] == [file]
    assert run(*shlex.split(command)[1:-1], "--help").exit_code == 0


def test_every_input_of_the_action_is_used_and_reaches_the_shell_as_a_variable(action: Any) -> None:
    steps = action["runs"]["steps"]
    used = {word for step in steps for word in re.findall(r"inputs\.([\w-]+)", str(step))}
    assert used == set(action["inputs"])
    assert all("${{" not in step.get("run", "") for step in steps)
    assert all(said["description"] and "default" in said for said in action["inputs"].values())


CALLS: dict[str, tuple[dict[str, str], int, int]] = {
    "everything": ({}, 0, 3),
    "one file": ({"PATHS": "postmortems/b c.md\n"}, 0, 1),
    "two files": ({"PATHS": "postmortems/b c.md\n\npostmortems/a.md"}, 0, 3),
    "warnings fail": ({"FAIL_ON": "warning"}, 1, 3),
    "another configuration": ({"CONFIG": "site/mkdocs.yml"}, 0, 3),
    "nothing has changed": ({"CHANGED_SINCE": "HEAD"}, 0, 0),
    "an unknown base": ({"CHANGED_SINCE": "$(touch x)"}, 2, 0),
    "no option": ({"PATHS": "--strict"}, 2, 0),
}


@pytest.fixture
def runner(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that a runner keeps for a job, with the command where the action installs it."""
    temporary = tmp_path_factory.mktemp("runner temp")
    (temporary / "postmortems").symlink_to(SCRIPTS.parent)
    return temporary


@pytest.fixture
def committed(repository: Repository) -> Path:
    """A repository with two records in one commit."""
    root = repository(FILES)
    for words in (["init", "-q", "-b", "main"], ["add", "."], ["commit", "-qm", "one"]):
        subprocess.run(["git", *words], cwd=root, check=True)
    return root


def run_step(
    action: Any, name: str, root: Path, runner: Path, variables: Mapping[str, str]
) -> subprocess.CompletedProcess[str]:
    """Run a step of the action as a runner does; what is not given is empty."""
    (step,) = (step for step in action["runs"]["steps"] if step.get("name") == name)
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
        cwd=root,
        capture_output=True,
        encoding="utf-8",
        env={
            **os.environ,
            "RUNNER_TEMP": str(runner),
            **dict.fromkeys(step["env"], ""),
            **variables,
        },
    )


@pytest.mark.parametrize("name", CALLS)
@pytest.mark.skipif(os.name == "nt", reason="no bash")
def test_the_step_of_the_action_runs_the_check(
    action: Any, committed: Path, runner: Path, name: str
) -> None:
    variables, code, shown = CALLS[name]
    done = run_step(action, "Check", committed, runner, {"FAIL_ON": "error", **variables})
    assert done.returncode == code, done.stderr
    assert len(re.findall("^::", done.stdout, re.MULTILINE)) == shown
    assert not (committed / "x").exists()


GH = """#!/bin/bash
printf '%s ' "$@" >> "$RUNNER_TEMP/asked"
echo >> "$RUNNER_TEMP/asked"
case "$*" in
  *--jq*) printf "$IDS"; exit "$MAY_READ" ;;
  *) exit "$MAY_WRITE" ;;
esac
"""
LIST = "api --paginate repos/o/r/issues/7/comments --jq"
NEW = "api --silent --method POST repos/o/r/issues/7/comments --field body=@"
OLD = "api --silent --method PATCH repos/o/r/issues/comments/11 --field body=@"

COMMENTS: dict[str, tuple[dict[str, str], list[str], str]] = {
    "the first comment": ({}, [LIST, NEW], ""),
    "the comment that is there": ({"IDS": "11\\n12\\n"}, [LIST, OLD], ""),
    "nothing to say": ({"BASE": "HEAD"}, [LIST], ""),
    "nothing left to say": ({"BASE": "HEAD", "IDS": "11"}, [LIST, OLD], ""),
    "a token that may not write": (
        {"MAY_WRITE": "1"},
        [LIST, NEW],
        "what it would say is in the summary",
    ),
    "a token that may not read": ({"MAY_READ": "1"}, [LIST], "There is no comment"),
    "an unknown base": ({"BASE": "$(touch x)"}, [], "There is no comment"),
    "no option": ({"BASE": "--format=json"}, [], "There is no comment"),
}


@pytest.mark.parametrize("name", COMMENTS)
@pytest.mark.skipif(os.name == "nt", reason="no bash")
def test_the_step_of_the_action_keeps_one_comment_and_never_fails(
    action: Any, committed: Path, runner: Path, name: str
) -> None:
    variables, asked, noticed = COMMENTS[name]
    programs = runner / "bin"
    programs.mkdir()
    (programs / "gh").write_text(GH)
    (programs / "gh").chmod(0o755)
    subprocess.run(["git", "mv", "postmortems/a.md", "postmortems/c.md"], cwd=committed, check=True)
    subprocess.run(["git", "commit", "-qm", "two"], cwd=committed, check=True)
    given = {
        "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
        "COMMENTS": "repos/o/r/issues",
        "NUMBER": "7",
        "GITHUB_STEP_SUMMARY": str(runner / "summary"),
        "BASE": "HEAD~1",
        **{"IDS": "", "MAY_READ": "0", "MAY_WRITE": "0"},
        **variables,
    }
    done = run_step(action, "Comment", committed, runner, given)
    assert done.returncode == 0, done.stderr
    file = runner / "asked"
    lines = file.read_text().splitlines() if file.exists() else []
    assert [line[: len(start)] for line, start in zip(lines, asked, strict=True)] == asked
    assert (noticed in done.stdout) if noticed else done.stdout == ""
    assert (runner / "summary").exists() is (name == "a token that may not write")
    assert not (committed / "x").exists()
    if asked:
        text = (runner / "postmortems-diff.md").read_text(encoding="utf-8")
        assert text.startswith("<!-- postmortems diff -->\n")


def test_the_comment_is_for_pull_requests_alone_and_can_be_left_out(action: Any) -> None:
    (step,) = (step for step in action["runs"]["steps"] if step.get("name") == "Comment")
    assert step["if"] == "inputs.comment == 'true' && github.event_name == 'pull_request'"
    assert action["inputs"]["comment"]["default"] == "true"
