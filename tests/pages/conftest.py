from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import markdown
import pytest

from mkdocs_postmortems.graph.factor_graph import FactorGraph
from mkdocs_postmortems.knowledge_base import KnowledgeBase
from mkdocs_postmortems.model.catalog import Catalog
from mkdocs_postmortems.model.factor import FactorId, FactorRef, Role
from mkdocs_postmortems.model.incident import Incident, IncidentId
from mkdocs_postmortems.model.source import SourceFile
from mkdocs_postmortems.model.vocabulary import Vocabulary
from mkdocs_postmortems.pages.catalogue import plan
from mkdocs_postmortems.pages.links import Links
from mkdocs_postmortems.pages.page import Plan
from mkdocs_postmortems.pages.render import render
from mkdocs_postmortems.reading.notes import Notes
from mkdocs_postmortems.reading.vocabulary import read_vocabulary
from mkdocs_postmortems.settings import Settings

_INTO_EXPLORER = re.compile(r"\[([^\[\]]*)\]\([^()\s]*explore/index\.md[^()\s]*\)")


@dataclass(frozen=True)
class Site:
    """A small collection and the pages that are made of it."""

    kb: KnowledgeBase

    @cached_property
    def plan(self) -> Plan:
        return plan(self.kb)

    def page(self, uri: str) -> str:
        """Return one generated page as Markdown; `uri` is relative to the knowledge base."""
        return render(self.plan.pages[f"postmortems/{uri}"], self.kb, self.plan)

    def said(self, uri: str) -> str:
        """Return a page whose numbers are text: where they lead is a test of its own."""
        return _INTO_EXPLORER.sub(r"\1", self.page(uri))

    def links(self, here: str) -> Links:
        """Make links as a page at some address has them."""
        return Links(self.kb, self.plan.site, here)


@pytest.fixture
def read(repository: Callable[[Mapping[str, str]], Path]) -> Callable[..., Site]:
    """Read records given as `{path below the source folder: text}`; keywords are settings."""

    def load(records: Mapping[str, str], **settings: Any) -> Site:
        root = repository({f"postmortems/{path}": text for path, text in records.items()})
        (root / "postmortems").mkdir(exist_ok=True)
        return Site(KnowledgeBase.load(Settings(root=root, **settings)))

    return load


@pytest.fixture(scope="session")
def small() -> Site:
    """Eight records of many kinds, in the folder `small`."""
    settings = Settings(
        root=Path(__file__).parent, source="small", severities=("SEV-1", "SEV-2", "SEV-3")
    )
    return Site(KnowledgeBase.load(settings))


@pytest.fixture(scope="session")
def vocabulary(tmp_path_factory: pytest.TempPathFactory) -> Vocabulary:
    """The vocabulary that comes with the package."""
    root = tmp_path_factory.mktemp("vocabulary")
    return read_vocabulary(Settings(root=root), Notes("vocabulary.yml"))


@pytest.fixture
def record() -> Callable[..., Incident]:
    """Make a record without a file; keywords are its fields."""

    def make(
        id: str,
        day: date | None = None,
        *,
        factors: Iterable[str | FactorRef] = ("infrastructure.dns",),
        helped: Iterable[str] = (),
        **fields: Any,
    ) -> Incident:
        problems = (
            f if isinstance(f, FactorRef) else FactorRef(FactorId(f), Role.CONTRIBUTING)
            for f in factors
        )
        helpful = (FactorRef(FactorId(factor), Role.MITIGATING) for factor in helped)
        values: dict[str, Any] = {"title": f"Title of {id}", "factors": (*problems, *helpful)}
        source = SourceFile(f"postmortems/{id}.md", f"{id}.md", "", id)
        return Incident(IncidentId(id), source, date=day, **(values | fields))

    return make


@pytest.fixture
def build(vocabulary: Vocabulary) -> Callable[..., Site]:
    """Make a collection of records without files; keywords are fields of the knowledge base."""

    def gather(records: Iterable[Incident], **fields: Any) -> Site:
        incidents = {record.id: record for record in sorted(records, key=lambda r: r.order)}
        settings = fields.pop("settings", Settings(root=Path()))
        catalog = fields.pop("catalog", Catalog())
        words = fields.pop("vocabulary", vocabulary)
        graph = FactorGraph.of(incidents.values(), words)
        return Site(KnowledgeBase(settings, incidents, words, catalog, graph, **fields))

    return gather


@pytest.fixture
def hostile() -> str:
    """Author text that tries to be something else."""
    return "<script>alert(1)</script> {{ 7*7 }} ](javascript:alert(1)) a|b `c` {#x} ![y](z) &amp;"


@pytest.fixture
def inert(hostile: str) -> Callable[[str], None]:
    """Check that hostile text stands on a page, and does nothing there."""

    def check(page: str) -> None:
        body = page.split("---\n", 2)[2]
        html = markdown.markdown(body, extensions=["attr_list", "md_in_html", "tables", "toc"])
        seen = "".join(ElementTree.fromstring(f"<div>{html}</div>").itertext())
        assert hostile in " ".join(seen.split())
        assert "{{" not in body
        assert "<script" not in html
        assert 'href="javascript' not in html

    return check
