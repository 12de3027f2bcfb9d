"""The two Markdown extensions our pages are written in."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

_NEEDED = {
    "attr_list": "markdown.extensions.attr_list",
    "md_in_html": "markdown.extensions.md_in_html",
}
_BUNDLES = {"extra", "markdown.extensions.extra", "pymdownx.extra"}


def ensure_extensions(config: MkDocsConfig) -> None:
    """Turn on `attr_list` and `md_in_html` where the site has not; both ship with Markdown."""
    present = set(config.markdown_extensions)
    if present & _BUNDLES:
        return
    for short, full in _NEEDED.items():
        if not present & {short, full}:
            config.markdown_extensions.append(short)
