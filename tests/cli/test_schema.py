from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import frontmatter
import pytest
import yaml
from tests.cli.running import run

from mkdocs_postmortems.cli.schema import NAMES
from mkdocs_postmortems.model.schemas import MODELS
from mkdocs_postmortems.reading import vocabulary

jsonschema = pytest.importorskip("jsonschema")


def schema(*words: str) -> dict[str, Any]:
    done = run("schema", *words)
    assert done.exit_code == 0
    loaded: dict[str, Any] = json.loads(done.stdout)
    return loaded


def faults(value: object, part: str = "front-matter") -> list[str]:
    """What the schema has to say about a value."""
    validator = jsonschema.Draft202012Validator(schema(part))
    return [error.message for error in validator.iter_errors(as_json(value))]


def as_json(value: object) -> object:
    """JSON has no dates: they are text."""
    return json.loads(json.dumps(value, default=date.isoformat))


@pytest.mark.parametrize("part", NAMES)
def test_schema_is_one_of_its_draft(part: str) -> None:
    printed = schema(part)
    jsonschema.Draft202012Validator.check_schema(printed)
    assert printed["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert printed["title"]
    assert "$id" not in printed


def test_schema_without_a_word_is_that_of_the_front_matter() -> None:
    assert schema() == schema("front-matter")


@pytest.mark.parametrize("part", MODELS)
def test_every_key_is_explained(part: str) -> None:
    unexplained = [
        key for key, row in schema(part)["properties"].items() if not row.get("description")
    ]
    assert unexplained == []


def test_every_record_of_this_repository_fits(project: Path) -> None:
    validator = jsonschema.Draft202012Validator(schema())
    records = sorted((project / "postmortems").glob("*/*.md"))
    assert records
    for path in records:
        front = frontmatter.load(str(path)).metadata
        found = [error.message for error in validator.iter_errors(as_json(front))]
        assert found == [], path.name


def test_the_catalog_of_this_repository_fits(project: Path) -> None:
    text = (project / "postmortems" / "catalog.yml").read_text("utf-8")
    assert faults(yaml.safe_load(text), "catalog") == []


def test_the_packaged_vocabulary_fits() -> None:
    assert faults(yaml.safe_load(vocabulary.DEFAULT.read_text("utf-8")), "vocabulary") == []


@pytest.mark.parametrize(
    "text",
    [
        "factors: dns",
        "factors: [dns, no canary]",
        "factors: {id: dns, role: trigger, evidence: '#a'}",
        "factors: [dns, {id: dns, evidence: ['#a', '#b']}]",
        "services: web\nteams: [web]",
        "actions: Alert on pool wait time",
        "actions: [{title: x, addresses: dns, due: 2024-05-15}, y]",
        "actions: []",
        "impact: Slow\ndetection: alert",
        "impact: {users: 10, data_loss: false}\ndetection: {by: alert, via: chat}",
        "related: a\nsources: 'https://x.example'\nopen_questions: Why?",
        "facilitation: {participants: on-call engineer}",
        "lint: {allow: RC01}",
        "times: {started: unknown, resolved: ongoing, detected: 2024-05-01}",
        "date: 2024-05-01\nkind: near-miss\ntags: [x]\nsome_key: {of: theirs}",
    ],
)
def test_short_and_long_forms_fit(text: str) -> None:
    assert faults(yaml.safe_load(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "title: 2024",
        "kind: outage",
        "services: [1]",
        "factors: [{role: trigger}]",
        "factors: [{id: dns, role: cause}]",
        "actions: [{team: web}]",
        "date: yesterday",
        "impact: {users: many}",
    ],
)
def test_what_is_read_with_an_error_does_not_fit(text: str) -> None:
    assert faults(yaml.safe_load(text)) != []


@pytest.mark.parametrize(
    ("part", "text"),
    [
        ("vocabulary", "families: {id: lab}\nfactors: [{id: lab.x, aliases: y, not: z}]"),
        ("vocabulary", "extends: nothing\nrefused: [{terms: x, ask: 'y?', consider: [lab.x]}]"),
        ("catalog", "services: [web, {id: api, team: shop, aliases: gateway}]\nteams: shop"),
    ],
)
def test_short_forms_of_the_other_files_fit(part: str, text: str) -> None:
    assert faults(yaml.safe_load(text), part) == []


@pytest.mark.parametrize(
    ("part", "text"),
    [
        ("front-matter", "factors: [{id: dns, rolle: trigger}]"),
        ("front-matter", "times: {start: 2024-05-01}"),
        ("front-matter", "actions: [{title: x, adresses: dns}]"),
        ("vocabulary", "extend: nothing"),
        ("vocabulary", "factors: [{id: lab.x, lable: X}]"),
        ("catalog", "service: [web]"),
        ("catalog", "services: [{id: web, alias: www}]"),
    ],
)
def test_a_misspelled_key_does_not_fit(part: str, text: str) -> None:
    assert faults(yaml.safe_load(text), part) != []


def test_a_record_may_have_keys_of_its_own() -> None:
    assert faults({"tags": ["x"], "our_ticket": {"id": 1}}) == []
