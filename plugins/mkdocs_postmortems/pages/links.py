"""Relative Markdown links from one page to the others; MkDocs checks every one of them."""

from __future__ import annotations

import posixpath
from functools import lru_cache
from urllib.parse import quote

from ..insight.insight import Insight
from ..knowledge_base import KnowledgeBase
from ..model.factor import FactorId, FamilyId
from ..model.incident import IncidentId
from .escape import md
from .site_map import SiteMap


class Links:
    """Makes the links of one page. Every method returns Markdown with all author text escaped."""

    def __init__(self, kb: KnowledgeBase, site: SiteMap, here: str) -> None:
        self.kb = kb
        self.site = site
        self.here = here
        self._folder = posixpath.dirname(here)

    @property
    def insight(self) -> Insight:
        """What all records say, the same for every page."""
        return self.site.insight

    def path(self, uri: str, anchor: str = "") -> str:
        """Return the relative path to a page, quoted for use in a Markdown link."""
        fragment = f"#{quote(anchor)}" if anchor else ""
        if uri == self.here and fragment:
            return fragment
        return _relative(uri, self._folder) + fragment

    def to(self, uri: str, text: str, anchor: str = "") -> str:
        """Return a link with plain text."""
        if anchor:
            return f"[{md(text)}]({self.path(uri, anchor)})"
        return _link(uri, self._folder, text)

    def incident(self, id: IncidentId, text: str | None = None, anchor: str = "") -> str:
        """Return a link to a record, by its title."""
        title = text if text is not None else self.kb.incidents[id].title
        return self.to(self.site.incidents[id], shorten(title), anchor)

    def factor(self, id: FactorId, text: str | None = None, anchor: str = "") -> str:
        """Return a link to a factor, by its label."""
        factor = self.kb.vocabulary.factors[id]
        return self.to(self.site.factors[id], text or factor.label, anchor)

    def family(self, id: FamilyId) -> str:
        """Return a link to a family's place on the factor index."""
        family = self.kb.vocabulary.families[id]
        return self.to(self.site.factor_index, family.label, self.site.families[id])

    def service(self, id: str) -> str:
        """Return a link to a service, by its label."""
        return self.to(self.site.services[id], self.kb.catalog.services.label(id))

    def team(self, id: str) -> str:
        """Return a link to a team, by its label."""
        return self.to(self.site.teams[id], self.kb.catalog.teams.label(id))

    def explore(self, **filters: str | tuple[str, ...]) -> str:
        """Return the relative path to the explorer under some filters, ids and never labels.

        Args:
            filters: a facet of the explorer and the id picked in it, or several of which one is
                enough. Facets hold together: `counted="yes", factor=id, role="problem"`.
        """
        asked = "&".join([_asked(key, filters[key]) for key in sorted(filters)])
        return f"{_relative(self.site.explorer, self._folder)}{'?' if asked else ''}{asked}"

    def explored(self, x: int, n: int, **filters: str | tuple[str, ...]) -> str:
        """Return `x of n`, linked to the x records in the explorer; none lead nowhere."""
        said = f"{x} of {n}"
        return f"[{said}]({self.explore(**filters)})" if x else said

    def severity_step(self, severity: str) -> int:
        """Return the place of a severity in the site's list, 1 to 4; 0 where there is no list."""
        known = self.kb.settings.severities
        return min(known.index(severity) + 1, 4) if severity in known else 0


@lru_cache(maxsize=65536)
def _link(uri: str, folder: str, text: str) -> str:
    # The pages of a folder name the same factors, services and neighbours over and over.
    return f"[{md(text)}]({_relative(uri, folder)})"


@lru_cache(maxsize=65536)
def _asked(key: str, picked: str | tuple[str, ...]) -> str:
    # A page may have a thousand numbers, and most of them ask for the same few values.
    ids = (picked,) if isinstance(picked, str) else picked
    return "&".join(f"{key}={quote(id, safe='')}" for id in ids)


@lru_cache(maxsize=65536)
def _relative(uri: str, folder: str) -> str:
    # Both are plain paths from the root of the site; to ask `relpath` takes five times as long.
    there, here = uri.split("/"), folder.split("/") if folder else []
    same = 0
    while same < min(len(here), len(there) - 1) and here[same] == there[same]:
        same += 1
    return quote("/".join([".."] * (len(here) - same) + there[same:]))


@lru_cache(maxsize=65536)
def shorten(text: str, limit: int = 160) -> str:
    """Cut long text at a word and say so with an ellipsis; one line in any case."""
    flat = " ".join(text.split())
    if len(flat) <= limit:
        return flat
    return flat[: limit - 1].rsplit(" ", 1)[0].rstrip(",;:.") + " …"
