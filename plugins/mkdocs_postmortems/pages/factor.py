"""Where this condition was seen, what helped there, and what was done about it.

One page for each factor of the vocabulary. It says what the factor is and how it differs from its
nearest neighbour, then what people wrote about it in `factors/<id>.md`, then what the records
say: in how many of the counted ones it stands, what helped in them, its rank, spread, change and
return as sentences with their n, the incidents by role with the words their evidence points at,
services and teams, factors in the same records, and actions that address it. For an action that
was done the page says whether the factor was seen in records dated after it, and compares before
and after where that can be done: an observation with its numbers, never a verdict. A factor that
another one replaces leads there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, partial
from typing import Final

from ..insight.pair_wording import against_chance
from ..insight.wording import share_said
from ..knowledge_base import KnowledgeBase
from ..model.factor import FactorId, Role
from ..model.incident import Incident
from ..model.vocabulary import Factor
from ..trends.shares import share
from ..trends.together import Pair
from .basis import span_of
from .escape import md
from .explorer.facets import PROBLEM
from .factor_actions import actions
from .factor_graph_page import around
from .factor_numbers import numbers
from .factor_words import about, successor, text_files
from .links import Links, shorten
from .own_title import own_title
from .page import PlannedPage
from .paging import neighbours
from .pictures.calendar import Calendar, calendar_of
from .pictures.of_factor import LEAST, of_factor, records_with
from .pictures.shown import as_markdown
from .record.factors import ROLE_LABELS
from .sightings import NEWEST_SHOWN, Parts, by_role, cut, pages, ways
from .site_map import SiteMap
from .tally import tally, tally_rows
from .words import count, day

HELPED_SHOWN: Final = 10
TOGETHER_SHOWN: Final = 12
FEW: Final = "not enough data"
"""Of a pair with fewer than three records in common."""
NAMED_SHOWN: Final = 40
"""So many services or teams are named, those with the most records."""


def plan(kb: KnowledgeBase, site: SiteMap) -> Iterable[PlannedPage]:
    """Plan a page for each factor, and further ones where its list of incidents is long."""
    files = text_files(kb)
    factors = [kb.vocabulary.factors[id] for id in sorted(site.factors)]
    current = [factor for factor in factors if successor(factor, kb) is None]
    uris = [site.factors[factor.id] for factor in current]
    calendar = cache(partial(calendar_of, kb, site))
    for place, factor in enumerate(current):
        uri, title = uris[place], shorten(factor.label, 200)
        before, after = neighbours(uris, place)
        parts = cut(uri, kb.graph.sightings(factor.id), kb, site)
        yield PlannedPage(
            uri=uri,
            title=title,
            template="factor.md.j2",
            context=partial(_context, factor, parts, calendar),
            parents=(site.overview, site.factor_index),
            previous=before,
            following=after,
            source=files.get(factor.id),
            description=shorten(factor.definition) or f"Incidents with {title}.",
        )
        yield from pages(title, parts, (site.overview, site.factor_index, uri))
    for factor in factors:
        heir = successor(factor, kb)
        if heir is not None:
            yield _replaced(factor, heir, site)


def _replaced(factor: Factor, heir: FactorId, site: SiteMap) -> PlannedPage:
    return PlannedPage(
        uri=site.factors[factor.id],
        title=shorten(factor.label, 200),
        template="factor_replaced.md.j2",
        context=lambda links: {**_words(factor, links), "successor": links.factor(heir)},
        parents=(site.overview, site.factor_index),
        description=f"Another factor stands in place of {shorten(factor.label, 200)}.",
    )


def _words(factor: Factor, links: Links) -> Mapping[str, object]:
    written = links.kb.vocabulary.texts.get(factor.id)
    heading, text = own_title(written.text if written is not None else "")
    return {
        "id": factor.id,
        "heading": heading.strip() or f"# {md(shorten(factor.label, 200))} {{ #pm-title }}",
        "definition": md(shorten(factor.definition, 1000)),
        "about": _labelled(about(factor, links)),
        "text": text.strip("\n"),
    }


def _context(
    factor: Factor, parts: Parts, calendar: Callable[[], Calendar], links: Links
) -> Mapping[str, object]:
    graph, catalog = links.kb.graph, links.kb.catalog
    seen = graph.sightings(factor.id)
    return {
        **_words(factor, links),
        "facts": _labelled(_facts(factor, links)),
        "helped": _helped(factor.id, links),
        "numbers": numbers(factor.id, links),
        "picture": _picture(factor.id, links, calendar),
        "roles": by_role(seen[:NEWEST_SHOWN] if parts else seen, seen, links.kb),
        "ways": ways(parts, links),
        "services": _named(
            graph.services_of(factor.id),
            catalog.services.label,
            links.service,
            lambda id: links.explore(counted="yes", factor=factor.id, service=id),
        ),
        "teams": _named(
            graph.teams_of(factor.id),
            catalog.teams.label,
            links.team,
            lambda id: links.explore(counted="yes", factor=factor.id, team=id),
        ),
        "together": _together(factor.id, links),
        "around": around(factor.id, links),
        "actions": actions(factor.id, links),
    }


def _picture(factor: FactorId, links: Links, calendar: Callable[[], Calendar]) -> str:
    if len(records_with(links, factor)) < LEAST:
        return ""
    return as_markdown(of_factor(links, calendar, factor))


def _labelled(rows: Iterable[tuple[str, str]]) -> list[Mapping[str, str]]:
    return [{"label": label, "value": value} for label, value in rows]


def _facts(factor: Factor, links: Links) -> Iterator[tuple[str, str]]:
    kb, graph = links.kb, links.kb.graph
    problems = graph.problems(factor.id, counted_only=True)
    helped = graph.helped(factor.id, counted_only=True)
    yield "Family", links.family(factor.family)
    if problems or not helped:
        yield "Seen in", _share(factor.id, PROBLEM, len(problems), links)
    if helped:
        yield "Helped in", _share(factor.id, Role.MITIGATING, len(helped), links)
    roles = graph.roles(factor.id)
    if len(roles) > 1:
        asked = {"counted": "yes", "factor": factor.id}
        numbers = ((role, f"[{n}]({links.explore(**asked, role=role)})") for role, n in roles)
        yield "Roles", ", ".join(f"{ROLE_LABELS[role].lower()} {n}" for role, n in numbers)
    elif problems:
        yield "Role", ROLE_LABELS[roles[0][0]].lower()
    carriers = _carriers(factor.id, links)
    if carriers:
        last, first = (links.incident(i.id, day(i.date)) for i in (carriers[0], carriers[-1]))
        yield "First seen", first
        yield "Last seen", last
    preparing = len({s.incident for s in graph.sightings(factor.id)}) - len(carriers)
    if preparing:
        yield "In preparation", count(preparing, "record")
    if kb.counted:
        yield "Period of the records", span_of(kb.counted)


def _share(factor: FactorId, role: str, x: int, links: Links) -> str:
    n = len(links.kb.counted)
    said = md(share_said(share(x, n))) if n else "no record yet"
    asked = {"counted": "yes", "factor": factor, "role": role}
    return f"[{said}]({links.explore(**asked)})" if x else said


def _carriers(factor: FactorId, links: Links) -> list[Incident]:
    """Return the counted records that carry a factor in any role, newest first."""
    seen = links.kb.graph.sightings(factor, counted_only=True)
    return [links.kb.incidents[id] for id in dict.fromkeys(s.incident for s in seen)]


def _helped(factor: FactorId, links: Links) -> Mapping[str, object]:
    """Count what helped in the records in which this factor was a problem."""
    kb = links.kb
    problems = [kb.incidents[id] for id in kb.graph.problems(factor, counted_only=True)]
    found = tally(problems, kb, helped=True)
    return tally_rows(found, len(problems), links, HELPED_SHOWN)


def _together(factor: FactorId, links: Links) -> Mapping[str, object]:
    """Return what stands in the same records in any role, but what only ever helped."""
    graph, n, total = links.kb.graph, len(_carriers(factor, links)), len(links.kb.counted)
    company = [row for row in graph.seen_with(factor) if graph.counts[row.factor]]
    more, pairs = len(company) - TOGETHER_SHOWN, links.insight.together.of.get(factor, {})
    return {
        "rows": [
            {
                "factor": links.factor(row.factor),
                "together": links.explored(
                    row.together, n, counted="yes", factor=factor, **{"with": row.factor}
                ),
                "other": links.explored(row.other, total, counted="yes", factor=row.factor),
                "chance": _chance(row.together, pairs.get(row.factor)),
            }
            for row in company[:TOGETHER_SHOWN]
        ],
        "rest": f"{count(more, 'more factor')} in the same records." if more > 0 else "",
    }


def _chance(together: int, pair: Pair[FactorId] | None) -> str:
    """Set a pair against chance, and say so where that leaves out records in which one helped."""
    if pair is None:
        return FEW
    left = "" if pair.both == together else f"both problems in {pair.both} of {pair.n}: "
    return f"{left}{against_chance(pair)}"


def _named(
    found: Sequence[tuple[str, int]],
    label: Callable[[str], str],
    link: Callable[[str], str],
    explore: Callable[[str], str],
) -> str:
    """Return services or teams with their numbers of records, in alphabetical order."""
    shown = sorted(found[:NAMED_SHOWN], key=lambda row: (label(row[0]).casefold(), row[0]))
    named = [f"{link(id)} [{n}]({explore(id)})" for id, n in shown]
    more = len(found) - len(shown)
    return " · ".join([*named, f"and {more} more"] if more else named)
