"""Style and scripts, published under names that change with their content."""

from __future__ import annotations

from hashlib import blake2b
from importlib.resources import as_file, files
from typing import TYPE_CHECKING

from mkdocs.structure.files import File, InclusionLevel

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

_FOLDER = files("mkdocs_postmortems") / "plugin" / "theme" / "assets" / "postmortems"

STYLES = ("postmortems.css",)
SCRIPTS = (
    "postmortems.js",
    "tables.js",
    "pictures.js",
    "graph.js",
    "explorer-query.js",
    "explorer-filters.js",
    "explorer.js",
)
"""In the order a page loads them: the first one offers what the others begin with."""


def address(name: str) -> str:
    """Return the address of a style or script on the site."""
    digest = blake2b((_FOLDER / name).read_bytes(), digest_size=4).hexdigest()
    stem, _, kind = name.rpartition(".")
    return f"assets/postmortems/{stem}.{digest}.{kind}"


def add_assets(config: MkDocsConfig) -> None:
    """Name style and scripts before the site's own, so that a site can override them."""
    config.extra_css[:0] = [address(name) for name in STYLES]
    config.extra_javascript[:0] = [address(name) for name in SCRIPTS]


def publish_assets(site_files: Files, config: MkDocsConfig) -> None:
    """Add style and scripts to the site's files."""
    for name in (*STYLES, *SCRIPTS):
        with as_file(_FOLDER / name) as path:
            site_files.append(
                File.generated(
                    config,
                    address(name),
                    abs_src_path=str(path),
                    inclusion=InclusionLevel.INCLUDED,
                )
            )
