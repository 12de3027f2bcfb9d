"""Parts of Material's page, filled in once for all pages on which they read the same.

The menu of a page depends on where the page stands, not on the page, as long as it is not in the
menu itself. Filled in for every record it took more time than the text of the record.
"""

from __future__ import annotations

import posixpath
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jinja2 import Environment, Template
    from jinja2.runtime import Context
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

PARTS: Final = ("partials/nav.html", "partials/search.html", "partials/palette.html")
"""What reads the same on all pages of a place: the menu, and what knows nothing of a page."""


def fill_in_once(
    pages: Sequence[Page], nav: Navigation, env: Environment, config: MkDocsConfig
) -> None:
    """Let parts of pages outside of the menu be kept; one that a site wrote is left alone."""
    if config.theme.name != "material":
        return
    listed = set(map(id, nav.pages))
    alike = {id(page) for page in pages if id(page) not in listed}
    own = config.theme.custom_dir
    for name in PARTS:
        part = env.get_template(name)
        if part.filename is not None and not (own and Path(part.filename).is_relative_to(own)):
            _keep(part, alike)


def _keep(part: Template, alike: set[int]) -> None:
    """Keep what a template makes of each place, for pages by their `id`."""
    fill = part.root_render_func
    known: dict[tuple[str, int], str] = {}

    def fill_once(context: Context) -> Iterator[str]:
        page: Page = context["page"]
        if id(page) not in alike:
            yield from fill(context)
            return
        place = posixpath.dirname(page.url.rstrip("/")), id(page.parent)
        if place not in known:
            known[place] = "".join(fill(context))
        yield known[place]

    part.root_render_func = fill_once
