"""Material's menu, filled in once for all pages on which it reads the same.

The menu of a page depends on where the page stands, not on the page, as long as it is not in the
menu itself. Filled in for every record it took more time than the text of the record.
"""

from __future__ import annotations

import posixpath
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jinja2 import Environment
    from jinja2.runtime import Context
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

_MENU = "partials/nav.html"


def fill_menu_once(
    pages: Sequence[Page], nav: Navigation, env: Environment, config: MkDocsConfig
) -> None:
    """Let the menu of pages outside of it be kept; a menu that a site wrote is left alone."""
    if config.theme.name != "material":
        return
    menu = env.get_template(_MENU)
    own = config.theme.custom_dir
    if menu.filename is None or (own and Path(menu.filename).is_relative_to(own)):
        return
    listed = set(map(id, nav.pages))
    alike = {id(page) for page in pages if id(page) not in listed}
    fill, known = menu.root_render_func, {}

    def fill_once(context: Context) -> Iterator[str]:
        page: Page = context["page"]
        if id(page) not in alike:
            yield from fill(context)
            return
        place = posixpath.dirname(page.url.rstrip("/")), id(page.parent)
        if place not in known:
            known[place] = "".join(fill(context))
        yield known[place]

    menu.root_render_func = fill_once
