"""What the strip of a record says of its times, known and not known."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from mkdocs_postmortems.charts.values import Picture, Words
from mkdocs_postmortems.model.timeline import Timeline, TimelineEntry
from mkdocs_postmortems.model.times import Moment, Times, Word
from mkdocs_postmortems.pages.pictures.phases_of import phases_of
from mkdocs_postmortems.pages.pictures.shown import Shown

START = datetime(2024, 5, 1, 10, tzinfo=UTC)
DAY = date(2024, 5, 1)


def at(minutes: float) -> Moment:
    when = START + timedelta(minutes=minutes)
    return Moment(when, when.date())


def rows(shown: Shown) -> list[list[str]]:
    assert isinstance(shown.drawn, Picture)
    return [[cell.text for cell in row] for row in shown.drawn.table.rows]


S, D, M, R = at(0), at(20), at(80), at(200)
KNOWN = {
    "all four": (
        Times(started=S, detected=D, mitigated=M, resolved=R),
        [("undetected", "20 min"), ("until mitigated", "1 h"), ("until resolved", "2 h")],
    ),
    "declared is not a phase": (
        Times(started=S, detected=D, declared=at(30), resolved=R),
        [("undetected", "20 min"), ("until resolved", "3 h")],
    ),
    "the start is not stated": (
        Times(detected=D, mitigated=M, resolved=R),
        [("undetected", "length unknown"), ("until mitigated", "1 h"), ("until resolved", "2 h")],
    ),
    "the noticing is not known": (
        Times(started=S, detected=Moment(word=Word.UNKNOWN), mitigated=M, resolved=R),
        [("until mitigated", "1 h 20 min, when noticed is not known"), ("until resolved", "2 h")],
    ),
    "still open": (
        Times(started=S, detected=D, resolved=Moment(word=Word.ONGOING)),
        [("undetected", "20 min"), ("until resolved", "still open")],
    ),
    "the end is not stated": (
        Times(started=S, detected=D, mitigated=M),
        [("undetected", "20 min"), ("until mitigated", "1 h"), ("until resolved", "not stated")],
    ),
    "the end is a day": (
        Times(detected=D, mitigated=M, resolved=Moment(day=DAY)),
        [
            ("undetected", "length unknown"),
            ("until mitigated", "1 h"),
            ("until resolved", "on 1 May 2024, time not known"),
        ],
    ),
    "an estimated start": (
        Times(started=S, detected=D, resolved=R, precision="estimated"),
        [("undetected", "about 20 min"), ("until resolved", "3 h")],
    ),
    "593 days, after 3 seconds": (
        Times(started=S, detected=at(0.05), resolved=at(593 * 1440)),
        [("undetected", "3 s"), ("until resolved", "592 d")],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", KNOWN)
def test_every_phase_says_how_long_it_was_or_what_is_not_known(record: Any, name: str) -> None:
    times, expected = KNOWN[name]
    found = rows(phases_of(record("a", DAY, times=times)))
    assert [tuple(row[:2]) for row in found] == expected


SILENT = {
    "no times": (Times(), "No times are known, so there is no strip of phases."),
    "days alone": (
        Times(started=Moment(day=DAY), resolved=Moment(day=DAY)),
        "Days are known and no times, so there is no strip of phases.",
    ),
    "only an end": (
        Times(resolved=R),
        "One point in time is known, and no length to draw. until resolved: length unknown.",
    ),
    "contradicting": (
        Times(started=D, detected=S, sound=False),
        "The times contradict each other, so no strip of phases is drawn.",
    ),
}


@pytest.mark.parametrize("name", SILENT)
def test_where_nothing_can_be_drawn_a_sentence_says_why(record: Any, name: str) -> None:
    times, said = SILENT[name]
    assert phases_of(record("a", DAY, times=times)).drawn == Words(said)


def test_an_unknown_start_is_ragged_and_an_open_end_fades(record: Any) -> None:
    shown = phases_of(record("a", DAY, times=Times(detected=D, mitigated=M)))
    assert isinstance(shown.drawn, Picture)
    assert "l-6 2 6 2" in shown.drawn.svg
    assert shown.drawn.svg.count("pm-piece") == 1 + 1 + 3


def test_entries_of_the_timeline_lead_to_their_places_in_the_text(record: Any) -> None:
    entries = tuple(
        TimelineEntry(START + timedelta(minutes=n), text, 10 + n)
        for n, text in ((0, "<one>"), (30, "two"), (14 * 60, "three"))
    )
    times = Times(started=S, detected=D, resolved=at(1000), zone="Europe/Berlin")
    shown = phases_of(record("a", DAY, times=times, timeline=Timeline(entries, "timeline")))
    assert isinstance(shown.drawn, Picture)
    for n, said in enumerate(
        ("1 May 2024, 12:00 CEST: &lt;one&gt;", "12:30 CEST: two", "2 May 2024, 02:00 CEST: three"),
        1,
    ):
        assert f'xlink:href="#pm-at-{n}" role="link" aria-label="{said}"' in shown.drawn.svg
    assert "3 entries of the timeline" in shown.caption
