"""Links that work on the code host also work on the site."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..knowledge_base import KnowledgeBase
    from ..model.incident import Incident
    from ..pages.links import Links
    from ..pages.site_map import SiteMap

_TARGET = re.compile(r"(?P<open>\]\(\s*<?|^ {0,3}\[[^\]]+\]:\s*<?)(?P<target>[^\s)<>]+)", re.M)
_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})[^\n]*\n.*?(?:^ {0,3}\1[`~]*[ \t]*$|\Z)", re.M | re.S)


def record_links(incident: Incident, kb: KnowledgeBase, site: SiteMap, docs_dir: str) -> str:
    """Return a record's text with its links to `docs_dir` pointing at the site's pages."""
    home = posixpath.dirname(incident.source.path)
    here = posixpath.dirname(site.incidents[incident.id])
    moved: dict[str, str] = {}
    for link in incident.body.links:
        target, _, anchor = link.partition("#")
        path = posixpath.normpath(posixpath.join(home, unquote(target)))
        if target and docs_dir and path.startswith(f"{docs_dir}/"):
            moved[link] = _relative(path[len(docs_dir) + 1 :], here, anchor)
    in_docs = incident.source.path.startswith(f"{docs_dir}/")
    return _swap(incident.body.text, moved) if moved and not in_docs else incident.body.text


def docs_links(markdown: str, path: str, kb: KnowledgeBase, links: Links) -> str:
    """Return a page of `docs_dir` with its links to record files pointing at their pages."""
    home, here = posixpath.dirname(path), posixpath.dirname(links.here)
    records = {i.source.path: links.site.incidents[i.id] for i in kb.incidents.values()}
    moved: dict[str, str] = {}
    for found in _TARGET.finditer(markdown):
        target, _, anchor = found["target"].partition("#")
        uri = records.get(posixpath.normpath(posixpath.join(home, unquote(target))))
        if uri is not None:
            moved[found["target"]] = _relative(uri, here, anchor)
    return _swap(markdown, moved)


def _relative(uri: str, here: str, anchor: str) -> str:
    return quote(posixpath.relpath(uri, here or ".")) + (f"#{anchor}" if anchor else "")


def _swap(markdown: str, moved: Mapping[str, str]) -> str:
    """Replace link targets outside fenced code."""
    if not moved:
        return markdown

    def swap(found: re.Match[str]) -> str:
        return found["open"] + moved.get(found["target"], found["target"])

    parts, end = [], 0
    for fence in _FENCE.finditer(markdown):
        parts += [_TARGET.sub(swap, markdown[end : fence.start()]), fence[0]]
        end = fence.end()
    return "".join([*parts, _TARGET.sub(swap, markdown[end:])])
