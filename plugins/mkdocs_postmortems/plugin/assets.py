"""Style and scripts, published under names that change with their content."""

from __future__ import annotations

import re
from collections.abc import Mapping
from hashlib import blake2b
from importlib.resources import as_file, files
from itertools import chain
from typing import TYPE_CHECKING

from mkdocs.structure.files import File, InclusionLevel
from mkdocs.utils import get_relative_url

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

_FOLDER = files("mkdocs_postmortems") / "plugin" / "theme" / "assets" / "postmortems"

STYLES = ("postmortems.css",)
SCRIPTS = ("postmortems.js", "tables.js", "pictures.js")
"""In the order a page loads them: the first one offers what the others begin with."""
PAGE_SCRIPTS: Mapping[str, tuple[str, ...]] = {
    "graph": ("graph.js",),
    "explorer": ("explorer-query.js", "explorer-filters.js", "explorer-text.js", "explorer.js"),
}
"""Scripts of a single page, which names them in `data-pm-scripts`; the first script loads them."""

_NAMED = re.compile(r'data-pm-scripts="(\w+)"')


def address(name: str) -> str:
    """Return the address of a style or script on the site."""
    digest = blake2b((_FOLDER / name).read_bytes(), digest_size=4).hexdigest()
    stem, _, kind = name.rpartition(".")
    return f"assets/postmortems/{stem}.{digest}.{kind}"


def add_assets(config: MkDocsConfig) -> None:
    """Name style and scripts before the site's own, so that a site can override them."""
    config.extra_css[:0] = [address(name) for name in STYLES]
    config.extra_javascript[:0] = [address(name) for name in SCRIPTS]


def with_scripts(markdown: str, page: Page) -> str:
    """Put the addresses of a page's own scripts in place of their name."""

    def addresses(found: re.Match[str]) -> str:
        uris = map(address, PAGE_SCRIPTS[found[1]])
        return f'data-pm-scripts="{" ".join(get_relative_url(uri, page.url) for uri in uris)}"'

    return _NAMED.sub(addresses, markdown)


def publish_assets(site_files: Files, config: MkDocsConfig) -> None:
    """Add style and scripts to the site's files."""
    for name in (*STYLES, *SCRIPTS, *chain.from_iterable(PAGE_SCRIPTS.values())):
        with as_file(_FOLDER / name) as path:
            site_files.append(
                File.generated(
                    config,
                    address(name),
                    abs_src_path=str(path),
                    inclusion=InclusionLevel.INCLUDED,
                )
            )
