"""A page of MkDocs whose Markdown was turned into HTML before MkDocs asks for it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from mkdocs.structure import pages
from mkdocs.structure.pages import Page

from .said import say

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.toc import TableOfContents

    from .said import Said


@dataclass(frozen=True, slots=True)
class Rendered:
    """What `Page.render` leaves on a page, without references to other objects of MkDocs."""

    markdown: str
    """What it was made from."""
    content: str
    toc: TableOfContents
    title: str | None
    anchors: set[str]
    linked: dict[str, dict[str, str]] | None
    """By the Markdown address of another page: its anchors that this one links to."""
    said: Said
    """Log lines on the way."""

    @classmethod
    def of(cls, page: Page, said: Said) -> Rendered:
        """Take from a page what rendering left there."""
        linked = page.links_to_anchors
        return cls(
            page.markdown or "",
            page.content or "",
            page.toc,
            page._title_from_render,
            page.present_anchor_ids or set(),
            None if linked is None else {file.src_uri: found for file, found in linked.items()},
            said,
        )


class OneConverter:
    """Stands for the module `markdown` in MkDocs: one converter, and not a new one for each page.

    The settings of a site are the same for all pages, and the extensions we know forget a page when
    they are reset. That saves a tenth of the time.
    """

    def __init__(self) -> None:
        self._module: Any = vars(pages)["markdown"]
        self._made: Any = None

    def __getattr__(self, name: str) -> Any:
        return getattr(self._module, name)

    def Markdown(self, **settings: Any) -> Any:
        """Return the converter, made once, as if it were new."""
        if self._made is None:
            self._made = self._module.Markdown(**settings)
        return self._made.reset()

    @contextmanager
    def in_use(self) -> Iterator[None]:
        """Let MkDocs use it."""
        vars(pages)["markdown"] = self
        try:
            yield
        finally:
            vars(pages)["markdown"] = self._module


class KeptPage(Page):
    """A page that takes what was kept for it, as long as that was made from the same Markdown."""

    kept: Rendered | None = None

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Put the kept HTML in place, or convert where another plugin changed the Markdown."""
        kept, self.kept = self.kept, None
        if kept is None or kept.markdown != self.markdown:
            super().render(config, files)
            return
        say(kept.said)
        self.content = kept.content
        self.toc = kept.toc
        self._title_from_render = kept.title
        self.present_anchor_ids = kept.anchors
        if kept.linked is not None:
            found = ((files.get_file_from_path(uri), names) for uri, names in kept.linked.items())
            self.links_to_anchors = {file: names for file, names in found if file is not None}
