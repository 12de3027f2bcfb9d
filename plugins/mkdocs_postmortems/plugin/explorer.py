"""The data of the explorer, published under a name that changes with its content."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mkdocs.utils import get_relative_url

from ..pages.explorer.columns import as_script, columns
from .files import by_content, publish

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

    from ..knowledge_base import KnowledgeBase
    from ..model.incident import Incident
    from ..pages.page import Plan

_PLACE: Final = 'data-pm-records="records.js"'


def publish_records(files: Files, config: MkDocsConfig, kb: KnowledgeBase, plan: Plan) -> str:
    """Add the records as columns to the site's files, and return their address on the site."""
    site = plan.site
    page = files.src_uris[site.explorer]

    def address(incident: Incident) -> str:
        return get_relative_url(files.src_uris[site.incidents[incident.id]].url, page.url)

    script = as_script(columns(kb, address)).encode("utf-8")
    uri = by_content("records.js", script)
    publish(files, config, uri, script)
    return uri


def with_records(markdown: str, page: Page, uri: str, texts: str | None) -> str:
    """Name the address of the records on the page of the explorer, and of the index of texts."""
    names = {"records": uri} if texts is None else {"records": uri, "texts": texts}
    places = (f'data-pm-{name}="{get_relative_url(at, page.url)}"' for name, at in names.items())
    return markdown.replace(_PLACE, " ".join(places), 1)
