"""What a page is before it is written: its address, its place, and how to write it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..knowledge_base import KnowledgeBase
    from .links import Links
    from .site_map import SiteMap


@dataclass(frozen=True, slots=True)
class PlannedPage:
    """A generated page. All pages are named before one is written, so that links can be made."""

    uri: str
    """Its Markdown path on the site, such as `postmortems/factors/index.md`."""
    title: str
    """Plain text, never markup."""
    template: str
    """The template that writes it, such as `factor.md.j2`."""
    context: Callable[[Links], Mapping[str, object]]
    """What the template gets besides `page`, `kb` and `links`; called when the page is written."""
    parents: tuple[str, ...] = ()
    """The pages above it, outermost first."""
    previous: str | None = None
    following: str | None = None
    in_nav: bool = False
    """Whether it is one of the few pages that stand in the site's navigation."""
    in_search: bool = True
    source: str | None = None
    """The author's file that an edit link leads to, relative to the project."""
    description: str = ""
    """What the page is about, in a sentence; feeds and search engines show it."""
    hide: tuple[str, ...] = ()
    """Parts of the theme that make way on this page, such as `toc`."""


@dataclass(frozen=True, slots=True)
class PageType:
    """One kind of page: a row of the catalogue."""

    name: str
    plan: Callable[[KnowledgeBase, SiteMap], Iterable[PlannedPage]]


@dataclass(frozen=True, slots=True)
class Plan:
    """Every generated page of a site, by its address."""

    site: SiteMap
    pages: Mapping[str, PlannedPage] = field(default_factory=dict)
