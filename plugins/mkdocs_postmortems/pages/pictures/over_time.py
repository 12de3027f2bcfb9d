"""Records, factor families and factors by quarter."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from ...charts.bars import Bars, bars
from ...charts.heatmap import Heatmap, HeatRow, heatmap
from ...charts.values import Series, Tone
from ...model.incident import Incident
from ..basis import span_of
from ..explorer.facets import PROBLEM
from ..links import Links, shorten
from ..words import count
from .calendar import LEFT_OUT, Calendar
from .shown import Shown

FACTORS_SHOWN: Final = 20


def records(links: Links, calendar: Calendar) -> Shown:
    """The counted records of each quarter, by severity where the site has a list of them."""
    unit = calendar.unit
    by = f"{unit} and severity" if links.kb.settings.severities else unit
    mine = links.insight.population.records
    data = Bars(
        f"Records by {by}", calendar.linked(links), tuple(by_severity(mine, links, calendar))
    )
    said = f"Counted records by {by}."
    return Shown(bars(data, id="records"), _caption(said, links, calendar))


def by_severity(
    incidents: Sequence[Incident], links: Links, calendar: Calendar
) -> Iterator[Series]:
    """Yield a series for each severity that a record has, the first of the list at the bottom."""
    known = links.kb.settings.severities
    split = calendar.split(incidents)
    if not known:
        yield Series("records", tuple(map(len, split)))
        return
    for step, name in enumerate((*known, None), start=1):
        values = tuple(sum(_listed(i, known) == name for i in mine) for mine in split)
        if any(values):
            listed = name is not None
            tone = Tone.severity(step) if listed else Tone.UNSTATED
            yield Series(name or "another, or not stated", values, tone)


def _listed(incident: Incident, known: Sequence[str]) -> str | None:
    return incident.severity if incident.severity in known else None


def families(links: Links, calendar: Calendar) -> Shown:
    """In how many records of each quarter a factor family was a problem."""
    population, site = links.insight.population, links.site
    rows = [
        _row(
            family.label,
            links.path(site.factor_index, site.families[id]),
            population.at(population.families[id]),
            links,
            calendar,
            family=id,
        )
        for id, family in links.kb.vocabulary.families.items()
        if id in population.families
    ]
    return _map("Factor families", "Family", "families", rows, links, calendar)


def factors(links: Links, calendar: Calendar) -> Shown:
    """The same for factors, those first that recur most."""
    population = links.insight.population
    found = links.insight.recurring
    rows = [
        _row(
            links.kb.vocabulary.factors[row.factor].label,
            links.path(links.site.factors[row.factor]),
            population.at(population.problems[row.factor]),
            links,
            calendar,
            factor=row.factor,
        )
        for row in (*found.ranked, *found.seen)[:FACTORS_SHOWN]
    ]
    return _map("Factors", "Factor", "factors", rows, links, calendar)


def _row(
    name: str, href: str, mine: Sequence[Incident], links: Links, calendar: Calendar, **what: str
) -> HeatRow:
    cells = calendar.linked(links, **what, role=PROBLEM)
    return HeatRow(
        shorten(name),
        tuple(map(len, calendar.split(mine))),
        tuple(period.href for period in cells),
        href,
    )


def _map(
    what: str, noun: str, id: str, rows: list[HeatRow], links: Links, calendar: Calendar
) -> Shown:
    data = Heatmap(f"{what} by {calendar.unit}", calendar.linked(links), tuple(rows), noun)
    said = (
        f"In how many counted records of a {calendar.unit} each {noun.lower()} was a problem; "
        f"the number of all records of the {calendar.unit} stands above."
    )
    return Shown(heatmap(data, id=id), _caption(said, links, calendar))


def _caption(said: str, links: Links, calendar: Calendar) -> str:
    mine = links.insight.population.records
    n = f"{count(len(mine), 'record')}, {span_of(mine)}." if mine else ""
    return " ".join(filter(None, (said, n, LEFT_OUT if calendar.gaps else "")))
