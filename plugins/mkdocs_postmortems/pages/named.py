"""What is known about one service, or one team: its incidents, factors, and open actions.

Services and teams have an index in alphabetical order and a page each. A page speaks about its own
records only: n of its N, the newest first, what helped before what stood in the way. How often a
factor is seen in its records is drawn towards the rate of all services, or teams, as few records
say little. Nothing compares one team with another: where a team was involved says nothing about its
quality.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from ..knowledge_base import KnowledgeBase
from ..model.incident import Incident
from .action_rows import OPEN, OPEN_OF_TEAM, Item, items, still_open
from .chronicle import listed, newest_first
from .links import Links, shorten
from .named_page import index_context, named_context
from .page import PlannedPage
from .paging import by_count, neighbours
from .register import Named, Register
from .site_map import SiteMap
from .year_pages import cut, year_pages


def services(kb: KnowledgeBase, site: SiteMap) -> Iterable[PlannedPage]:
    """Plan the index of services and a page for each."""
    register = Register(
        title="Services",
        one="service",
        index=site.service_index,
        pages=site.services,
        names=kb.catalog.services,
        of=lambda incident: incident.services,
        others=lambda incident: incident.teams,
        others_title="Teams involved",
        others_link=Links.team,
        reading=(
            "Records that touched this service. How many there are says as much about how much is"
            " written down as about the service."
        ),
        columns=OPEN,
        acts=lambda item: item.incident.services,
        rates=lambda insight: insight.rates_by_service,
    )
    return _plan(kb, site, register)


def teams(kb: KnowledgeBase, site: SiteMap) -> Iterable[PlannedPage]:
    """Plan the index of teams and a page for each."""
    register = Register(
        title="Teams",
        one="team",
        index=site.team_index,
        pages=site.teams,
        names=kb.catalog.teams,
        of=lambda incident: incident.teams,
        others=lambda incident: incident.services,
        others_title="Services touched",
        others_link=Links.service,
        reading=(
            "Records this team was involved in. Where it was involved says nothing about the"
            " quality of its work: a team that runs more, helps more or writes more down is named"
            " more often."
        ),
        columns=OPEN_OF_TEAM,
        acts=lambda item: (item.action.team,) if item.action.team else (),
        rates=lambda insight: insight.rates_by_team,
    )
    return _plan(kb, site, register)


def _plan(kb: KnowledgeBase, site: SiteMap, register: Register) -> Iterable[PlannedPage]:
    every = _every(kb, register)
    parts = by_count(register.index, every, site)
    uris = [part.uri for part in parts]
    for place, part in enumerate(parts):
        before, after = neighbours(uris, place)
        yield PlannedPage(
            uri=part.uri,
            title=register.title if place == 0 else f"{register.title}, page {part.number}",
            template="named_index.md.j2",
            context=partial(index_context, kb, register, part.rows, parts),
            parents=(site.overview,) if place == 0 else (site.overview, register.index),
            previous=before,
            following=after,
            in_nav=place == 0,
            in_search=place == 0,
            description=f"Every {register.one} with its incidents.",
        )
    uris = [register.pages[named.id] for named in every]
    for place, named in enumerate(every):
        yield from _pages(kb, site, register, named, neighbours(uris, place))


def _every(kb: KnowledgeBase, register: Register) -> tuple[Named, ...]:
    """Return all of a register in the order of their labels."""
    incidents: dict[str, list[Incident]] = {id: [] for id in register.pages}
    actions: dict[str, list[Item]] = {id: [] for id in register.pages}
    for incident in filter(listed, newest_first(kb)):
        for id in dict.fromkeys(register.of(incident)):
            incidents[id].append(incident)
    for item in still_open(items(kb)):
        for id in dict.fromkeys(register.acts(item)):
            actions[id].append(item)
    named = (
        Named(id, register.names.label(id), tuple(incidents[id]), tuple(actions[id]))
        for id in register.pages
    )
    return tuple(sorted(named, key=lambda each: (each.label.casefold(), each.id)))


def _pages(
    kb: KnowledgeBase,
    site: SiteMap,
    register: Register,
    named: Named,
    beside: tuple[str | None, str | None],
) -> Iterable[PlannedPage]:
    uri = register.pages[named.id]
    parts = cut(uri, named.incidents, site)
    yield PlannedPage(
        uri=uri,
        title=shorten(named.label, 100),
        template="named.md.j2",
        context=partial(named_context, kb, register, named, parts),
        parents=(site.overview, register.index),
        previous=beside[0],
        following=beside[1],
        description=f"Incidents, factors and open actions of the {register.one} {named.label}.",
    )
    yield from year_pages(shorten(named.label, 100), parts, (site.overview, register.index, uri))
