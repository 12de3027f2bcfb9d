from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from click.testing import Result
from tests.cli.running import INPUT_ENDS, run

from mkdocs_postmortems.cli import suggest as module

Suggest = Callable[..., Result]
Repository = Callable[[Mapping[str, str | bytes]], Path]


def coded(title: str, day: int, body: str, *more: str) -> str:
    lines = (f"title: {title}", f"date: 2024-05-0{day}", *more)
    return "\n".join(("---", *lines, "---", body, ""))


FILES: Mapping[str, str | bytes] = {
    "postmortems/a.md": coded("Lease", 1, "Stale resolver answers.", "factors: [dns]", "services: [web]"),
    "postmortems/b.md": coded("Late", 2, "The resolver was stale for hours.", "factors: [dns]"),
    "postmortems/c.md": coded("Full", 3, "Uploads filled the partition.", "factors: [config-push]"),
    "postmortems/d.md": coded("Stuck", 4, "Partition full of uploads.", "factors: [config-push]"),
    "postmortems/e.md": coded("Slow", 5, "A page was slow.", "factors: [alert-noise]"),
    "postmortems/secret.md": coded("Stale resolver", 6, "Stale resolver.", "factors: [dns]", "services: [vault]", "audience: restricted"),
    "notes.txt": "The web was down.\n\nA stale resolver of DNS gave answers to the vault. Retry storm!\n",
}  # fmt: skip
DRAFT = "---\ntitle: New  # ours\nfactors: [dns]\n---\nA retry storm. The web was slow.\n"


