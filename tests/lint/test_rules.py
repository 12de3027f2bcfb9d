"""Every rule against the records of its fixture; an arrow marks the lines it asks about."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from mkdocs_postmortems.lint import rules
from mkdocs_postmortems.lint.engine import RULES, explained
from mkdocs_postmortems.lint.explanation import HEADINGS
from mkdocs_postmortems.lint.rule import Rule
from mkdocs_postmortems.model.finding import Finding, Level

FIXTURES = Path(__file__).parent / "rules"
ARROW = "←"
EXPLAINED = explained()

_BLOCK = re.compile(r"^```(\w+)(?: title=\"(.+?)\")?\n(.*?)^```$", re.DOTALL | re.MULTILINE)


def stem(rule: Rule) -> str:
    return rule.name.replace("-", "_")


def fixture(rule: Rule) -> tuple[dict[str, str], list[tuple[str, str]]]:
    """Return the files beside the records, and the records with the part they stand in."""
    text = (FIXTURES / f"{stem(rule)}.md").read_text(encoding="utf-8")
    head, bad, good = re.split(r"^## (?:Bad|Good)$", text, flags=re.MULTILINE)
    beside = {file: block for _, file, block in _BLOCK.findall(head)}
    parts = {"bad": bad, "good": good}
    return beside, [(part, b) for part, said in parts.items() for _, _, b in _BLOCK.findall(said)]


def cases() -> Iterator[Any]:
    for rule in RULES:
        beside, records = fixture(rule)
        for number, (part, text) in enumerate(records):
            yield pytest.param(rule, beside, part, text, id=f"{rule.name}-{part}-{number}")


@pytest.mark.parametrize(("rule", "beside", "part", "text"), list(cases()))
def test_a_rule_asks_about_the_marked_lines_and_no_others(
    found: Callable[..., tuple[Finding, ...]],
    rule: Rule,
    beside: dict[str, str],
    part: str,
    text: str,
) -> None:
    options = yaml.safe_load(beside.get("mkdocs.yml", "")) or {}
    settings = {name: tuple(value) for name, value in options.items()}
    catalog = {name: block for name, block in beside.items() if name != "mkdocs.yml"}
    findings = [f for f in found({**catalog, "a.md": text}, **settings) if f.code == rule.code]
    marked = [n for n, line in enumerate(text.splitlines(), 1) if ARROW in line]
    assert bool(marked) is (part == "bad")
    assert [f.location.line for f in findings] == marked
    assert all(f.level is Level.HINT and (f.hint or "").endswith("?") for f in findings)


@pytest.mark.parametrize("part", ["bad", "good"])
@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_fixture_holds_records_of_both_kinds(rule: Rule, part: str) -> None:
    assert part in {kind for kind, _ in fixture(rule)[1]}


def test_every_rule_file_has_its_row_and_its_fixture() -> None:
    named = sorted(stem(rule) for rule in RULES)
    files = Path(rules.__file__).parent.glob("*.py")
    assert sorted(file.stem for file in files if file.stem != "__init__") == named
    assert sorted(file.stem for file in FIXTURES.glob("*.md")) == named


def test_rules_stand_in_the_order_of_their_codes() -> None:
    codes = [rule.code for rule in RULES]
    assert codes == sorted(set(codes))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_explains_itself_under_the_same_headings(rule: Rule) -> None:
    said = EXPLAINED[rule.code]
    assert tuple(heading for heading, _ in said.parts) == HEADINGS
    assert all(text for _, text in said.parts)
    assert rule.doc.splitlines()[0].endswith(".")


def examples(heading: str) -> Iterator[Any]:
    """The YAML under a heading of a rule's page; where words go on after it, a text belongs to it."""
    for rule in RULES:
        said = dict(EXPLAINED[rule.code].parts)[heading]
        for number, (language, _, text) in enumerate(_BLOCK.findall(said)):
            assert language == "yaml"
            if heading == "Write instead" or said.endswith("```"):
                yield pytest.param(rule, text, id=f"{rule.name}-{number}")


BODY = "## Timeline\n\n- 10:00 The first error"


@pytest.mark.parametrize(("rule", "text"), list(examples("Example")))
def test_the_example_of_a_rule_is_one(
    rule: Rule, text: str, record: Callable[..., tuple[Finding, ...]]
) -> None:
    assert rule.code in codes(record, text)


@pytest.mark.parametrize(("rule", "text"), list(examples("Write instead")))
def test_what_to_write_instead_is_not_asked_about(
    rule: Rule, text: str, record: Callable[..., tuple[Finding, ...]]
) -> None:
    assert rule.code not in codes(record, text)


def codes(record: Callable[..., tuple[Finding, ...]], text: str) -> set[str]:
    head = "title: T\ndate: 2024-05-01\n" + ("" if "factors:" in text else "factors: [dns]\n")
    found = record(text, BODY, head=head, severities=("SEV-1", "SEV-2", "SEV-3"))
    assert {f.level for f in found} <= {Level.HINT}, found
    return {f.code for f in found}
