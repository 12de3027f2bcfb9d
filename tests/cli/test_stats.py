from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import fields
from pathlib import Path

import pytest
from tests.cli.running import run

from mkdocs_postmortems.cli.stats_table import COLUMNS
from mkdocs_postmortems.insight.row import Row
from mkdocs_postmortems.insight.sections import SECTIONS

Repository = Callable[[Mapping[str, str | bytes]], Path]


def record(day: str, factors: str = "dns", more: str = "") -> str:
    return f"---\ntitle: Resolver slow\ndate: {day}\nservices: [shop]\nfactors: [{factors}]\n{more}---\n"


@pytest.fixture
def collection(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """Write records and stand in their folder."""

    def write(files: Mapping[str, str | bytes]) -> Path:
        root = repository({f"postmortems/{name}": text for name, text in files.items()})
        monkeypatch.chdir(root)
        return root

    return write


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({"notes.md": "# Only notes\n"}, "No record is counted here"),
        ({"a.md": record("2024-03-01")}, "1 record is counted, all of 1 March 2024."),
        (
            {f"{n}.md": record("2024-03-01") for n in range(5)},
            "5 records are counted, all of 1 March 2024.",
        ),
    ],
    ids=["none", "one", "one day"],
)
@pytest.mark.parametrize("form", ["text", "json", "csv"])
def test_few_records_are_told_as_they_are(
    collection: Repository, files: dict[str, str], said: str, form: str
) -> None:
    collection(files)
    done = run("stats", "--by", "quarter", "--format", form)
    assert (done.exit_code, done.stderr) == (0, "")
    if form == "text":
        assert said in " ".join(done.stdout.split())


def test_a_slice_without_records_says_so(collection: Repository) -> None:
    collection({"a.md": record("2024-03-01")})
    done = run("stats", "--from", "2030")
    assert done.exit_code == 0
    assert done.stdout == (
        "What was looked at\n"
        "  No record is counted here: one counts once it has a title, a date and a\n"
        "    factor.\n"
        "  Asked for: from 1 January 2030.\n"
    )


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--from", "2024-Q5"], "'2024-Q5' is no day and no period. Did you mean '2024-Q4'?"),
        (["--service", "shopp"], "no service 'shopp'. Did you mean 'shop'?"),
        (["--kind", "incidnet"], "no kind 'incidnet'. Did you mean 'incident'?"),
    ],
)
def test_an_unknown_word_is_one_line_and_code_2(
    collection: Repository, words: list[str], said: str
) -> None:
    collection({"a.md": record("2024-03-01")})
    done = run("stats", *words)
    assert (done.exit_code, done.stdout, done.stderr) == (2, "", f"Error: {said}\n")


@pytest.mark.parametrize("width", [40, 80])
def test_no_line_is_wider_than_the_window(
    collection: Repository, monkeypatch: pytest.MonkeyPatch, width: int
) -> None:
    collection({f"{n}.md": record(f"2024-03-{n + 1:02}") for n in range(12)})
    monkeypatch.setenv("COLUMNS", str(width))
    lines = run("stats", "--by", "quarter").stdout.splitlines()
    assert max(map(len, lines)) <= width
    assert not any(line.strip().startswith("%") for line in lines)
    assert [line for line in lines if line and not line.startswith(" ")] == [
        section.title for section in SECTIONS
    ]


def test_json_has_every_section_and_every_column(collection: Repository) -> None:
    collection({"a.md": record("2024-03-01")})
    found = json.loads(run("stats", "--from", "2024", "--format", "json").stdout)
    assert [*found] == ["version", "asked", "as_of", "sections"]
    assert found["asked"]["from"] == "2024-01-01"
    assert found["as_of"] == "2024-03-01"
    assert [*found["sections"]] == [section.name for section in SECTIONS]
    row = found["sections"]["recurring"][0]
    assert [*row] == [field.name for field in fields(Row)]
    assert (row["id"], row["x"], row["n"]) == ("infrastructure.dns", 1, 1)


def test_csv_is_one_table_with_the_numbers_of_the_json(collection: Repository) -> None:
    collection({"a.md": record("2024-03-01"), "b.md": record("2024-05-01")})
    text = run("stats", "--by", "year", "--format", "csv").stdout_bytes.decode()
    assert text.count("\r\n") == text.count("\n")
    header, *table = csv.reader(io.StringIO(text, newline=""))
    assert tuple(header) == COLUMNS
    assert {len(row) for row in table} == {len(COLUMNS)}
    found = json.loads(run("stats", "--by", "year", "--format", "json").stdout)["sections"]
    expected = [
        [name, *("" if cell is None else str(cell) for cell in row.values())]
        for name, rows in found.items()
        for row in rows
    ]
    assert table == expected


VOCABULARY = """version: 1
families: [{{id: software, label: Software}}]
factors: [{{id: software.odd, label: {label}, definition: Something odd.}}]
"""


@pytest.mark.parametrize(
    ("label", "cell"),
    [
        ('"=1+2"', "'=1+2"),
        ('"+1"', "'+1"),
        ('"-1"', "'-1"),
        ('"@SUM(A1)"', "'@SUM(A1)"),
        ('"\\t=1"', "'=1"),
        ('"a, \\"b\\""', 'a, "b"'),
        ('"\\e[31mred"', "\N{REPLACEMENT CHARACTER}[31mred"),
    ],
)
def test_author_text_is_text_in_a_spreadsheet_and_a_terminal(
    collection: Repository, label: str, cell: str
) -> None:
    collection(
        {
            "a.md": record("2024-03-01", "software.odd"),
            "vocabulary.yml": VOCABULARY.format(label=label),
        }
    )
    table = csv.DictReader(io.StringIO(run("stats", "--format", "csv").stdout))
    assert {row["label"].strip() for row in table if row["id"] == "software.odd"} == {cell}
    assert "\x1b" not in run("stats").stdout + run("stats", "--format", "json").stdout


def test_a_reader_that_leaves_early_is_no_error(collection: Repository) -> None:
    root = collection({f"{n}.md": record("2024-03-01") for n in range(3)})
    command = [sys.executable, "-m", "mkdocs_postmortems", "stats", "--format", "json"]
    with subprocess.Popen(
        command, cwd=root, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
