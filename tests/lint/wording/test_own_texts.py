"""What this project says itself passes its own check of wording."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import frontmatter
import pytest
import yaml

from mkdocs_postmortems.lint.wording.blocks import passages
from mkdocs_postmortems.lint.wording.fields import remarks_in_fields
from mkdocs_postmortems.lint.wording.in_markdown import remarks_in_markdown
from mkdocs_postmortems.lint.wording.lexicon import Lexicon
from mkdocs_postmortems.lint.wording.remark import remarks
from mkdocs_postmortems.model.codes import CODES
from mkdocs_postmortems.model.front_matter import FrontMatter
from mkdocs_postmortems.reading.vocabulary import DEFAULT

PROJECT = Path(__file__).resolve().parents[3]
PACKAGE = PROJECT / "plugins" / "mkdocs_postmortems"
PAGES = sorted([*(PROJECT / "docs").rglob("*.md"), *PROJECT.glob("*.md")])
RECORDS = sorted((PROJECT / "postmortems").rglob("*.md"))
TEMPLATES = sorted(PACKAGE.rglob("*.j2"))
MODULES = sorted(path for path in PACKAGE.rglob("*.py") if "wording" not in path.parts)


def found(text: str, lexicon: Lexicon) -> list[str]:
    return [
        f"{remark.rule} {remark.words}"
        for passage in passages(text)
        for remark in remarks(passage.text, lexicon)
    ]


def name(path: Path) -> str:
    return path.relative_to(PROJECT).as_posix()


@pytest.mark.parametrize("path", PAGES, ids=name)
def test_documentation_passes(path: Path, lexicon: Lexicon) -> None:
    text = path.read_text(encoding="utf-8")
    assert lexicon.speaks(text) or len(text.split()) < lexicon.detection.short
    assert found(text, lexicon) == []


@pytest.mark.parametrize("path", RECORDS, ids=name)
def test_records_pass(path: Path, lexicon: Lexicon) -> None:
    record = frontmatter.load(str(path))
    assert remarks_in_markdown(record.content, lexicon) == ()
    assert remarks_in_fields(FrontMatter.model_validate(record.metadata), lexicon) == ()


@pytest.mark.parametrize("path", TEMPLATES, ids=name)
def test_templates_pass(path: Path, lexicon: Lexicon) -> None:
    assert found(path.read_text(encoding="utf-8"), lexicon) == []


def test_the_vocabulary_passes(lexicon: Lexicon) -> None:
    vocabulary = yaml.safe_load(DEFAULT.read_text(encoding="utf-8"))
    texts = {
        f"{entry.get('id') or entry['terms']} {key}": entry[key]
        for entry in (*vocabulary["families"], *vocabulary["factors"], *vocabulary["refused"])
        for key in ("label", "definition", "ask", "not")
        if key in entry
    }
    assert len(texts) > 200
    assert {place: said for place, text in texts.items() if (said := found(text, lexicon))} == {}


def test_the_meanings_of_codes_pass(lexicon: Lexicon) -> None:
    assert {row.code: said for row in CODES if (said := found(row.meaning, lexicon))} == {}


def test_the_rules_pass(lexicon: Lexicon) -> None:
    texts = [text for rule in lexicon.rules for text in (rule.why, rule.question, rule.instead)]
    assert [said for text in texts if (said := found(text, lexicon))] == []


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_messages_pass(path: Path, lexicon: Lexicon) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    said = {text: heard for text in _texts(tree) if (heard := found(text, lexicon))}
    assert said == {}


def _texts(tree: ast.Module) -> Iterator[str]:
    """Go through the texts of a module that are sentences, documentation apart."""
    docs = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    for node in ast.walk(tree):
        if not isinstance(node, ast.Constant) or id(node) in docs:
            continue
        if isinstance(node.value, str) and node.value.count(" ") >= 2:
            yield node.value
