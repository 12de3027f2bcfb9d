from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import click
import pytest
from tests.cli.running import run
from tests.cli.test_changed import git

from mkdocs_postmortems.cli.main import COMMANDS, postmortems
from mkdocs_postmortems.cli.stats_table import COLUMNS
from mkdocs_postmortems.insight.sections import SECTIONS

Repository = Callable[[Mapping[str, str | bytes]], Path]

RECORD = """---
title: Resolver change slows checkout
date: 2024-03-01
services: [web, 'api']  # ours
teams: [web]
factors: [dns, no canry]
---
"""
CONTEXT = click.Context(postmortems)
_CODE = re.compile(r"`([^`\n]+)`")
_TEXT = re.compile(r"^```text\n(.*?)^```$", re.DOTALL | re.MULTILINE)
_JSON = re.compile(r"^```json\n(.*?)^```$", re.DOTALL | re.MULTILINE)


def commands() -> Iterator[tuple[str, click.Command]]:
    """Every command with the id of its section, the command itself first."""
    yield "", postmortems
    for name in postmortems.list_commands(CONTEXT):
        command = postmortems.get_command(CONTEXT, name)
        assert command is not None
        yield name, command


def words(parameter: click.Parameter) -> list[str]:
    """What has to be explained: an option in all its spellings, an argument, and its choices."""
    spellings = parameter.opts if isinstance(parameter, click.Option) else [parameter.name or ""]
    shown = [word if word.startswith("-") else word.upper() for word in spellings]
    if not isinstance(parameter.type, click.Choice):
        return shown
    if isinstance(parameter, click.Option):
        return [f"{parameter.opts[0]} {choice}" for choice in parameter.type.choices]
    return list(parameter.type.choices)


PARAMETERS = [
    pytest.param(name, word, id=f"{name} {word}".strip())
    for name, command in commands()
    for parameter in command.params
    for word in words(parameter)
]


@pytest.fixture(scope="module")
def sections(project: Path) -> dict[str, str]:
    """The page cut at its commands; the part before them has no name."""
    text = (project / "docs" / "reference" / "command.md").read_text(encoding="utf-8")
    first, *rest = re.split(r"^## postmortems (\S+).*$", text, flags=re.MULTILINE)
    return {"": first, **dict(zip(rest[::2], rest[1::2], strict=True))}


def test_every_command_has_its_section_in_the_order_of_the_help(
    sections: dict[str, str],
) -> None:
    assert list(sections) == ["", *(row.name for row in COMMANDS)]


@pytest.mark.parametrize(("command", "word"), PARAMETERS)
def test_every_option_stands_in_the_section_of_its_command(
    sections: dict[str, str], command: str, word: str
) -> None:
    assert any(code.startswith(word) for code in _CODE.findall(sections[command]))


def test_the_page_names_no_option_that_is_not_there(sections: dict[str, str]) -> None:
    known = {opt for _, command in commands() for p in command.params for opt in p.opts}
    for text in sections.values():
        named = {code.split()[0] for code in _CODE.findall(text) if code.startswith("-")}
        assert named <= known | {"--help", "--version"}


@pytest.fixture
def example(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    """The repository that the page shows the output of."""
    monkeypatch.chdir(repository({"postmortems/2024/resolver.md": RECORD}))


@pytest.mark.usefixtures("example")
@pytest.mark.parametrize(
    "words", ["check", "stats --from 2024-Q1", "rename api gateway --dry-run", "rename dnss x"]
)
def test_the_output_on_the_page_is_what_the_command_prints(
    sections: dict[str, str], monkeypatch: pytest.MonkeyPatch, words: str
) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    done = run(*words.split())
    printed = (done.stdout or done.stderr).splitlines()
    shown = [block.splitlines() for text in sections.values() for block in _TEXT.findall(text)]
    assert printed in [lines[1:] if lines[0].startswith("$ ") else lines for lines in shown]


@pytest.mark.usefixtures("example")
def test_the_json_on_the_page_is_what_the_command_prints(sections: dict[str, str]) -> None:
    printed = run("check", "--format", "json").stdout
    assert _JSON.findall(sections["check"]) == [printed]


def test_the_relatives_on_the_page_are_those_of_our_own_records(
    sections: dict[str, str], project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(project)
    (block,) = _TEXT.findall(sections["related"])
    asked, _, printed = block.partition("\n")
    assert run(*asked.removeprefix("$ postmortems ").split()).stdout == printed


def test_every_key_of_the_relatives_as_json_is_explained(
    sections: dict[str, str], project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(project)
    record = "postmortems/2020/2020-10-06-unhealthy-node.md"
    report = json.loads(run("related", record, "--format", "json").stdout)
    (row, *_) = report["related"]
    named = {*report, *row, *row["reasons"][0]}
    assert named <= set(_CODE.findall(sections["related"]))


CACHE = """---
title: Cache in front of the resolver went cold
date: 2024-03-20
factors: [dns, runbok]
actions: [{title: Warm the cache, addresses: dns}]
---
"""


def test_what_a_branch_adds_on_the_page_is_what_the_command_prints(
    sections: dict[str, str], repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = "actions: [{title: Cache, addresses: dns, state: done, completed: 2024-03-08}]"
    root = repository(
        {"postmortems/2024/resolver.md": RECORD.replace("\n---\n", f"\n{done}\n---\n")}
    )
    monkeypatch.chdir(root)
    for words in (["init", "-qb", "main"], ["add", "."], ["commit", "-qm", "one"]):
        git(root, *words)
    repository({"postmortems/2024/cache.md": CACHE})
    (block,) = _TEXT.findall(sections["diff"])
    asked, _, printed = block.partition("\n")
    assert run(*asked.removeprefix("$ postmortems ").split()).stdout == printed
    explained = set(_CODE.findall(sections["diff"]))
    report = json.loads(run("diff", "main", "--format", "json").stdout)
    (row,) = report["records"]
    known = {"id", "title", "date", "path", "factor", "helped", "compared"}
    assert {*report, *row, *row["factors"][0]} - known <= explained


def test_the_table_of_stats_is_explained(sections: dict[str, str]) -> None:
    explained = set(_CODE.findall(sections["stats"]))
    assert {*COLUMNS, *(section.name for section in SECTIONS)} - {"section"} <= explained
