from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote

import pytest
from tests.docs.fields import keys
from tests.docs.written import DOCS, PROJECT, links, name, pages, spans

from mkdocs_postmortems.cli.main import COMMANDS
from mkdocs_postmortems.knowledge_base import KnowledgeBase
from mkdocs_postmortems.model.catalog_file import CatalogFile
from mkdocs_postmortems.model.codes import CODES
from mkdocs_postmortems.model.entry import Entry
from mkdocs_postmortems.model.front_matter import FrontMatter
from mkdocs_postmortems.model.vocabulary_file import VocabularyFile
from mkdocs_postmortems.pages.catalogue import PAGE_TYPES, plan
from mkdocs_postmortems.plugin.config import PluginConfig
from mkdocs_postmortems.settings import Settings

PACKAGE = PROJECT / "plugins" / "mkdocs_postmortems"
LARGEST_IMAGE = 250_000
"""Bytes; a page of the documentation is read on a phone too."""

_SOURCE = re.compile(r"[\w./-]+\.(?:py|j2|css|toml)\b")
_OF_A_SITE = {"wording.toml"}


@pytest.fixture(scope="session")
def generated() -> frozenset[str]:
    """The addresses of all pages of our own site that come from records."""
    planned = plan(KnowledgeBase.load(Settings(root=PROJECT)))
    return frozenset(planned.pages) | frozenset(planned.site.incidents.values())


@pytest.fixture(scope="session")
def code() -> frozenset[str]:
    """Every word and block that stands in the documentation as code."""
    return frozenset(span for page in pages() for span in spans(page))


@pytest.mark.parametrize("option", [name for name, _ in PluginConfig._schema])
def test_every_option_stands_in_the_docs(option: str, code: frozenset[str]) -> None:
    assert option in code


@pytest.mark.parametrize("model", [FrontMatter, VocabularyFile, CatalogFile])
def test_every_key_stands_in_the_docs(model: type[Entry], code: frozenset[str]) -> None:
    assert set(keys(model)) <= code


def test_every_code_stands_in_the_docs(code: frozenset[str]) -> None:
    assert {row.code for row in CODES} <= code


@pytest.mark.parametrize("command", [row.name for row in COMMANDS])
def test_every_command_stands_in_the_docs(command: str) -> None:
    text = (DOCS / "reference" / "command.md").read_text(encoding="utf-8")
    assert f"postmortems {command}" in text


@pytest.mark.parametrize("kind", [kind.name for kind in PAGE_TYPES])
def test_every_page_type_stands_in_the_docs(kind: str) -> None:
    text = (DOCS / "reference" / "pages.md").read_text(encoding="utf-8")
    assert kind in "\n".join(re.findall("^## (.*)$", text, re.MULTILINE)).lower()


@pytest.mark.parametrize("page", pages(), ids=name)
def test_every_link_leads_to_a_file_or_a_generated_page(
    page: Path, generated: frozenset[str]
) -> None:
    for link in links(page):
        target = (page.parent / unquote(link.partition("#")[0])).resolve()
        on_site = target.is_relative_to(DOCS) and target.relative_to(DOCS).as_posix() in generated
        assert on_site or target.exists(), link


@pytest.mark.parametrize("page", pages(), ids=name)
def test_every_source_file_that_is_named_exists(page: Path) -> None:
    for span in spans(page):
        for named in set(_SOURCE.findall(span)) - _OF_A_SITE:
            assert (PACKAGE / named).exists() or (PROJECT / named).exists(), named


def test_every_decision_is_listed() -> None:
    index = DOCS / "decisions" / "index.md"
    notes = {note.name for note in index.parent.glob("0*.md")}
    assert notes == set(links(index))


@pytest.mark.parametrize("image", sorted((DOCS / "images").iterdir()), ids=name)
def test_images_are_small(image: Path) -> None:
    assert image.stat().st_size < LARGEST_IMAGE
