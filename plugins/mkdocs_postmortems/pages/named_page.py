"""What the page of a service or a team says, and a page of their index."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from ..insight.wording import how_rate, in_100
from ..knowledge_base import KnowledgeBase
from ..model.factor import Role
from .action_rows import action_rows
from .basis import span_of
from .chronicle import grouped, year
from .escape import md, web
from .explorer.facets import PROBLEM
from .links import Links, shorten
from .paging import Part, turn
from .quarter_rows import HEADS, by_quarter, sizes, years
from .register import Named, Register
from .tally import Seen, tally, tally_rows
from .year_pages import Parts, year_strip

FACTORS_SHOWN: Final = 20
ACTIONS_SHOWN: Final = 30
OTHERS_SHOWN: Final = 15
NEWEST_SHOWN: Final = 20
"""How many records stand on the page itself where the list has a page for each year."""


def index_context(
    kb: KnowledgeBase,
    register: Register,
    shown: Sequence[Named],
    parts: Sequence[Part[Named]],
    links: Links,
) -> Mapping[str, object]:
    """Return what a page of the index says."""
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


def named_context(
    kb: KnowledgeBase, register: Register, named: Named, parts: Parts, links: Links
) -> Mapping[str, object]:
    """Return what the page of a service or a team says."""
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
        "all_of_them": links.explore(**asked),
        "n": len(named.incidents),
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
