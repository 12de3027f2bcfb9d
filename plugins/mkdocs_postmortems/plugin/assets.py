"""The stylesheet, published under a name that changes with its content."""

from __future__ import annotations

from hashlib import blake2b
from importlib.resources import as_file, files
from typing import TYPE_CHECKING

from mkdocs.structure.files import File, InclusionLevel

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

_STYLE = (
    files("mkdocs_postmortems") / "plugin" / "theme" / "assets" / "postmortems" / "postmortems.css"
)


def stylesheet_uri() -> str:
    """Return the address of the stylesheet on the site."""
    digest = blake2b(_STYLE.read_bytes(), digest_size=4).hexdigest()
    return f"assets/postmortems/postmortems.{digest}.css"


def add_stylesheet(config: MkDocsConfig) -> None:
    """Put the stylesheet before the site's own, so that a site can override it."""
    config.extra_css.insert(0, stylesheet_uri())


def publish_stylesheet(site_files: Files, config: MkDocsConfig) -> None:
    """Add the stylesheet to the site's files."""
    with as_file(_STYLE) as path:
        site_files.append(
            File.generated(
                config, stylesheet_uri(), abs_src_path=str(path), inclusion=InclusionLevel.INCLUDED
            )
        )
