from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from click.testing import Result
from tests.cli.running import run

Repository = Callable[[Mapping[str, str | bytes]], Path]
Rename = Callable[..., Result]

RECORD = "---\nservices: [web, 'api']  # ours\nteams: [web]\nfactors: [dns, lab.clock]\n---\nText\n"
VOCABULARY = "families: [{id: lab}]\nfactors: [{id: lab.clock}]\n"
FILES = {
    "postmortems/a.md": RECORD,
    "postmortems/b.md": RECORD.replace("api", "web-api"),
    "postmortems/vocabulary.yml": VOCABULARY,
    "postmortems/factors/lab.clock.md": "Our clock.\n",
}


@pytest.fixture
def rename(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> Rename:
    """Run the command in a repository without a configuration."""
    monkeypatch.chdir(repository(FILES))
    return lambda *words: run("rename", *words)


def on_disk() -> Mapping[str, str]:
    files = (path for path in Path().rglob("*") if path.is_file())
    return {path.as_posix(): path.read_bytes().decode() for path in files}


def test_rename_writes_the_files_and_lists_them(rename: Rename) -> None:
    done = rename("api", "gateway")
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [
        "postmortems/a.md",
        "service 'api' -> 'gateway': 1 word in 1 file",
    ]
    assert on_disk() == FILES | {"postmortems/a.md": RECORD.replace("'api'", "'gateway'")}


def test_dry_run_shows_the_diff_and_writes_nothing(rename: Rename) -> None:
    done = rename("api", "gateway", "--dry-run")
    assert done.exit_code == 0
    assert done.stdout.splitlines() == [
        "--- postmortems/a.md",
        "+++ postmortems/a.md",
        "@@ -1,5 +1,5 @@",
        " ---",
        "-services: [web, 'api']  # ours",
        "+services: [web, 'gateway']  # ours",
        " teams: [web]",
        " factors: [dns, lab.clock]",
        " ---",
        "service 'api' -> 'gateway': 1 word in 1 file; nothing is written",
    ]
    assert on_disk() == FILES


def test_a_file_that_gets_a_new_name_is_shown_with_both(rename: Rename) -> None:
    old, new = "postmortems/factors/lab.clock.md", "postmortems/factors/lab.timer.md"
    assert f"rename from {old}\nrename to {new}\n" in rename("clock", "timer", "--dry-run").stdout
    done = rename("clock", "timer")
    assert done.stdout.splitlines() == [
        "postmortems/a.md",
        "postmortems/b.md",
        "postmortems/vocabulary.yml",
        f"{old} -> {new}",
        "factor 'lab.clock' -> 'lab.timer': 3 words in 3 files",
    ]
    assert done.stderr.startswith("postmortems/vocabulary.yml: an id is permanent")
    assert on_disk()[new] == FILES[old]


@pytest.mark.parametrize("kind", ["service", "team"])
def test_the_kind_says_which_word_is_meant(rename: Rename, kind: str) -> None:
    assert rename("web", "shop", "--kind", kind).exit_code == 0
    expected = RECORD.replace(f"{kind}s: [web", f"{kind}s: [shop")
    assert on_disk()["postmortems/a.md"] == expected


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["dns", "infrastructure.dns"], "both words mean the factor 'infrastructure.dns'"),
        (["config-push", "code-deploy"], "no file uses the factor 'change.config-push'"),
    ],
)
def test_nothing_to_do_is_no_error(rename: Rename, words: list[str], said: str) -> None:
    done = rename(*words)
    assert (done.exit_code, done.stdout) == (0, f"Nothing to do: {said}.\n")
    assert on_disk() == FILES


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["web", "shop"], "'web' is a service and a team."),
        (["dnss", "network"], "Did you mean 'infrastructure.dns'?"),
        (["dns", "nettwork"], "Did you mean 'infrastructure.network'"),
        (["api", "gateway", "--kind", "team"], "no team goes by 'api'."),
    ],
)
def test_what_is_not_clear_ends_with_two_and_writes_nothing(
    rename: Rename, words: list[str], said: str
) -> None:
    done = rename(*words)
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.startswith("Error: ")
    assert said in done.stderr
    assert on_disk() == FILES
