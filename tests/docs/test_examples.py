from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
import yaml
from tests.docs.written import DOCS, Example, examples

from mkdocs_postmortems.model.finding import Level
from mkdocs_postmortems.model.front_matter import Audience
from mkdocs_postmortems.plugin.config import settings_from
from mkdocs_postmortems.plugin.schemas import schemas
from mkdocs_postmortems.reading.collection import read_collection
from mkdocs_postmortems.settings import Settings

Repository = Callable[[Mapping[str, str | bytes]], Path]

_ANCHOR = re.compile(r'"#([^"]+)"')
_FRONT = re.compile(r"---\n(.*?\n)---\n", re.DOTALL)
_ROW = re.compile(r"^\| `(?P<written>[^`]+)` \|[^|]*\|[^|]*`(?P<code>PM\d+)`", re.MULTILINE)
_PLACES = {
    "detected": "times: {{{}}}",
    "started": "times: {{{}}}",
    "evidence": "factors:\n  - id: dns\n    {}",
    "{title": "actions:\n  - {}",
}


RULES_PAGE = "docs/reference/rules.md"
"""Its examples are parts of records; each is held against its rule in tests/lint."""


def yaml_examples(*keys: str) -> list[Example]:
    """Return the YAML examples whose first key is one of some."""
    return [
        e
        for e in examples()
        if e.language == "yaml" and e.text.startswith(keys) and e.page != RULES_PAGE
    ]


def records() -> Iterator[Example]:
    """Return every example that is the front matter of a record, or a whole record."""
    yield from yaml_examples("title:", "id:")
    yield from (e for e in examples() if e.language == "markdown" and _FRONT.match(e.text))


RECORDS = list(records())
VOCABULARIES = yaml_examples("extends:", "families:", "factors:")
CATALOGS = yaml_examples("services:", "teams:")
SITES = yaml_examples("site_name:", "plugins:", "nav:")
PIPELINES = yaml_examples("repos:", "name:", "check-postmortems:", "postmortems-diff:")
"""Held against the hook, the action and the command in tests/test_pipelines.py."""
MODELINES = yaml_examples("# yaml-language-server:")


def faults(root: Path) -> list[str]:
    """Return the errors and warnings about a small repository."""
    found = read_collection(Settings(root=root)).findings
    return [f.as_line() for f in found if f.level in {Level.ERROR, Level.WARNING}]


def test_every_yaml_example_is_of_a_known_kind() -> None:
    known = {str(e) for e in (*RECORDS, *VOCABULARIES, *CATALOGS, *SITES, *PIPELINES, *MODELINES)}
    written = (e for e in examples() if e.language == "yaml" and e.page != RULES_PAGE)
    assert {str(e) for e in written} <= known


@pytest.mark.parametrize("example", RECORDS, ids=str)
def test_a_record_in_the_docs_has_no_fault(example: Example, repository: Repository) -> None:
    text = example.text
    if example.language == "yaml":
        headings = dict.fromkeys(_ANCHOR.findall(text))
        body = "".join(f"\n## {h}\n\n{'word ' * 8}\n" for h in headings)
        text = f"---\n{text}---\n{body}"
    assert faults(repository({"postmortems/record.md": text})) == []


@pytest.mark.parametrize("example", VOCABULARIES, ids=str)
def test_a_vocabulary_in_the_docs_has_no_fault(example: Example, repository: Repository) -> None:
    assert faults(repository({"postmortems/vocabulary.yml": example.text})) == []


@pytest.mark.parametrize("example", CATALOGS, ids=str)
def test_a_catalog_in_the_docs_has_no_fault(example: Example, repository: Repository) -> None:
    assert faults(repository({"postmortems/catalog.yml": example.text})) == []


@pytest.mark.parametrize("example", SITES, ids=str)
def test_options_in_the_docs_are_valid(example: Example, repository: Repository) -> None:
    root = repository({"mkdocs.yml": f"site_name: X\n{example.text}"})
    assert settings_from(root / "mkdocs.yml").edition in Audience


@pytest.mark.parametrize("example", MODELINES, ids=str)
def test_a_file_with_a_modeline_fits_the_schema_it_names(example: Example) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    named = re.match(r"# yaml-language-server: \$schema=\S*/([\w-]+)\.json\n", example.text)
    assert named is not None
    schema, value = dict(schemas())[named[1]], yaml.safe_load(example.text)
    if named[1] == "mkdocs":
        # The rest is Material's; tests/plugin/test_schemas.py has a stand-in for it.
        schema, value = dict(schemas())["plugin"], value["plugins"][1]
    assert [e.message for e in jsonschema.Draft202012Validator(schema).iter_errors(value)] == []


def test_the_page_about_editors_names_every_schema() -> None:
    text = (DOCS / "guide" / "schemas.md").read_text(encoding="utf-8")
    named = re.findall(
        r"^\| `([\w-]+)` \| `postmortems/schema/([\w-]+)\.json` \|", text, re.MULTILINE
    )
    assert named == [(name, name) for name, _ in schemas()]
    for block in re.findall(r"```json\n(.*?)```", text, re.DOTALL):
        assert json.loads(block)


@pytest.mark.parametrize("page", ["README.md", "docs/start.md"])
def test_the_quick_start_builds_without_a_warning(page: str, repository: Repository) -> None:
    files = {e.file: e.text for e in examples() if e.page == page and e.file}
    assert {"mkdocs.yml", "docs/index.md"} < files.keys()
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict"],
        cwd=repository(files),
        capture_output=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr


ROWS = list(_ROW.finditer((DOCS / "guide" / "yaml.md").read_text(encoding="utf-8")))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["written"])
def test_yaml_is_read_as_the_page_says(row: re.Match[str], repository: Repository) -> None:
    written = row["written"]
    lines = _PLACES.get(written.partition(":")[0], "{}").format(written)
    root = repository({"postmortems/record.md": f"---\n{lines}\n---\n\n# Heading\n"})
    codes = {f.code for f in read_collection(Settings(root=root)).findings}
    assert row["code"] in codes


def test_yaml_makes_of_the_examples_what_the_page_says() -> None:
    assert len(ROWS) >= 8
    assert yaml.safe_load("a: 10:30") == {"a": 630}
