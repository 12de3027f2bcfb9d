"""One build: the knowledge base, its pages, and which MkDocs page is which of ours."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from ..knowledge_base import KnowledgeBase
from ..lint.engine import all_findings
from ..lint.wording.wording import Wording
from ..model.finding import Finding, Location
from ..pages.catalogue import plan
from ..pages.findings import findings_box
from ..pages.links import Links
from ..pages.listing import expand, has_marker
from ..pages.page import Plan
from ..pages.record.page import page_meta, surroundings
from . import files as site_files
from .ahead import InOrder, Made, finished_ahead, hand_over, made_ahead
from .assets import with_scripts
from .explorer import publish_records, with_records
from .links import docs_links, record_links
from .looked_at import box_of, place_for
from .nav import place
from .quick import QuickWay
from .schemas import publish_schemas
from .searching import Searching
from .timeline import railed

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

    from ..model.incident import Incident, IncidentId
    from ..settings import Settings


@dataclass
class BuiltSite:
    """What `on_files` found, for the events that follow."""

    kb: KnowledgeBase
    plan: Plan
    docs_dir: str
    """The folder of the site's other pages, relative to the project."""
    quick: QuickWay
    findings: tuple[Finding, ...]
    """Everything there is to say about the files, in their order."""
    records: str
    """The address of the explorer's data on the site."""
    searching: Searching
    nav: Navigation = field(init=False)
    finished: InOrder[str] = field(default_factory=InOrder)
    """Whole pages that several processes filled in the theme's template for."""

    @classmethod
    def build(
        cls, settings: Settings, files: Files, config: MkDocsConfig, *, index: bool
    ) -> BuiltSite:
        """Read, plan, write and add everything to MkDocs' files."""
        kb = KnowledgeBase.load(settings)
        site_files.take_over(files, settings)
        pages = plan(kb, site_files.taken(files))
        site_files.add_records(files, config, kb, pages)
        site_files.add_generated(files, config, kb, pages)
        site_files.add_attachments(files, config, kb, pages)
        publish_schemas(files, config, settings)
        records = publish_records(files, config, kb, pages)
        docs_dir = site_files.relative_to(settings.root, config.docs_dir)
        found = all_findings(kb.collection, settings)
        quick = QuickWay(files, config)
        language = str(config.theme.get("language") or "en")
        searching = Searching.of(kb, pages, quick.searched, language, index=index)
        return cls(kb, pages, docs_dir, quick, found, records, searching)

    def place(self, nav: Navigation, files: Files, *, add_menu: bool) -> None:
        """Set parent, previous and next of our pages."""
        self.nav = nav
        place(nav, files, self.kb, self.plan, add_menu=add_menu)

    def body(self, page: Page) -> str | None:
        """Return the text of a record without its front matter; None for other pages."""
        incident = self._incident(page)
        return incident.body.text if incident is not None else None

    def start(self, page: Page) -> str | None:
        """Return a record's own text and put clean values in place of what MkDocs read."""
        incident = self._incident(page)
        if incident is None:
            return None
        page.meta = page_meta(incident, self.kb)
        return record_links(incident, self.kb, self.plan.site, self.docs_dir)

    def finish(
        self, page: Page, markdown: str, *, show_findings: bool
    ) -> tuple[str | None, tuple[Finding, ...]]:
        """Add what the knowledge base knows; return the page and what was found on the way."""
        made = None if show_findings else self._ahead.take(page)
        if made is not None and made.text == markdown:
            return hand_over(made, page, self.quick), ()
        return self._finish(page, markdown, show_findings=show_findings)

    def finish_ahead(self, env: Environment) -> None:
        """Begin with what needs all texts: the index of them, and the theme's template."""
        self.searching.begin(self._pages, Path(self.quick.config.site_dir))
        processes = self.kb.settings.concurrency
        self.finished = finished_ahead(
            self._pages, self.nav, env, self.quick, self.searching.swaps, processes
        )

    @cached_property
    def _ahead(self) -> InOrder[Made]:
        return made_ahead(
            self._pages,
            self.start,
            lambda page, text: self._finish(page, text, show_findings=False)[0],
            self.quick,
            self.kb.settings.concurrency,
        )

    @cached_property
    def _pages(self) -> tuple[Page, ...]:
        """Our pages, in the order of MkDocs."""
        ours = self._records.keys() | self.plan.pages.keys()
        pages = (
            file.page for file in self.quick.files.documentation_pages() if file.src_uri in ours
        )
        return tuple(page for page in pages if page is not None)

    def _finish(
        self, page: Page, markdown: str, *, show_findings: bool
    ) -> tuple[str, tuple[Finding, ...]]:
        uri, incident = page.file.src_uri, self._incident(page)
        links = Links(self.kb, self.plan.site, uri)
        if incident is not None:
            shown = self._by_path.get(incident.source.path, ()) if show_findings else ()
            around = surroundings(incident, links, shown)
            if show_findings and self.kb.settings.wording:
                around = replace(around, card=place_for(incident.id) + around.card)
            short = self.quick.around(page, markdown, around)
            return (markdown if short else around.around(markdown)), ()
        if uri in self.plan.pages:
            box = findings_box(self._of_page(uri)) if show_findings else ""
            whole = box + markdown
            if uri == self.plan.site.explorer:
                whole = with_records(whole, page, self.records, self.searching.script)
            return ("" if self.quick.whole(page, whole) else whole), ()
        text, here = markdown, Location(self._source_of(page))
        if f"{self.kb.settings.source}/" in text:
            text = docs_links(text, here.path, self.kb, links)
        found: tuple[Finding, ...] = ()
        if has_marker(text):
            first = Location(here.path, _first_line(page))
            text, found = expand(text, self.kb, links, first)
            if show_findings:
                text = findings_box(found) + text
        return text, found

    def content(self, page: Page, html: str) -> str:
        """Put our parts around what MkDocs converted; the timeline of a record becomes a rail."""
        incident = self._incident(page)
        rail = railed(html, incident.timeline) if incident is not None else html
        return with_scripts(self.quick.content(page, rail), page)

    def wording_box(self, id: str) -> str:
        """Return what there is to ask about the wording of a record, as HTML."""
        return box_of(id, self, self._wording) if self._wording is not None else ""

    @cached_property
    def _wording(self) -> Wording | None:
        return Wording.of(self.kb.settings)

    def _incident(self, page: Page) -> Incident | None:
        id = self._records.get(page.file.src_uri)
        return self.kb.incidents[id] if id is not None else None

    def _source_of(self, page: Page) -> str:
        path = page.file.abs_src_path
        return site_files.relative_to(self.kb.settings.root, path) if path else page.file.src_uri

    def _of_page(self, uri: str) -> tuple[Finding, ...]:
        """Findings about the file behind a page; the overview takes those that have no page."""
        if uri != self.plan.site.overview:
            source = self.plan.pages[uri].source
            return self._by_path.get(source, ()) if source else ()
        placed = {i.source.path for i in self.kb.incidents.values()}
        placed |= {page.source for page in self.plan.pages.values() if page.source}
        return tuple(f for f in self.findings if f.location.path not in placed)

    @cached_property
    def _records(self) -> Mapping[str, IncidentId]:
        return {uri: id for id, uri in self.plan.site.incidents.items()}

    @cached_property
    def _by_path(self) -> Mapping[str, tuple[Finding, ...]]:
        found: dict[str, list[Finding]] = {}
        for finding in self.findings:
            found.setdefault(finding.location.path, []).append(finding)
        return {path: tuple(rows) for path, rows in found.items()}


def _first_line(page: Page) -> int:
    """Return the line of its file on which the text of a page begins, after the front matter."""
    return page.file.content_string.count("\n") - (page.markdown or "").count("\n") + 1
