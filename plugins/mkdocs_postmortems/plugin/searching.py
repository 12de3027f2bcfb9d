"""What search reads of a record: all of it, or little where records are many.

Material loads the whole index with every page. At 3,000 records that takes seconds, so above some
hundred the box in the header gets what one looks for by name, and whole texts are Pagefind's.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ..pages.explorer.facets import explored
from ..pages.links import shorten
from .files import cache_of
from .full_text import ENOUGH, FOLDER, TOO_MANY, FullText, is_wanted
from .search_text import SearchText, lean

if TYPE_CHECKING:
    from mkdocs.structure.pages import Page

    from ..knowledge_base import KnowledgeBase
    from ..model.incident import Incident
    from ..pages.page import Plan

_TITLE = re.compile(r"<h1\b.*?</h1>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Searching:
    """What the searches of a build read of each page."""

    kb: KnowledgeBase
    searched: SearchText
    rows: Mapping[str, tuple[int, Incident]]
    """By page: its row in the explorer's data, and its record."""
    texts: FullText | None
    trims: bool
    """Whether the box in the header is given a record's title and summary alone."""

    @classmethod
    def of(
        cls, kb: KnowledgeBase, plan: Plan, searched: SearchText, language: str, *, index: bool
    ) -> Searching:
        """Decide what is searched; `index` says whether a build may make an index of texts.

        Raises:
            CannotIndex: texts are to be indexed, and cannot be.
        """
        rows = {
            plan.site.incidents[incident.id]: (row, incident)
            for row, incident in enumerate(explored(kb))
        }
        texts = None
        if index and is_wanted(kb.settings, len(rows)):
            texts = FullText.begin(cache_of(kb.settings) / "texts", language)
        many = len(rows) >= (ENOUGH if texts is not None else TOO_MANY)
        return cls(kb, searched, rows, texts, trims=many)

    @property
    def script(self) -> str | None:
        """The address of what searches whole texts in a browser; None where nothing does."""
        return f"{FOLDER}/pagefind.js" if self.texts is not None else None

    @property
    def advice(self) -> str | None:
        """What to say where whole texts are searched nowhere."""
        if self.texts is not None or not self.trims:
            return None
        return (
            f"with {len(self.rows)} records the search box reads titles, summaries, factors and "
            "services; `pip install mkdocs-postmortems[search]` adds a search in whole texts"
        )

    def begin(self, pages: Iterable[Page], site: Path) -> None:
        """Hand the texts of all records to the index, which is made while the build goes on."""
        if self.texts is None:
            return
        for page in pages:
            found = self._found_as(page)
            if found is not None:
                row, incident = found
                self.texts.add(row, incident.title, self.searched.text_of(page))
        self.texts.start(site)

    def swaps(self, page: Page) -> bool:
        """Whether a page gets back what it says after search, whatever that took out."""
        return self.searched.is_lean(page) or (self.trims and self._found_as(page) is not None)

    def before(self, page: Page) -> None:
        """Put in place of a page what the box in the header is to read."""
        found = self._found_as(page) if self.trims else None
        if found is None:
            self.searched.put(page)
        else:
            title = _TITLE.search(page.content or "")
            self.searched.put_text(page, (lean(title[0]) if title else "") + self._short(found[1]))

    def _found_as(self, page: Page) -> tuple[int, Incident] | None:
        """Return row and record of a page; None where search is to find no record by it."""
        said = page.meta.get("search")  # an author keeps a page out in the manner of Material
        if isinstance(said, Mapping) and said.get("exclude"):
            return None
        return self.rows.get(page.file.src_uri)

    def _short(self, incident: Incident) -> str:
        """Return what one looks for a record by."""
        words = self.kb.vocabulary.factors
        parts = (
            incident.id,
            shorten(incident.summary, 300),
            ", ".join(words[id].label for id in incident.factor_ids()),
            ", ".join(self.kb.catalog.services.label(name) for name in incident.services),
        )
        return "".join(f"\n<p>{html.escape(part)}</p>" for part in parts if part)

    def finish(self, site: Path) -> str | None:
        """Wait for the index of texts, and say what it took; None where none is made.

        Raises:
            CannotIndex: Pagefind fails.
        """
        return self.texts.finish(site) if self.texts is not None else None

    def stop(self) -> None:
        """Leave the index, where the build fails."""
        if self.texts is not None:
            self.texts.stop()
