"""Made-up numbers for every chart: as a site has them, and as no site should."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Final

from mkdocs_postmortems.charts.bars import Bars, bars
from mkdocs_postmortems.charts.course import Entry, Phase, Phases
from mkdocs_postmortems.charts.heatmap import Heatmap, HeatRow, heatmap
from mkdocs_postmortems.charts.network import network
from mkdocs_postmortems.charts.nodes import Line, Network, Node, Sign, needs
from mkdocs_postmortems.charts.phases import phases
from mkdocs_postmortems.charts.rug import Rug, rug
from mkdocs_postmortems.charts.strips import Estimate, Strip, Strips, strips
from mkdocs_postmortems.charts.values import Dated, Mark, Period, Picture, Series, Tone, Words
from mkdocs_postmortems.graph.layout import layout

Drawn = Picture | Words
START: Final = datetime(2025, 11, 23, 15, 59, tzinfo=UTC)
EVIL: Final = '<script>alert("1")</script> ]]> {{ 7*7 }} \u202e\x00 it\'s'
LONG: Final = "A title of three hundred characters, " * 8 + "and its end."
HEBREW: Final = "התראה שאיש לא ראה בזמן"
AWKWARD_WORDS: Final = (EVIL, LONG, HEBREW, "", "漢字の名前", "WWWWWWWWWW")
SEVERITIES: Final = ("SEV1", "SEV2", "SEV3", "SEV4")
_HOW: Final = ("leaky", "silent", "shared", "manual", "expired", "untested", "partial", "unbounded")
_WHAT: Final = (
    "TLS certificate", "failover path", "deploy window", "canary analysis", "timeout budget",
    "clock skew", "vendor API", "cache invalidation", "dependency pin", "retry storm", "runbook",
    "connection pool", "backup restore", "circuit breaker", "feature flag", "capacity model",
)  # fmt: skip


def factor(n: int) -> str:
    """The name of a made-up factor."""
    return f"{_HOW[n * 5 % 8]} {_WHAT[n % 16]}" + (f" {n // 128 + 1}" if n >= 128 else "")


def in_words(seconds: float) -> str:
    """A length in its largest unit."""
    for size, name in ((86_400, "d"), (3_600, "h"), (60, "min")):
        if seconds >= size:
            return f"{seconds // size:.0f} {name}"
    return f"{seconds:.0f} s"


def quarters(first: int, counts: Sequence[int]) -> tuple[Period, ...]:
    """Quarters from the beginning of a year on."""
    rows = []
    for at, n in enumerate(counts):
        year, quarter = first + at // 4, at % 4
        start = date(year, 3 * quarter + 1, 1)
        end = date(year + (quarter == 3), (3 * quarter + 3) % 12 + 1, 1) - timedelta(days=1)
        name, href = f"{year} Q{quarter + 1}", f"browse.html?quarter={year}-Q{quarter + 1}"
        rows.append(Period(name, f"Q{quarter + 1}", str(year), start, end, n, href))
    return tuple(rows)


def years(first: int, counts: Sequence[int]) -> tuple[Period, ...]:
    """Years from one on."""
    return tuple(
        Period(str(y), str(y), str(y), date(y, 1, 1), date(y, 12, 31), n, f"browse.html?year={y}")
        for y, n in enumerate(counts, first)
    )


def course(
    *seconds: float | None, entries: Sequence[float] = (), estimated: bool = False
) -> Phases:
    """Phases between points; the first may be unknown, the last may be open."""
    names = ("undetected", "until mitigated", "until resolved")[1 - len(seconds) :]
    rows = []
    for n, name in enumerate(names):
        start, end = seconds[n], seconds[n + 1]
        if start is None:
            length = "length unknown"
        elif end is None:
            length = "still open"
        else:
            length = in_words(end - start)
        rows.append(
            Phase(
                name,
                length,
                step=4 - len(names) + n,
                start=_time(start),
                end=_time(end),
                begins=_clock(start, "start unknown"),
                ends=_clock(end, "still open"),
                estimated=estimated and n == 0,
            )
        )
    told = tuple(
        Entry(START + timedelta(seconds=s), f"{_clock(s, '')}: entry {n}", f"#timeline-{n}")
        for n, s in enumerate(entries, 1)
    )
    return Phases("Phases of the incident", tuple(rows), told)


def _time(seconds: float | None) -> datetime | None:
    return None if seconds is None else START + timedelta(seconds=seconds)


def _clock(seconds: float | None, absent: str) -> str:
    time = _time(seconds)
    if seconds is None or time is None:
        return absent
    return f"{time:%H:%M} UTC" if 0 < seconds < HOUR * 8 else f"{time:%d %b %Y, %H:%M} UTC"


def severities(columns: int, most: int, seed: int) -> tuple[Series, ...]:
    """Counts of four severities in each period, the gravest on top."""
    chance = random.Random(seed)
    shares = (0.35, 0.4, 0.2, 0.05)
    return tuple(
        Series(
            SEVERITIES[step - 1],
            tuple(round(most * share * chance.uniform(0.6, 1.1)) for _ in range(columns)),
            Tone.severity(step),
        )
        for step, share in zip((4, 3, 2, 1), shares, strict=True)
    )


def many_bars() -> Drawn:
    """Eleven years of a large site."""
    series = severities(43, 245, 1)
    totals = [sum(column) for column in zip(*(row.values for row in series), strict=True)]
    return bars(Bars("Incidents per quarter", quarters(2016, totals), series), id="trends-bars")


def factor_bars() -> Drawn:
    """Three years of one factor, with what was done about it."""
    series = severities(12, 9, 2)
    done = (
        Dated(date(2023, 5, 17), "Done 17 May 2023: limit retries", "a.html#pm-actions"),
        Dated(date(2024, 9, 2), "Done 2 September 2024: alert on queue age", "b.html#pm-actions"),
    )
    return bars(Bars("Records by quarter", quarters(2022, [31] * 12), series, done), id="f-bars")


def plain_bars() -> Drawn:
    """A few years without a list of severities."""
    series = (Series("records", (1, 0, 3, 2, 5)),)
    return bars(Bars("Incidents per year", years(2020, (1, 0, 3, 2, 5)), series), id="y-bars")


def records(n: int, seed: int) -> tuple[Dated, ...]:
    """Records on days of three years."""
    chance = random.Random(seed)
    days = sorted(date(2022, 2, 1) + timedelta(days=chance.randrange(1000)) for _ in range(n))
    return tuple(Dated(d, f"{d}: record {i}", f"r{i}.html") for i, d in enumerate(days, 1))


def factor_rug() -> Drawn:
    """A factor of fourteen records."""
    done = (
        Dated(date(2023, 5, 17), "Done 17 May 2023: limit retries", "a.html#pm-actions"),
        Dated(date(2024, 6, 2), "Done 2 June 2024: alert on queue age", "b.html#pm-actions"),
    )
    return rug(Rug("Records with this factor", records(14, 3), done, undated=1), id="f-rug")


def full_rug() -> Drawn:
    """As many records as are drawn one by one."""
    return rug(Rug("Records with this factor", records(40, 4)), id="full-rug")


def factor_map(rows: int, columns: int, seed: int) -> Drawn:
    """Factors by quarter."""
    chance = random.Random(seed)
    periods = quarters(2016, [chance.randint(18, 31) for _ in range(columns)])
    found = []
    for n in range(rows):
        values = tuple(min(int(chance.expovariate(0.28 + n * 0.02)), 18) for _ in range(columns))
        hrefs = tuple(
            f"browse.html?factor=f{n}&quarter={p.name.replace(' ', '-')}" if v else None
            for v, p in zip(values, periods, strict=True)
        )
        found.append(HeatRow(factor(n), values, hrefs, f"factors/f{n}.html"))
    return heatmap(Heatmap("Factors by quarter", periods, tuple(found), "Factor"), id="trends-map")


def lengths(n: int, middle: float, seed: int) -> tuple[Mark, ...]:
    """Lengths as they are in life: most are short, some are very long."""
    chance = random.Random(seed)
    values = [float(int(chance.lognormvariate(0, 1.3) * middle)) for _ in range(n)]
    return tuple(Mark(v, f"Record {i}: {in_words(v)}", f"r{i}.html") for i, v in enumerate(values))


def three_strips() -> Drawn:
    """Times to notice, mitigate and resolve."""
    resolved = (
        *lengths(28, 9_000, 8),
        Mark(700_000, "Record 99: 8 d, still open", "r99.html", open=True),
    )
    rows = (
        Strip(
            "Until noticed",
            lengths(31, 700, 6),
            (
                Estimate(760, 430, 1_500, "median 12 min (7 to 25 min)"),
                Estimate(4_100, 2_400, None, "9 in 10: at least 40 min, no upper bound yet"),
            ),
            "5 not known, start estimated in 3",
        ),
        Strip(
            "Until mitigated",
            lengths(36, 3_600, 7),
            (
                Estimate(3_500, 2_000, 6_400, "median 58 min (33 to 107 min)"),
                Estimate(19_000, 9_600, 90_000, "9 in 10: 5 h (2 h 40 min to 25 h)"),
            ),
        ),
        Strip("Until resolved", resolved, (), "7 not known"),
    )
    return strips(Strips("Noticing and recovery", rows), id="trends-strips")


def ego() -> Drawn:
    """A record, its factors, and the records that share them."""
    chance = random.Random(5)
    factors = [
        Node(f"f{n}", factor(n), 30 - 4 * n, f"{30 - 4 * n} of 214 records", f"f{n}.html")
        for n in range(5)
    ]
    others = [
        Node(
            f"r{n}",
            f"INC-0{3000 + n * 371}",
            6,
            f"SEV{n % 4 + 1}, 2 factors in common",
            f"r{n}.html",
            square=True,
            tone=Tone.severity(n % 4 + 1),
            hollow=n == 6,
        )
        for n in range(7)
    ]
    here = Node("r", "INC-09173", 10, "this record", "r.html", True, Tone.severity(1), focus=True)
    lines = [Line("r", f"f{n}", 1, n != 4) for n in range(5)]
    lines += [
        Line(f"r{n}", f"f{k}", 1) for n in range(7) for k in sorted(chance.sample(range(5), 2))
    ]
    nodes = (*factors, here, *others)
    edges = [(line.first, line.second) for line in lines]
    placed = layout(needs(nodes, len(nodes)), edges, width=720)
    legend: tuple[tuple[Sign | Tone, str], ...] = (
        (Sign.ROUND, "factor"),
        (Sign.SQUARE, "record"),
        (Sign.HOLLOW, "in preparation"),
        (Sign.DASHED, "low confidence"),
        *((Tone.severity(n), f"SEV{n}") for n in range(1, 5)),
    )
    drawing = Network(
        "This record, its factors, and records that share them",
        nodes, tuple(lines), placed.places, placed.width, placed.height, legend,
    )  # fmt: skip
    return network(drawing, id="incident-network")


def whole_graph(count: int = 300, per_node: float = 3.1) -> Drawn:
    """The factors of a large site, in eight themes."""
    chance = random.Random(9)
    nodes = []
    for n in range(count):
        value = max(3, int(550 / (1 + n * 0.12)))
        note = f"{value} of 10,000 records"
        nodes.append(Node(f"f{n}", factor(n), value, note, f"f{n}.html", tone=Tone.theme(n % 8)))
    lines: dict[tuple[int, int], Line] = {}
    while len(lines) < count * per_node:
        a = chance.randrange(count)
        near = [n for n in range(a % 8, count, 8) if n != a]
        b = chance.choice(near[:12] if chance.random() < 0.7 else near)
        if chance.random() < 0.06:
            b = chance.randrange(count)
        if a != b:
            pair = (min(a, b), max(a, b))
            sure = chance.random() < 0.8
            lines[pair] = Line(
                f"f{pair[0]}", f"f{pair[1]}", int(3 + chance.expovariate(0.15)), sure
            )
    edges = [(line.first, line.second) for line in lines.values()]
    themes = {node.id: node.tone for node in nodes}
    placed = layout(needs(nodes, 30), edges, width=1160, groups=themes)
    legend: tuple[tuple[Sign | Tone, str], ...] = (
        (Sign.SOLID, "together more often than chance"),
        (Sign.DASHED, "seen together, may be chance"),
        *((Tone.theme(n), f"theme of {_WHAT[n]}") for n in range(8)),
    )
    rows = tuple(lines[pair] for pair in sorted(lines))
    drawing = Network(
        "Factors seen together",
        tuple(nodes), rows, placed.places, placed.width, placed.height, legend,
    )  # fmt: skip
    return network(drawing, id="graph")


HOUR: Final = 3_600
DAY: Final = 86_400
GOLDEN: Final[Mapping[str, Callable[[], Drawn]]] = {
    "phases": lambda: phases(
        course(
            0, 36 * 60, 117 * 60, 4 * HOUR,
            entries=(300, 36 * 60, 56 * 60, 76 * 60, 117 * 60, 14_100, -40 * DAY),
        ),
        id="incident-phases",
    ),
    "phases-open": lambda: phases(
        course(None, 0, 5 * HOUR, None, entries=(60, 4 * HOUR)), id="open-phases"
    ),
    "bars": factor_bars,
    "bars-plain": plain_bars,
    "rug": factor_rug,
    "heatmap": lambda: factor_map(4, 6, 3),
    "strips": three_strips,
}  # fmt: skip
"""Pictures that a person has looked at."""

LARGE: Final[Mapping[str, Callable[[], Drawn]]] = {
    "bars-many": many_bars,
    "rug-full": full_rug,
    "heatmap-large": lambda: factor_map(30, 44, 4),
    "ego": ego,
    "graph": whole_graph,
}
"""Pictures of large sites; two of them have places that another machine may find otherwise."""


def wordy_bars() -> Drawn:
    """Names that no one should give to severities and actions."""
    series = tuple(
        Series(word, (n, 1, 0, 3), Tone.severity(n)) for n, word in enumerate(AWKWARD_WORDS)
    )
    done = tuple(Dated(date(2024, 5, 17), word, f"#{n}") for n, word in enumerate(AWKWARD_WORDS))
    return bars(Bars(EVIL, quarters(2024, [9] * 4), series, done), id="Odd <id> & more")


def wordy_map() -> Drawn:
    """Rows with such names."""
    rows = tuple(
        HeatRow(word, (n, 0, 1), ("#a", None, None)) for n, word in enumerate(AWKWARD_WORDS)
    )
    return heatmap(Heatmap(LONG, quarters(2024, [9_999, 0, 1]), rows, EVIL), id="odd")


def wordy_phases() -> Drawn:
    """Phases and entries with such names."""
    rows = tuple(
        replace(phase, name=word, length=word, begins=LONG, ends=HEBREW)
        for phase, word in zip(course(0, 60, 120, 180).phases, AWKWARD_WORDS, strict=False)
    )
    entries = tuple(Entry(START, word, f"#{n}") for n, word in enumerate(AWKWARD_WORDS))
    return phases(Phases(EVIL, rows, entries), id="odd")


def wordy_strips() -> Drawn:
    """Strips and estimates with such names."""
    values = tuple(Mark(60.0, word, f"#{n}") for n, word in enumerate(AWKWARD_WORDS))
    rows = tuple(
        Strip(word, values, (Estimate(None, 30, None, word), Estimate(60, 50, 70, word)), word)
        for word in AWKWARD_WORDS
    )
    return strips(Strips(EVIL, rows), id="odd")


def wordy_network() -> Drawn:
    """A hub whose neighbours have such names."""
    nodes = tuple(
        Node(f"{n}{word}", word, n + 1, word, f"#{n}", square=n % 2 == 0, hollow=n > 3)
        for n, word in enumerate(AWKWARD_WORDS)
    )
    lines = tuple(Line(nodes[0].id, node.id, 1, sure=False) for node in nodes[1:])
    placed = layout(needs(nodes, 6), [(line.first, line.second) for line in lines], width=600)
    legend: tuple[tuple[Sign | Tone, str], ...] = tuple(zip(Sign, AWKWARD_WORDS, strict=False))
    return network(
        Network(LONG, nodes, lines, placed.places, placed.width, placed.height, legend), id="odd"
    )


def stripped(values: Sequence[float], **fields: bool) -> Drawn:
    """One strip of some lengths."""
    marks = tuple(Mark(v, f"Record {n}: {v}", f"#{n}", **fields) for n, v in enumerate(values))
    return strips(Strips("Lengths", (Strip("Until noticed", marks),)), id="lengths")


AWKWARD: Final[Mapping[str, Callable[[], Drawn]]] = {
    "three-seconds-beside-three-weeks": lambda: phases(
        course(0, 3, 21 * DAY, 21 * DAY + 4, entries=(0, 1, 2, 3, 4, 5, 6 * DAY)), id="p"
    ),
    "593-days": lambda: phases(
        course(0, 2 * DAY, 590 * DAY, 593 * DAY, entries=[20 * DAY * n for n in range(100)]),
        id="p",
    ),
    "estimated-start": lambda: phases(course(0, 60, 120, 180, estimated=True), id="p"),
    "roomy-phases": lambda: phases(course(0, 2 * HOUR, 4 * HOUR, 6 * HOUR), id="p"),
    "two-phases": lambda: phases(course(0, 600, 4_000), id="p"),
    "a-hundred-entries-at-once": lambda: phases(
        course(0, 60, 120, 180, entries=[60] * 100), id="p"
    ),
    "only-entries-outside": lambda: phases(course(0, 60, entries=(-9 * DAY, 9 * DAY)), id="p"),
    "words-in-bars": wordy_bars,
    "words-in-map": wordy_map,
    "words-in-phases": wordy_phases,
    "words-in-strips": wordy_strips,
    "words-in-network": wordy_network,
    "one-record-in-bars": lambda: bars(
        Bars("One", years(2024, [1]), (Series("records", (1,)),)), id="b"
    ),
    "seventy-years": lambda: bars(
        Bars("Years", years(1955, [3] * 70), (Series("records", (1, 2) * 35),)), id="b"
    ),
    "million-records": lambda: bars(
        Bars("Many", years(2020, [10**6] * 3), (Series("records", (10**6, 1, 0)),)), id="b"
    ),
    "actions-outside-the-periods": lambda: bars(
        Bars(
            "One", years(2024, [1]), (Series("records", (1,)),), (Dated(date(1999, 1, 1), "Done"),)
        ),
        id="b",
    ),
    "vasa": lambda: rug(
        Rug("Since 1628", (Dated(date(1628, 8, 10), "Vasa", "#v"), *records(30, 1))), id="r"
    ),
    "one-day": lambda: rug(
        Rug("One day", tuple(Dated(date(2024, 2, 29), f"Record {n}") for n in range(9))), id="r"
    ),
    "ends-of-the-calendar": lambda: rug(
        Rug("All", (Dated(date.min, "first", "#f"), Dated(date.max, "last", "#l"))), id="r"
    ),
    "one-factor": lambda: factor_map(1, 1, 1),
    "forty-factors": lambda: factor_map(40, 12, 2),
    "three-hundred-services": lambda: factor_map(300, 4, 3),
    "one-length": lambda: stripped([1_110]),
    "equal-lengths": lambda: stripped([3_600] * 200),
    "too-many-lengths": lambda: stripped(range(1, 400)),
    "no-length-at-all": lambda: stripped([0, 0.4, 3]),
    "open-lengths": lambda: stripped([60, 593 * DAY, 10**13], open=True),
}
"""Pictures of what should not be, and is."""

SILENT: Final[Mapping[str, Callable[[], Drawn]]] = {
    "no-times": lambda: phases(Phases("None", ()), id="p"),
    "no-known-times": lambda: phases(course(None, None), id="p"),
    "only-an-end": lambda: phases(course(None, 0), id="p"),
    "only-a-start": lambda: phases(course(0, None), id="p"),
    "no-length": lambda: phases(course(0, 0, 0), id="p"),
    "contradiction": lambda: phases(course(60, 0), id="p"),
    "no-incidents-in-bars": lambda: bars(
        Bars("None", years(2024, [0]), (Series("r", (0,)),)), id="b"
    ),
    "no-periods": lambda: bars(Bars("None", (), (Series("r", ()),)), id="b"),
    "no-series": lambda: bars(Bars("None", years(2024, [1]), ()), id="b"),
    "four-centuries-in-bars": lambda: bars(
        Bars("Many", years(1628, [1] * 397), (Series("r", (1,) * 397),)), id="b"
    ),
    "no-records-in-rug": lambda: rug(Rug("None", (), undated=3), id="r"),
    "41-records-in-rug": lambda: rug(Rug("Many", records(41, 1)), id="r"),
    "no-rows": lambda: heatmap(Heatmap("None", years(2024, [1]), (), "Factor"), id="h"),
    "four-centuries-in-a-map": lambda: heatmap(
        Heatmap("Many", years(1628, [1] * 397), (HeatRow("a", (1,) * 397, (None,) * 397),), "F"),
        id="h",
    ),
    "no-lengths": lambda: strips(Strips("None", (Strip("Until noticed", ()),)), id="s"),
    "no-nodes": lambda: network(Network("None", (), (), {}, 720, 0), id="n"),
    "a-node-without-lines": lambda: network(
        Network("One", (Node("a", "a", 1, "1 record"),), (), {"a": (0, 0)}, 720, 20), id="n"
    ),
}
"""Where a sentence stands in place of a picture."""

ALL: Final = {**GOLDEN, **LARGE, **AWKWARD}
