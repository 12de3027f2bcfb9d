"""Whatever numbers and words come in: well-formed XML, unique ids, links that say what they are."""

from __future__ import annotations

from datetime import date, datetime
from itertools import pairwise
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from tests.charts.seen import HREF, SVG, parsed

from mkdocs_postmortems.charts.bars import Bars, bars
from mkdocs_postmortems.charts.course import Entry, Phase, Phases
from mkdocs_postmortems.charts.heatmap import Heatmap, HeatRow, heatmap
from mkdocs_postmortems.charts.network import network
from mkdocs_postmortems.charts.nodes import Line, Network, Node, Sign
from mkdocs_postmortems.charts.phases import phases
from mkdocs_postmortems.charts.rug import Rug, rug
from mkdocs_postmortems.charts.standalone import standalone
from mkdocs_postmortems.charts.strips import Estimate, Strip, Strips, strips
from mkdocs_postmortems.charts.values import (
    Dated,
    Mark,
    Period,
    Picture,
    Series,
    Tone,
    Words,
)

WORDS = st.text(max_size=40)
HREFS = st.none() | st.text(min_size=1, max_size=20).filter(lambda text: bool(text.strip()))
COUNTS = st.integers(0, 10**6)
SECONDS = st.floats(0, 10**9)
DATED = st.lists(st.builds(Dated, st.dates(), WORDS, HREFS), max_size=12).map(tuple)


def check(drawn: Picture | Words) -> None:
    """What holds for every picture."""
    if isinstance(drawn, Words):
        assert drawn.text
        return
    svg = parsed(drawn)
    ids = [element.get("id") for element in svg.iter() if element.get("id")]
    assert len(ids) == len(set(ids)) == 2
    for link in svg.iter(f"{SVG}a"):
        assert link.get("href") is None
        assert link.get(HREF) is not None
        assert link.get("aria-label") == (link[0].text or "")
    assert {len(row) for row in drawn.table.rows} == {len(drawn.table.headers)}
    standalone(drawn)


@st.composite
def periods(draw: st.DrawFn, least: int = 0) -> tuple[Period, ...]:
    days = sorted(draw(st.sets(st.dates(), min_size=least + 1, max_size=9)))
    return tuple(
        Period(draw(WORDS), draw(WORDS), draw(WORDS), a, b, draw(COUNTS), draw(HREFS))
        for a, b in pairwise(days)
    )


@st.composite
def stacks(draw: st.DrawFn) -> Bars:
    columns = draw(periods())
    counts = st.lists(COUNTS, min_size=len(columns), max_size=len(columns)).map(tuple)
    series = st.builds(Series, WORDS, counts, st.sampled_from(Tone))
    return Bars(draw(WORDS), columns, tuple(draw(st.lists(series, max_size=5))), draw(DATED))


@st.composite
def maps(draw: st.DrawFn) -> Heatmap:
    columns = draw(periods())
    n = len(columns)
    values = st.lists(COUNTS, min_size=n, max_size=n).map(tuple)
    hrefs = st.lists(HREFS, min_size=n, max_size=n).map(tuple)
    rows = st.lists(st.builds(HeatRow, WORDS, values, hrefs, HREFS), max_size=6)
    return Heatmap(draw(WORDS), columns, tuple(draw(rows)), draw(WORDS))


@st.composite
def courses(draw: st.DrawFn) -> Phases:
    times: list[Any] = draw(st.lists(st.datetimes(), min_size=1, max_size=4))
    if draw(st.booleans()):
        times.sort()
    times = [draw(st.sampled_from([time, time, None])) for time in times]
    rows = tuple(
        Phase(draw(WORDS), draw(WORDS), step, a, b, draw(WORDS), draw(WORDS), draw(st.booleans()))
        for step, (a, b) in enumerate(pairwise(times), 1)
        if a or b
    )
    entries = st.lists(st.builds(Entry, st.datetimes(), WORDS, HREFS), max_size=9).map(tuple)
    return Phases(draw(WORDS), rows, draw(entries))


@st.composite
def graphs(draw: st.DrawFn) -> Network:
    ids = draw(st.lists(WORDS, max_size=9, unique=True))
    flags = st.booleans()
    nodes = tuple(
        Node(
            id, draw(WORDS), draw(st.integers(1, 99)), draw(WORDS), draw(HREFS),
            draw(flags), draw(st.sampled_from(Tone)), draw(flags), draw(flags),
        )
        for id in ids
    )  # fmt: skip
    end = st.sampled_from([*ids, "of another graph"])
    lines = st.lists(st.builds(Line, end, end, st.integers(1, 99), flags), max_size=12)
    spot = st.tuples(st.integers(0, 400), st.integers(0, 300))
    places = {id: draw(spot) for id in (*ids, "of another graph") if draw(flags)}
    legend = tuple((key, draw(WORDS)) for key in (*Sign, Tone.THEME_0))
    return Network(draw(WORDS), nodes, tuple(draw(lines)), places, 400, 300, legend)


@given(stacks(), WORDS)
def test_bars(data: Bars, id: str) -> None:
    check(bars(data, id=id))


@given(maps(), WORDS)
def test_heatmap(data: Heatmap, id: str) -> None:
    check(heatmap(data, id=id))


@given(courses(), WORDS)
def test_phases(data: Phases, id: str) -> None:
    check(phases(data, id=id))


@given(st.builds(Rug, WORDS, DATED, DATED, st.integers(0, 9)), WORDS)
def test_rug(data: Rug, id: str) -> None:
    check(rug(data, id=id))


MARKS = st.lists(st.builds(Mark, SECONDS, WORDS, HREFS, st.booleans()), max_size=30).map(tuple)
ESTIMATES = st.lists(
    st.builds(Estimate, st.none() | SECONDS, SECONDS, st.none() | SECONDS, WORDS), max_size=3
).map(tuple)
ROWS = st.lists(st.builds(Strip, WORDS, MARKS, ESTIMATES, WORDS), max_size=4).map(tuple)


@given(st.builds(Strips, WORDS, ROWS), WORDS)
def test_strips(data: Strips, id: str) -> None:
    check(strips(data, id=id))


@given(graphs(), WORDS)
def test_network(data: Network, id: str) -> None:
    check(network(data, id=id))


def test_days_and_times_of_the_calendars_ends_can_be_drawn() -> None:
    ends = (Dated(date.min, "a"), Dated(date.max, "b"))
    check(rug(Rug("R", ends), id="r"))
    whole = Phase("a", "b", 1, datetime.min, datetime.max, "c", "d")
    check(phases(Phases("P", (whole,), (Entry(datetime.max, "e"),)), id="p"))
