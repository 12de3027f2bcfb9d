"""One factor over time: a tick for each record, or bars, and the days actions on it were done."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from ...charts.bars import Bars, bars
from ...charts.rug import MOST, Rug, rug
from ...charts.values import Dated
from ...model.action import ActionState
from ...model.factor import FactorId, Role
from ...model.incident import Incident
from ..basis import span_of
from ..explorer.facets import PROBLEM
from ..links import Links, shorten
from ..words import count, day
from .calendar import LEFT_OUT, Calendar
from .over_time import by_severity
from .shown import Shown

LEAST: Final = 2
"""A page shows a picture from so many records on."""
DONE_SHOWN: Final = 15
"""So many actions, the newest: more pointers would stand one above the other."""


def of_factor(links: Links, calendar: Callable[[], Calendar], factor: FactorId) -> Shown:
    """The counted records with one factor, and when actions on it were done."""
    population, name = links.insight.population, links.kb.vocabulary.factors[factor].label
    problem = factor in population.problems
    mine = records_with(links, factor)
    found = sorted(_done(links, factor), key=lambda row: row.day)
    done = tuple(found[-DONE_SHOWN:])
    title = f"Records with {shorten(name)}"
    what = "was a problem" if problem else "helped"
    share = f"{len(mine)} of {count(population.n, 'counted record')}"
    said = [f"It {what} in {share}{f', {span_of(mine)}' if mine else ''}."]
    said += ["A pointer is a day on which an action on it was done."] if done else []
    said += [f"The newest {len(done)} of {len(found)} such actions."] if found[len(done) :] else []
    if len(mine) <= MOST:
        data = Rug(title, tuple(_tick(incident, links) for incident in mine), done)
        return Shown(rug(data, id="factor"), " ".join(said))
    periods = calendar()
    counts = tuple(by_severity(mine, links, periods))
    said += [LEFT_OUT] if periods.gaps else []
    role = PROBLEM if problem else Role.MITIGATING
    linked = periods.linked(links, factor=factor, role=role)
    drawn = bars(Bars(title, linked, counts, done), id="factor")
    return Shown(drawn, " ".join(said))


def records_with(links: Links, factor: FactorId) -> tuple[Incident, ...]:
    """Return the records in which a factor was a problem; those it helped in, if there are none."""
    found = links.insight.population
    return found.at(found.problems.get(factor) or found.helped.get(factor, ()))


def _tick(incident: Incident, links: Links) -> Dated:
    assert incident.date is not None  # it is counted
    said = (shorten(incident.title), incident.severity, day(incident.date))
    label = ", ".join(filter(None, said))
    return Dated(incident.date, label, links.path(links.site.incidents[incident.id]))


def _done(links: Links, factor: FactorId) -> Iterator[Dated]:
    """Yield the actions that were done by the day the view ends."""
    end = links.insight.population.as_of
    for id, action in links.kb.graph.actions_on(factor):
        when = action.completed
        if action.state is ActionState.DONE and when is not None and end and when <= end:
            label = f"{shorten(action.title)}, done {day(when)}"
            yield Dated(when, label, links.path(links.site.incidents[id]))
