"""Where everything stands on the site. The one place that makes an address.

The numbers of all pages hang here as well: every page is written with the map of its site, and so
each number is worked out once in a build.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from ..insight.insight import Insight
from ..knowledge_base import KnowledgeBase
from ..model.factor import FactorId, FamilyId
from ..model.incident import IncidentId
from ..model.words import slug
from ..trends.periods import Quarter

Id = TypeVar("Id", bound=str)


class Addresses:
    """Hands out addresses; two things never get the same one, whatever the case of the letters."""

    def __init__(self, taken: Collection[str]) -> None:
        self.taken = {uri.casefold() for uri in taken}

    def claim(self, uri: str) -> str:
        """Return `uri`, or the nearest free address with a number before its suffix."""
        free = nearest_free(uri, self.taken)
        self.taken.add(free.casefold())
        return free


def nearest_free(uri: str, taken: Collection[str]) -> str:
    """Return `uri`, or the nearest address not among `taken`, which is in lower case."""
    stem, dot, suffix = uri.rpartition(".")
    free, n = uri, 1
    while free.casefold() in taken:
        n += 1
        free = f"{stem}-{n}{dot}{suffix}"
    return free


@dataclass(frozen=True, slots=True)
class SiteMap:
    """The addresses of all pages, as Markdown paths on the site."""

    root: str
    overview: str
    explorer: str
    incident_index: str
    factor_index: str
    graph: str
    service_index: str
    team_index: str
    actions: str
    trends: str
    coverage: str
    vocabulary: str
    reviews: str
    how: str
    """How numbers are made: where a fold leads."""
    incidents: Mapping[IncidentId, str] = field(default_factory=dict)
    factors: Mapping[FactorId, str] = field(default_factory=dict)
    services: Mapping[str, str] = field(default_factory=dict)
    teams: Mapping[str, str] = field(default_factory=dict)
    families: Mapping[FamilyId, str] = field(default_factory=dict)
    """The anchor of each family on the factor index."""
    taken: frozenset[str] = frozenset()
    """The addresses that something has, in lower case; a further page makes way for them."""
    insight: Insight = field(kw_only=True)
    """What all records say, shared by the pages; nothing is worked out before a page asks."""

    def part(self, uri: str, name: str) -> str:
        """Return the address of a further page: `x/index.md` or `x.md` gives `x/<name>.md`."""
        base = uri.removesuffix(".md").removesuffix("/index")
        return nearest_free(f"{base}/{slug(name)}.md", self.taken)

    def review(self, quarter: Quarter) -> str:
        """Return the address of the page of a quarter; no file of a review takes it away."""
        return self.part(self.reviews, f"review-of-{quarter}")


def site_map(kb: KnowledgeBase, taken: Collection[str] = ()) -> SiteMap:
    """Give every record and every generated page its address.

    Args:
        kb: the collection.
        taken: addresses that other pages of the site already have; records and generated pages
            make way for them.
    """
    root = kb.settings.path.strip("/")
    at = f"{root}/" if root else ""
    free = Addresses(taken)
    incidents = {i.id: free.claim(f"{at}{_page(i.source.relative)}") for i in kb.incidents.values()}
    overview = free.claim(f"{at}index.md")

    def index(name: str) -> str:
        return free.claim(f"{at}{name}/index.md")

    def each(folder: str, ids: Collection[Id]) -> dict[Id, str]:
        return {id: free.claim(f"{at}{folder}/{slug(id)}.md") for id in sorted(ids)}

    return SiteMap(
        root=root,
        overview=overview,
        explorer=index("explore"),
        incident_index=index("incidents"),
        factor_index=index("factors"),
        graph=index("graph"),
        service_index=index("services"),
        team_index=index("teams"),
        actions=index("actions"),
        trends=index("trends"),
        coverage=index("coverage"),
        vocabulary=index("vocabulary"),
        reviews=index("reviews"),
        how=index("how"),
        incidents=incidents,
        factors=each("factors", kb.vocabulary.factors),
        services=each("services", {s for i in kb.incidents.values() for s in i.services}),
        teams=each("teams", teams_of(kb)),
        families={family: slug(family) for family in kb.vocabulary.families},
        taken=frozenset(free.taken),
        insight=Insight.of(kb),
    )


def teams_of(kb: KnowledgeBase) -> set[str]:
    """Return every team that a record or one of its actions names."""
    named = {team for i in kb.incidents.values() for team in i.teams}
    return named | {a.team for i in kb.incidents.values() for a in i.actions if a.team}


def _page(relative: str) -> str:
    """Give a record the address of its file; any spelling of the suffix becomes `.md`."""
    return f"{relative.rpartition('.')[0]}.md"
