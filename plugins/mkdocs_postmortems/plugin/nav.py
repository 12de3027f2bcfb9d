"""Where our pages stand: a few indexes in the menu, and every page beside its neighbours."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from mkdocs.structure.nav import Section

if TYPE_CHECKING:
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

    from ..knowledge_base import KnowledgeBase
    from ..pages.page import Plan

MENU_TITLE = "Post-mortems"


def place(nav: Navigation, files: Files, kb: KnowledgeBase, plan: Plan, *, add_menu: bool) -> None:
    """Set parent, previous and next of every page of ours."""
    pages = {file.src_uri: file.page for file in files.documentation_pages() if file.page}
    if add_menu:
        _add_menu(nav, [pages[uri] for uri, page in plan.pages.items() if page.in_nav])
    for uri, planned in plan.pages.items():
        if uri in pages and planned.parents:
            _settle(pages, uri, planned.parents, planned.previous, planned.following)
    addresses = plan.site.incidents
    for id, uri in addresses.items():
        if uri in pages:
            before, after = (addresses[n] if n else None for n in kb.neighbours(id))
            _settle(pages, uri, (plan.site.incident_index,), before, after)


def _add_menu(nav: Navigation, ours: list[Page]) -> None:
    """Append a section with our indexes, unless the site's own `nav` names one of them."""
    present = set(map(id, nav.pages))
    if not ours or any(id(page) in present for page in ours):
        return
    section = Section(MENU_TITLE, list(ours))
    for page in ours:
        page.parent = section
    for before, after in pairwise([*nav.pages[-1:], *ours]):
        before.next_page, after.previous_page = after, before
    nav.items.append(section)
    nav.pages.extend(ours)


def _settle(
    pages: dict[str, Page],
    uri: str,
    parents: tuple[str, ...],
    previous: str | None,
    following: str | None,
) -> None:
    page = pages[uri]
    above = next((pages[parent] for parent in reversed(parents) if parent in pages), None)
    if page.parent is None and above is not None:
        page.parent = above.parent
    if previous is not None:
        page.previous_page = pages[previous]
    if following is not None:
        page.next_page = pages[following]
