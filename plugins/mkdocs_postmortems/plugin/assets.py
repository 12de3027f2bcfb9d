"""Style and scripts, published under names that change with their content."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from mkdocs.utils import get_relative_url

from .files import by_content, publish

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

_FOLDER = files("mkdocs_postmortems") / "plugin" / "theme" / "assets" / "postmortems"

STYLES: Final = ("postmortems.css",)
SCRIPTS: Final = ("postmortems.js",)
"""What every page loads; the script offers what the others begin with, and loads them."""
SCRIPTS_FOR: Final[Mapping[str, tuple[str, ...]]] = {
    "pm-figure": ("pictures.js",),
    "pm-sortable": ("tables.js",),
    "pm-graph": ("graph.js",),
    "pm-explorer": (
        "explorer-query.js",
        "explorer-filters.js",
        "explorer-text.js",
        "explorer-results.js",
        "explorer-files.js",
        "explorer.js",
    ),
}
"""Scripts that a page loads when it has an element of a class. Several are sent as one file."""


_COMMENT: Final = re.compile(
    rb"^[ \t]*(?:/\*(?:(?!\*/).)*\*/|//[^\n]*)[ \t]*\n", re.MULTILINE | re.DOTALL
)


@lru_cache(maxsize=32)
def content_of(names: tuple[str, ...]) -> bytes:
    """Return a style, or scripts that are one file, as they are sent."""
    return b"\n".join(without_comments((_FOLDER / name).read_bytes()) for name in names)


def without_comments(source: bytes) -> bytes:
    r"""Leave out the comments on lines of their own: a seventh of what browsers would load.

    >>> without_comments(b"/* Why. */\nconst n = 5; /* ms */\n")
    b'const n = 5; /* ms */\n'
    """
    return _COMMENT.sub(b"", source)


@lru_cache(maxsize=32)
def address(*names: str) -> str:
    """Return the address of a style, or of scripts that are one file, on the site."""
    return by_content(names[-1], content_of(names))


def add_assets(config: MkDocsConfig) -> None:
    """Name style and script before the site's own, so that a site can override them."""
    config.extra_css[:0] = map(address, STYLES)
    config.extra_javascript[:0] = map(address, SCRIPTS)


def with_scripts(content: str, page: Page) -> str:
    """Name the scripts that a page needs alone; the script of every page loads them."""
    if "pm-" not in content:
        return content
    needed = [names for mark, names in SCRIPTS_FOR.items() if _has(content, mark)]
    if not needed:
        return content
    addresses = " ".join(get_relative_url(address(*names), page.url) for names in needed)
    return f'{content}\n<span data-pm-scripts="{html.escape(addresses)}" hidden></span>'


def _has(content: str, mark: str) -> bool:
    if mark not in content:  # one look at a long page in place of three, for most
        return False
    return f'class="{mark}' in content or f' {mark}"' in content or f" {mark} " in content


def publish_assets(site_files: Files, config: MkDocsConfig) -> None:
    """Add style and scripts to the site's files."""
    alone: Iterable[tuple[str, ...]] = ((name,) for name in (*STYLES, *SCRIPTS))
    for names in (*alone, *SCRIPTS_FOR.values()):
        publish(site_files, config, address(*names), content_of(names))
