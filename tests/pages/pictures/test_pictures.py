"""What each picture counts, against counting by hand, and where its marks lead."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from mkdocs_postmortems.charts.rug import MOST
from mkdocs_postmortems.charts.values import Picture, Words
from mkdocs_postmortems.model.action import Action, ActionState
from mkdocs_postmortems.model.factor import FactorId
from mkdocs_postmortems.model.times import Moment, Times
from mkdocs_postmortems.pages.pictures.calendar import calendar_of
from mkdocs_postmortems.pages.pictures.of_factor import DONE_SHOWN, of_factor
from mkdocs_postmortems.pages.pictures.over_time import families, records
from mkdocs_postmortems.pages.pictures.recovery import recovery
from mkdocs_postmortems.pages.pictures.shown import Shown
from mkdocs_postmortems.settings import Settings

HERE = "postmortems/trends/index.md"
DNS, PUSH, GAP = FactorId("infrastructure.dns"), "change.config-push", "process.test-gap"
SAFE = FactorId("adaptive.safe-reversal")
START = date(2024, 1, 1)


def draw(what: Any, site: Any) -> Shown:
    links = site.links(HERE)
    shown: Shown = what(links, calendar_of(site.kb, site.plan.site))
    return shown


def factor(site: Any, id: FactorId = DNS) -> Shown:
    return of_factor(site.links(HERE), partial(calendar_of, site.kb, site.plan.site), id)


def table(shown: Shown) -> list[list[str]]:
    assert isinstance(shown.drawn, Picture)
    return [[cell.text for cell in row] for row in shown.drawn.table.rows]


def hrefs(shown: Shown) -> set[str]:
    assert isinstance(shown.drawn, Picture)
    return set(re.findall(r'xlink:href="([^"]*)"', shown.drawn.svg))


def test_records_are_stacked_in_the_order_of_the_sites_severities(build: Any, record: Any) -> None:
    given = ["low", "high", "high", None, "odd"]
    rows = [record(f"r{n}", START, severity=severity) for n, severity in enumerate(given)]
    settings = Settings(root=Path(), severities=("high", "mid", "low"))
    shown = draw(records, build(rows, settings=settings))
    assert isinstance(shown.drawn, Picture)
    assert shown.drawn.table.headers[1:4] == ("high", "low", "another, or not stated")
    assert table(shown) == [["2024 Q1", "2", "1", "2", "5", "5"]]
    assert "pm-sev-1" in shown.drawn.svg
    assert "pm-sev-3" in shown.drawn.svg
    assert shown.caption == "Counted records by quarter and severity. 5 records, 1 January 2024."


def test_without_a_list_of_severities_records_are_counted_alone(build: Any, record: Any) -> None:
    shown = draw(records, build([record("a", START, severity="odd"), record("b", START)]))
    assert table(shown) == [["2024 Q1", "2", "2"]]


def test_a_family_counts_once_in_a_record_and_not_where_it_helped(build: Any, record: Any) -> None:
    site = build(
        [
            record("a", START, factors=(PUSH, "change.code-deploy"), helped=(SAFE,)),
            record("b", START + timedelta(days=100), factors=(GAP,)),
            record("c", START + timedelta(days=101), factors=(GAP, PUSH)),
        ]
    )
    shown = draw(families, site)
    assert table(shown) == [["Change and release", "1", "1"], ["Engineering process", "·", "2"]]
    assert hrefs(shown) == {
        "../factors/index.md#change",
        "../factors/index.md#process",
        "../explore/index.md?counted=yes&amp;quarter=2024-Q1",
        "../explore/index.md?counted=yes&amp;quarter=2024-Q2",
        "../explore/index.md?counted=yes&amp;family=change&amp;quarter=2024-Q1&amp;role=problem",
        "../explore/index.md?counted=yes&amp;family=change&amp;quarter=2024-Q2&amp;role=problem",
        "../explore/index.md?counted=yes&amp;family=process&amp;quarter=2024-Q2&amp;role=problem",
    }


def moment(hours: float) -> Moment:
    return Moment(at=datetime(2024, 1, 1, tzinfo=UTC) + timedelta(hours=hours))


def test_lengths_stand_record_by_record_and_what_is_unknown_is_counted(
    build: Any, record: Any
) -> None:
    times = [Times(started=moment(0), detected=moment(n + 1)) for n in range(6)]
    rows = [record(f"r{n}", START, times=each) for n, each in enumerate(times)]
    shown = draw(lambda links, _: recovery(links), build([*rows, record("x", START)]))
    assert isinstance(shown.drawn, Picture)
    assert "Until noticed: n = 6, 1 not known, median 3 h 30 min" in shown.drawn.description
    assert len(hrefs(shown)) == 6
    assert "7 counted records" in shown.caption


def test_where_no_length_is_known_a_sentence_says_so(build: Any, record: Any) -> None:
    shown = draw(lambda links, _: recovery(links), build([record("x", START)]))
    assert shown.drawn == Words("No length of time is known.")


def done(n: int = 0, **fields: Any) -> Action:
    values: dict[str, Any] = {
        "title": f"Work {n}",
        "completed": START + timedelta(days=n),
        "addresses": (DNS,),
    }
    return Action(f"A{n}", state=ActionState.DONE, **(values | fields))


@pytest.mark.parametrize(("n", "kind"), [(MOST, "pm-rug"), (MOST + 1, "pm-bars")])
def test_many_records_of_a_factor_are_bars(build: Any, record: Any, n: int, kind: str) -> None:
    rows = [record(f"r{each:02}", START + timedelta(days=each)) for each in range(n)]
    shown = factor(build([*rows, record("other", START, factors=(GAP,))]))
    assert isinstance(shown.drawn, Picture)
    assert kind in shown.drawn.svg
    assert shown.caption.startswith(f"It was a problem in {n} of {n + 1} counted records, 1 Jan")


def test_a_factor_that_only_helped_shows_where_it_helped(build: Any, record: Any) -> None:
    shown = factor(build([record("a", START, helped=(SAFE,))]), SAFE)
    assert table(shown) == [["2024-01-01", "Title of a, 1 January 2024", "record"]]
    assert shown.caption == "It helped in 1 of 1 counted record, 1 January 2024."


def test_actions_that_were_done_are_marked_and_no_others(build: Any, record: Any) -> None:
    undone = (done(1, completed=None), replace(done(2), state=ActionState.ACCEPTED))
    last = record("z", START + timedelta(days=60))
    shown = factor(build([record("a", START, actions=(done(30), *undone)), last]))
    marked = [row for row in table(shown) if row[2] == "action done"]
    assert marked == [["2024-01-31", "Work 30, done 31 January 2024", "action done"]]
    assert shown.caption.endswith("A pointer is a day on which an action on it was done.")


def test_of_many_actions_the_newest_are_marked(build: Any, record: Any) -> None:
    many = tuple(done(n) for n in range(DONE_SHOWN + 2))
    shown = factor(build([record("a", START, actions=many)]))
    marked = [row[1].split(",")[0] for row in table(shown) if row[2] == "action done"]
    assert marked == [f"Work {n}" for n in range(2, DONE_SHOWN + 2)]
    assert shown.caption.endswith(f"The newest {DONE_SHOWN} of {DONE_SHOWN + 2} such actions.")


def test_a_page_shows_a_picture_from_two_records_on(build: Any, record: Any) -> None:
    page = "factors/infrastructure.dns.md"
    one = [record("a", START)]
    assert "pm-figure" not in build(one).page(page)
    assert "pm-figure" in build([*one, record("b", START)]).page(page)


def test_many_records_of_a_factor_are_bars_by_severity(build: Any, record: Any) -> None:
    rows = [
        record(f"r{n:02}", START + timedelta(days=n), severity="high" if n % 3 else None)
        for n in range(MOST + 2)
    ]
    settings = Settings(root=Path(), severities=("high", "low"))
    shown = factor(build(rows, settings=settings))
    assert isinstance(shown.drawn, Picture)
    assert shown.drawn.table.headers[1:3] == ("high", "another, or not stated")
    assert table(shown)[0][1:4] == ["28", "14", "42"]


def test_a_tick_says_the_severity_of_its_record(build: Any, record: Any) -> None:
    shown = factor(build([record("a", START, severity="high"), record("b", START)]))
    assert isinstance(shown.drawn, Picture)
    assert 'aria-label="Title of a, high, 1 January 2024"' in shown.drawn.svg
