from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from click.testing import Result
from tests.cli.running import run

Related = Callable[..., Result]
Repository = Callable[[Mapping[str, str | bytes]], Path]


def coded(title: str, day: int, *more: str) -> str:
    lines = (f"title: {title}", f"date: 2024-05-0{day}", *more)
    return "\n".join(("---", *lines, "---", ""))


FILES: Mapping[str, str | bytes] = {
    "postmortems/a.md": coded("Lease lost", 1, "factors: [dns]", "services: [web]"),
    "postmortems/b.md": coded("Late answers", 2, "factors: [dns]", "services: [web]"),
    "postmortems/c.md": coded("Disk full", 3, "factors: [config-push]"),
    "postmortems/d.md": coded("Queue stuck", 4, "factors: [config-push]"),
    "postmortems/e.md": coded(
        "Slow pages", 5, "factors: [alert-noise]", "related: [{id: c, why: same host}]"
    ),
    "postmortems/bare.md": "# Proxy down\n\nThe certificate of the proxy expired.\n",
    "postmortems/secret.md": coded("Certificate of the proxy", 6, "audience: restricted"),
}


@pytest.fixture
def related(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> Related:
    """Run the command in a repository without a configuration."""

    def ask(*words: str, files: Mapping[str, str | bytes] = FILES) -> Result:
        monkeypatch.chdir(repository(files))
        return run("related", *words)

    return ask


def test_a_record_of_the_collection_is_that_record(related: Related) -> None:
    done = related("postmortems/a.md")
    assert done.exit_code == 0
    assert done.stdout.splitlines() == [
        "Late answers",
        "  postmortems/b.md",
        "  both: Name resolution (2 of 6 records)",
        "  both: web (2 of 6 records)",
    ]


def test_what_an_author_named_comes_first_in_both_directions(related: Related) -> None:
    assert related("postmortems/e.md").stdout.splitlines() == [
        "Disk full",
        "  postmortems/c.md",
        "  named by the author: same host",
    ]
    assert related("postmortems/c.md").stdout.splitlines()[:3] == [
        "Slow pages",
        "  postmortems/e.md",
        "  named by the author: same host",
    ]


def test_a_draft_with_front_matter_is_compared_by_its_factors(related: Related) -> None:
    draft = {**FILES, "drafts/new.md": coded("New", 9, "factors: [dns]")}
    lines = related("drafts/new.md", "--limit", "1", files=draft).stdout.splitlines()
    assert lines == ["Lease lost", "  postmortems/a.md", "  both: Name resolution (2 of 6 records)"]


def test_bare_text_is_compared_by_its_words(related: Related) -> None:
    text = {**FILES, "notes.txt": "Nobody could log in: expired certificate on a proxy\n"}
    assert related("notes.txt", files=text).stdout.splitlines() == [
        "Proxy down",
        "  postmortems/bare.md",
        "  in both texts: certificate (1 of 6 records), expired (1), proxy (1)",
    ]


def test_a_record_that_this_edition_withholds_is_never_named(related: Related) -> None:
    asked = [*(name for name in FILES if name.endswith(".md")), "notes.txt"]
    text = {**FILES, "notes.txt": "The certificate of the proxy"}
    for name in asked:
        assert "secret" not in related(name, "--format", "json", files=text).stdout.replace(
            '"file": "postmortems/secret.md"', ""
        )


def test_none_is_said_with_the_number_of_records(related: Related) -> None:
    text = {**FILES, "notes.txt": "Something else entirely"}
    done = related("notes.txt", files=text)
    assert (done.exit_code, done.stdout) == (0, "No close relative among 6 records.\n")


def test_json_has_the_same_with_every_key(related: Related) -> None:
    report = json.loads(related("postmortems/a.md", "--format", "json").stdout)
    score = report["related"][0].pop("score")
    assert 0.1 <= score <= 1
    assert report == {
        "version": 1,
        "file": "postmortems/a.md",
        "record": "a",
        "compared": 5,
        "related": [
            {
                "id": "b",
                "title": "Late answers",
                "date": "2024-05-02",
                "path": "postmortems/b.md",
                "reasons": [
                    {
                        "kind": "factor",
                        "id": "infrastructure.dns",
                        "label": "Name resolution",
                        "n": 2,
                        "of": 6,
                        "why": None,
                    },
                    {"kind": "service", "id": "web", "label": "web", "n": 2, "of": 6, "why": None},
                ],
            }
        ],
    }


def test_json_of_bare_text_names_no_record_and_no_date(related: Related) -> None:
    text = {**FILES, "notes.txt": "expired certificate of a proxy"}
    report = json.loads(related("notes.txt", "--format", "json", files=text).stdout)
    assert report["record"] is None
    assert report["related"][0]["date"] is None
    assert {reason["kind"] for reason in report["related"][0]["reasons"]} == {"word"}


def test_json_is_ascii_and_keeps_every_letter(related: Related) -> None:
    files = {**FILES, "postmortems/a.md": coded("Łódź <b>", 1, "factors: [dns]")}
    printed = related("postmortems/b.md", "--format", "json", files=files).stdout
    assert printed.isascii()
    assert json.loads(printed)["related"][0]["title"] == "Łódź <b>"


def test_text_is_safe_for_a_terminal(related: Related) -> None:
    files = {
        **FILES,
        "postmortems/a.md": coded(
            '"\\e[2J\\u202e"', 1, "factors: [dns]", 'related: [{id: b, why: "\\e[2J\\nX"}]'
        ),
    }
    lines = related("postmortems/b.md", files=files).stdout.splitlines()
    assert all(line.isprintable() for line in lines)
    assert lines[2].startswith("  named by the author: ")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["gone.md"], "'gone.md': No such file or directory"),
        (["postmortems"], "'postmortems': the file is not read: it is no regular file"),
        (["empty.md"], "'empty.md': the file is empty"),
        (["binary.md"], "'binary.md': the file is not text"),
        (["x" * 300], "File name too long"),
    ],
)
def test_a_file_that_cannot_be_read_is_one_line(
    related: Related, words: list[str], said: str
) -> None:
    done = related(*words, files={**FILES, "empty.md": "", "binary.md": b"\x00\x89PNG"})
    assert done.exit_code == 2
    assert done.stderr.startswith("Error: ")
    assert said in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert done.stdout == ""


def test_a_link_to_a_record_is_that_record(related: Related, tmp_path: Path) -> None:
    related("postmortems/a.md")
    (tmp_path / "link.md").symlink_to(tmp_path / "postmortems" / "a.md")
    assert run("related", "link.md", "--limit", "1").stdout.startswith("Late answers\n")


def test_the_limit_is_at_least_one(related: Related) -> None:
    assert related("postmortems/a.md", "--limit", "0").exit_code == 2
