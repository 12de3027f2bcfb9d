from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from mkdocs_postmortems.knowledge_base import KnowledgeBase
from mkdocs_postmortems.lint.engine import RULES, all_findings, explained, lint
from mkdocs_postmortems.lint.wording.lexicon import Lexicon
from mkdocs_postmortems.lint.wording.wording import Wording
from mkdocs_postmortems.model.codes import CODES
from mkdocs_postmortems.model.finding import Level
from mkdocs_postmortems.processes import FEWEST
from mkdocs_postmortems.reading.collection import read_collection
from mkdocs_postmortems.settings import Settings


@pytest.mark.parametrize("level", ["error", "warning", "hint", "off"])
def test_a_site_sets_any_rule_to_any_level(record: Callable[..., Any], level: str) -> None:
    found = record("actions: []", levels={"PM506": Level(level)})
    assert [f.level for f in found] == ([] if level == "off" else [level])


@pytest.mark.parametrize(
    "front", ["kind: review\nperiod: 2024 Q2\nactions: []", "status: withdrawn\nactions: []"]
)
def test_reviews_and_withdrawn_records_are_asked_nothing(
    record: Callable[..., Any], front: str
) -> None:
    assert record(front) == ()


def test_a_file_without_front_matter_is_asked_nothing(found: Callable[..., Any]) -> None:
    said = found({"a.md": "# T\n\n## Actions\n\n## Timeline\n"})
    assert [f.code for f in said] == ["PM108"]


def test_all_findings_come_in_the_order_of_the_files(found: Callable[..., Any]) -> None:
    empty = "---\ntitle: T\ndate: 2024-05-01\nactions: []\nfactors: [dnss]\n---\n"
    said = found({"b.md": empty, "a.md": empty})
    places = [(f.location.path[-4:], f.code) for f in said]
    assert places == [
        (file, code) for file in ("a.md", "b.md") for code in ("PM125", "PM506", "PM301")
    ]


def test_the_site_and_the_command_say_the_same(project: Path) -> None:
    settings = Settings(root=project)
    of_site = KnowledgeBase.load(settings).collection
    assert all_findings(of_site, settings) == all_findings(read_collection(settings), settings)


def test_several_processes_ask_the_same(repository: Callable[..., Path]) -> None:
    text = "---\ntitle: T{0}\ndate: 2024-05-01\nfactors: [dns]\n---\n\nThe operator forgot {0}.\n"
    root = repository({f"postmortems/{n:03}.md": text.format(n) for n in range(FEWEST)})
    settings = Settings(root=root, concurrency=1)
    read, wording = read_collection(settings), Wording(Lexicon.shipped())
    alone = all_findings(read, settings, wording)
    assert sum(found.code == "PB02" for found in alone) == FEWEST
    several = replace(settings, concurrency=2)
    assert all_findings(read, several, wording) == alone
    assert read_collection(several, bool) == read_collection(several) == read


def test_the_records_of_this_site_are_read_without_a_fault(project: Path) -> None:
    settings = Settings(root=project)
    assert {f.level for f in all_findings(read_collection(settings), settings)} == {Level.HINT}


def test_every_code_is_explained_and_a_rule_at_length() -> None:
    known, wording = explained(), [rule.id for rule in Lexicon.shipped().rules]
    assert list(known) == [row.code for row in CODES] + wording
    at_length = {code for code, said in known.items() if said.parts}
    assert at_length == {rule.code for rule in RULES} | set(wording)
    assert all(said.code == code for code, said in known.items())


def test_names_of_codes_are_not_shared() -> None:
    names = [said.name for said in explained().values()]
    assert sorted(set(names)) == sorted(names)


def test_only_rules_speak_in_lint(project: Path) -> None:
    settings = Settings(root=project)
    said = {f.code for f in lint(read_collection(settings), settings)}
    assert said <= {rule.code for rule in RULES}
    assert said


def test_what_lacks_the_same_is_asked_once_a_record(record: Callable[..., Any]) -> None:
    front = "actions:\n  - one\n  - {title: two, state: done}\n  - {title: three, state: done}"
    (said,) = record(front)
    assert (said.code, said.location.line) == ("PM503", 7)
    assert "'two' and 1 more" in said.message


def test_all_that_is_missing_stands_in_one_question(record: Callable[..., Any]) -> None:
    (said,) = (f for f in record("status: timeline-agreed") if f.code == "PM507")
    assert said.message.endswith("a timeline entry, `facilitation.timeline_agreed`")