@pytest.fixture
def suggest(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> Suggest:
    """Run the command in a repository without a configuration."""

    def ask(*words: str, typed: str | None = None, **more: str | bytes) -> Result:
        files = {name.replace("_", "."): content for name, content in more.items()}
        monkeypatch.chdir(repository({**FILES, **files}))
        return run("suggest", *words, typed=typed)

    return ask


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Someone is there to answer."""
    monkeypatch.setattr(module, "is_terminal", lambda: True)


def found(done: Result, kind: str) -> list[str]:
    return [entry["id"] for entry in json.loads(done.stdout)[kind]]


def test_each_proposal_has_its_sentence_and_what_speaks_for_it(suggest: Suggest) -> None:
    lines = suggest("notes.txt").stdout.splitlines()
    assert lines[0] == "Factors, beside 5 coded records"
    start = next(n for n, line in enumerate(lines) if "infrastructure.dns" in line)
    assert lines[start].endswith("  infrastructure.dns  Name resolution")
    assert lines[start + 1] == "      line 3: A stale resolver of DNS gave answers to the vault."
    assert lines[start + 2] == "      words of the vocabulary: dns"
    assert lines[start + 3] == (
        "      coded so in 2 records like this: postmortems/a.md, postmortems/b.md"
    )
    services = lines.index("Services")
    assert lines[services + 2 : services + 5] == [
        "0.50  web",
        "      line 1: The web was down.",
        "      named as: web",
    ]


def test_json_has_the_same_with_every_key(suggest: Suggest) -> None:
    report = json.loads(suggest("notes.txt", "--format", "json").stdout)
    assert (report["version"], report["file"], report["record"], report["coded"]) == (
        1,
        "notes.txt",
        None,
        5,
    )
    entry = next(each for each in report["factors"] if each["id"] == "infrastructure.dns")
    assert 0 < entry.pop("score") <= 1
    assert entry == {
        "id": "infrastructure.dns",
        "label": "Name resolution",
        "sentence": "A stale resolver of DNS gave answers to the vault.",
        "line": 3,
        "words": ["dns"],
        "records": ["a", "b"],
    }
    assert report["services"] == [
        {"id": "web", "label": "web", "score": 0.5, "sentence": "The web was down.", "line": 1, "names": ["web"]}
    ]  # fmt: skip
    near = report["related"][0]
    assert set(near) == {"id", "label", "score", "sentence", "line", "path"}
    assert near["sentence"] == "A stale resolver of DNS gave answers to the vault."


def test_a_record_that_this_edition_withholds_has_no_say(suggest: Suggest) -> None:
    printed = suggest("notes.txt", "--format", "json").stdout
    assert "secret" not in printed
    assert '"vault"' not in printed


def test_a_record_of_the_collection_is_not_compared_with_itself(suggest: Suggest) -> None:
    report = json.loads(suggest("postmortems/a.md", "--format", "json").stdout)
    assert (report["record"], report["coded"]) == ("a", 4)
    assert "a" not in json.dumps([report["factors"], report["related"]]).split('"')


def test_what_the_file_has_is_not_proposed_again(suggest: Suggest) -> None:
    draft = DRAFT.replace("factors: [dns]", "factors: [dns]\nservices: [web]\nrelated: [a]")
    done = suggest("draft.md", "--format", "json", draft_md=draft)
    assert "infrastructure.dns" not in found(done, "factors")
    assert found(done, "services") == []
    assert "a" not in found(done, "related")


def test_nothing_is_claimed_where_nothing_speaks(suggest: Suggest) -> None:
    done = suggest("x.txt", x_txt="Lorem ipsum dolor sit amet consectetur.")
    said = "Nothing in this text speaks for a factor of the vocabulary.\n"
    assert (done.exit_code, done.stdout) == (0, said)


def test_it_works_before_any_record_is_coded(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = {"postmortems/a.md": "# Bare\n", "x.txt": "A retry storm of all clients."}
    monkeypatch.chdir(repository(files))
    done = run("suggest", "x.txt")
    assert done.exit_code == 0
    assert "A retry storm of all clients." in done.stdout


def test_what_is_accepted_is_written_and_nothing_else(suggest: Suggest, tmp_path: Path) -> None:
    done = suggest("draft.md", "--write", "--accept", "WEB", draft_md=DRAFT)
    assert done.exit_code == 0
    assert "+services: [web]" in done.stdout.splitlines()
    assert (tmp_path / "draft.md").read_text() == DRAFT.replace(
        "[dns]\n", "[dns]\nservices: [web]\n"
    )
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "draft.md",
        "notes.txt",
        "postmortems",
    ]


def test_a_text_gets_front_matter(suggest: Suggest, tmp_path: Path) -> None:
    accept = ("--accept", "web", "--accept", "infrastructure.dns")
    assert suggest("notes.txt", "--write", *accept).exit_code == 0
    written = (tmp_path / "notes.txt").read_text()
    block = "---\nfactors: [infrastructure.dns]\nservices: [web]\n---\n\n"
    assert written == f"{block}{FILES['notes.txt']!s}"


@pytest.mark.usefixtures("terminal")
def test_on_a_terminal_it_asks_for_each_proposal(suggest: Suggest, tmp_path: Path) -> None:
    draft = "---\ntitle: New\n---\nThe web was down, and so was it.\n"
    done = suggest("draft.md", "--write", "--limit", "1", draft_md=draft, typed="y\n")
    assert "Add web to services? [y/N]: " in done.stderr
    assert (tmp_path / "draft.md").read_text() == draft.replace("New\n", "New\nservices: [web]\n")


@pytest.mark.usefixtures("terminal")
def test_nothing_is_written_where_nothing_is_accepted(suggest: Suggest, tmp_path: Path) -> None:
    done = suggest("notes.txt", "--write", typed="\n" * 20)
    assert done.stdout.endswith("\nNothing is accepted, so nothing is written.\n")
    assert (tmp_path / "notes.txt").read_text() == FILES["notes.txt"]


@pytest.mark.skipif(not INPUT_ENDS, reason="this click types on and on")
@pytest.mark.usefixtures("terminal")
def test_where_the_answers_end_nothing_is_written(suggest: Suggest, tmp_path: Path) -> None:
    done = suggest("notes.txt", "--write", typed="y\n")
    assert done.exit_code == 130
    assert (tmp_path / "notes.txt").read_text() == FILES["notes.txt"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["notes.txt", "--write"], "no terminal to ask on; say with --accept what to write"),
        (["notes.txt", "--accept", "web"], "add --write"),
        (["notes.txt", "--write", "--accept", "web", "--format", "json"], "leave one of them out"),
        (
            ["notes.txt", "--write", "--accept", "webb"],
            "'webb' is not proposed. Did you mean 'web'?",
        ),
        (["gone.md"], "'gone.md': No such file or directory"),
        (["postmortems"], "'postmortems': the file is not read: it is no regular file"),
        (["empty.md"], "'empty.md': the file is empty"),
        (["binary.md"], "'binary.md': the file is not text"),
        (["huge.md"], "5 MiB is the most"),
        (["notes.txt", "--limit", "0"], "0 is not in the range"),
    ],
)
def test_what_is_refused_is_said_in_one_line(suggest: Suggest, words: list[str], said: str) -> None:
    huge = b"a word. " * (2_600_000 if words == ["huge.md"] else 1)
    done = suggest(*words, empty_md="", binary_md=b"\x00\x89PNG", huge_md=huge)
    assert done.exit_code == 2
    (last,) = [line for line in done.stderr.splitlines() if line.startswith("Error: ")]
    assert said in last
    assert done.stdout == ""


def test_a_read_only_file_stays(suggest: Suggest, tmp_path: Path) -> None:
    suggest("notes.txt")
    (tmp_path / "notes.txt").chmod(0o444)
    done = run("suggest", "notes.txt", "--write", "--accept", "web")
    assert (done.exit_code, done.stderr) == (
        2,
        "Error: notes.txt is read-only, and stays as it is.\n",
    )


def test_without_a_folder_of_records_it_is_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "x.txt").write_text("text")
    done = run("suggest", "x.txt")
    assert done.exit_code == 2
    assert done.stderr.startswith(
        "Error: the folder of the records, 'postmortems', does not exist; create it"
    )
    assert done.stderr.count("\n") == 1


def test_text_is_safe_for_a_terminal(suggest: Suggest) -> None:
    evil = "A retry \x1b[2J storm \u202e of the web.\n"
    lines = suggest("x.txt", x_txt=evil).stdout.splitlines()
    assert lines[0].startswith("Factors")
    assert all(line.isprintable() for line in lines)
