"""What is known about one service, or one team: its incidents, factors, and open actions.

Services and teams have an index in alphabetical order and a page each. A page speaks about its own
records only: n of its N, the newest first, what helped before what stood in the way. How often a
factor is seen in its records is drawn towards the rate of all services, or teams, as few records
say little. Nothing compares one team with another: where a team was involved says nothing about its
quality.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from ..insight.insight import Insight
from ..insight.rates import Rates
from ..insight.wording import how_rate, in_100
from ..knowledge_base import KnowledgeBase
from ..model.catalog import Directory
from ..model.factor import Role
from ..model.incident import Incident
from .action_rows import OPEN, OPEN_OF_TEAM, Columns, Item, action_rows, items, still_open
from .basis import span_of
from .chronicle import grouped, listed, newest_first, year
from .escape import md, web
from .explorer.facets import PROBLEM
from .links import Links, shorten
from .page import PlannedPage
from .paging import Part, by_count, neighbours, turn
from .quarter_rows import HEADS, by_quarter, sizes, years
from .site_map import SiteMap
from .tally import Seen, tally, tally_rows
from .year_pages import Parts, cut, year_pages, year_strip

FACTORS_SHOWN: Final = 20
ACTIONS_SHOWN: Final = 30
OTHERS_SHOWN: Final = 15
NEWEST_SHOWN: Final = 20
"""How many records stand on the page itself where the list has a page for each year."""


@dataclass(frozen=True, slots=True)
class Register:
    """What is the same for all services, or for all teams."""

    title: str
    one: str
    index: str
    pages: Mapping[str, str]
    """The address of each page, by id."""
    names: Directory
    of: Callable[[Incident], Iterable[str]]
    """The ids a record names."""
    others: Callable[[Incident], Iterable[str]]
    """The ids of the other kind a record names."""
    others_title: str
    others_link: Callable[[Links, str], str]
    reading: str
    """How to read a page, in a sentence or two."""
    columns: Columns
    """Of the table of actions."""
    acts: Callable[[Item], Iterable[str]]
    """The ids an action belongs to."""
    rates: Callable[[Insight], Rates]
    """How often factors are seen where exposure differs."""


@dataclass(frozen=True, slots=True)
class Named:
    """One service or team with what is known about it."""

    id: str
    label: str
    incidents: tuple[Incident, ...]
    """The newest first."""
    actions: tuple[Item, ...]
    """Open ones, from the oldest record on."""

    @property
    def counted(self) -> tuple[Incident, ...]:
        """Its records that stand in the numbers, newest first."""
        return tuple(incident for incident in self.incidents if incident.counted)


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
            context=partial(_index, kb, register, part.rows, parts),
            parents=(site.overview,) if place == 0 else (site.overview, register.index),
            previous=before,
            following=after,
            in_nav=place == 0,
            in_search=place == 0,
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
        context=partial(_context, kb, register, named, parts),
        parents=(site.overview, register.index),
        previous=beside[0],
        following=beside[1],
        description=f"Incidents, factors and open actions of the {register.one} {named.label}.",
    )
    yield from year_pages(shorten(named.label, 100), parts, (site.overview, register.index, uri))


def _index(
    kb: KnowledgeBase,
    register: Register,
    shown: Sequence[Named],
    parts: Sequence[Part[Named]],
    links: Links,
) -> Mapping[str, object]:
    return {
        "one": register.one,
        "rows": [
            {
                "name": links.to(register.pages[named.id], shorten(named.label, 100)),
                "n": _share(kb, register, named, links),
            }
            for named in shown
        ],
        "turn": turn(parts, links),
    }


def _context(
    kb: KnowledgeBase, register: Register, named: Named, parts: Parts, links: Links
) -> Mapping[str, object]:
    counted, own = named.counted, by_quarter(named.incidents)
    problems = tally(counted, kb)
    helped = tally(counted, kb, helped=True)
    asked = {register.one: named.id}
    return {
        "one": register.one,
        "reading": register.reading,
        "facts": [
            {"label": label, "value": value} for label, value in _facts(kb, register, named, links)
        ],
        "others": _others(register, named, links),
        "helped": tally_rows(
            helped, len(counted), links, FACTORS_SHOWN, role=Role.MITIGATING, **asked
        ),
        "factors": tally_rows(problems, len(counted), links, FACTORS_SHOWN, role=PROBLEM, **asked),
        **_rates(register, named, problems[:FACTORS_SHOWN], links),
        "heads": (*HEADS, "Counted"),
        "quarters": [
            (*year.cells(links, **asked), among.cells(links, **asked)[-1])
            for year, among in zip(
                years(counted, sizes(links.insight.population), own),
                years(counted, own, own),
                strict=True,
            )
        ],
        "actions": action_rows(named.actions, links, ACTIONS_SHOWN, register.columns),
        "years": () if parts else grouped(named.incidents, year),
        "newest": named.incidents[:NEWEST_SHOWN] if parts else (),
        "strip": year_strip(parts, links),
    }


def _rates(
    register: Register, named: Named, shown: Sequence[Seen], links: Links
) -> Mapping[str, object]:
    """Return the rates of its factors, drawn towards the common ones, where there are enough."""
    known = register.rates(links.insight)
    found = [rate for row in shown if (rate := known.of(named.id, row.factor)) is not None]
    if not found or not found[0].among.enough:
        return {"rates": [], "rates_how": []}
    return {
        "rates": [in_100(rate.among, rate.group) for rate in found],
        "rates_how": [f"The first row. {how_rate(found[0].among)}"],
    }


def _share(kb: KnowledgeBase, register: Register, named: Named, links: Links) -> str:
    filters = {"counted": "yes", register.one: named.id}
    return links.explored(len(named.counted), len(kb.counted), **filters)


def _facts(
    kb: KnowledgeBase, register: Register, named: Named, links: Links
) -> Iterable[tuple[str, str]]:
    yield "Counted records", _share(kb, register, named, links)
    if named.counted:
        yield "Period", span_of(named.counted)
    entry = register.names.entries.get(named.id)
    if entry and entry.team:
        team = kb.catalog.teams.resolve(entry.team)[0]
        if team in links.site.teams:
            yield "Run by", links.team(team)
    if entry and entry.url:
        yield "More about it", f"[{md(shorten(entry.url, 60))}]({web(entry.url)})"


def _others(register: Register, named: Named, links: Links) -> str:
    """Name what else its records touched, in alphabetical order and without numbers."""
    others = sorted({id for incident in named.incidents for id in register.others(incident)})
    shown = [register.others_link(links, id) for id in others[:OTHERS_SHOWN]]
    more = len(others) - len(shown)
    said = ", ".join(shown) + (f" and {more} more" if more else "")
    return f"{register.others_title}: {said}." if others else ""
