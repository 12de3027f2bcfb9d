from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, tzinfo
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from mkdocs_postmortems.reading.collection import read_collection
from mkdocs_postmortems.reading.markdown import read_body
from mkdocs_postmortems.reading.notes import Notes
from mkdocs_postmortems.reading.timeline import read_timeline
from mkdocs_postmortems.settings import Settings

DAY = date(2024, 5, 1)
BERLIN = ZoneInfo("Europe/Berlin")


def timeline(
    text: str, day: date | None = DAY, zone: tzinfo = UTC
) -> tuple[list[tuple[str, str, int]], Notes]:
    notes = Notes("x.md")
    _, parts = read_body(f"## Timeline\n\n{text}\n")
    read = read_timeline(parts, day, zone, notes)
    return [(f"{e.at:%m-%d %H:%M}", e.text, e.line) for e in read.entries], notes


FORMS = {
    "table": (
        "| Time | What |\n|---|---|\n| 07:32 | one |\n| **07:40** | two `x` | more |\n",
        [("05-01 07:32", "one", 5), ("05-01 07:40", "two x more", 6)],
    ),
    "table without outer pipes": (
        "Time | What\n--- | ---\n07:32 | one\n",
        [("05-01 07:32", "one", 5)],
    ),
    "day and time in two cells": (
        "| Day | Time | What |\n|---|---|---|\n| 2024-05-02 | 07:32 | one |\n| | 07:40 | two |\n",
        [("05-02 07:32", "one", 5), ("05-02 07:40", "two", 6)],
    ),
    "from and until": (
        "| From | Until | What |\n|---|---|---|\n| 07:32 | 07:40 | one |\n",
        [("05-01 07:32", "07:40 one", 5)],
    ),
    "table right behind a line": (
        "07:30 zero\n| 07:32 | one |\n",
        [("05-01 07:30", "zero", 3), ("05-01 07:32", "one", 4)],
    ),
    "numbered rows": (
        "| # | Time | What |\n|---|---|---|\n| 1 | 07:32 | one |\n",
        [("05-01 07:32", "one", 5)],
    ),
    "a weekday, a day and a time": (
        "| Day | Date | Time | What |\n|--|--|--|--|\n| Thu | May 2 | 07:32 | one |\n"
        "| Fri | 3 May | 07:40 | two |\n",
        [("05-02 07:32", "one", 5), ("05-03 07:40", "two", 6)],
    ),
    "a time among the words of a row": (
        "| Who | What | Seen | Until |\n|--|--|--|--|\n| ops | alarm | again | 07:32 |\n| 07:40 | two | | |\n",
        [("05-01 07:40", "two", 6)],
    ),
    "list": (
        "- 07:32 one\n  goes on\n- **07:40**: two\n* [07:50] three\n1. 07:55 four\n",
        [
            ("05-01 07:32", "one goes on", 3),
            ("05-01 07:40", "two", 5),
            ("05-01 07:50", "three", 6),
            ("05-01 07:55", "four", 7),
        ],
    ),
    "items below an item are no entries": (
        "- 07:32 one\n    - 3 nodes\n- 07:40 two\n",
        [("05-01 07:32", "one", 3), ("05-01 07:40", "two", 5)],
    ),
    "headings": (
        "### 07:32\n\nOne.\n\nMore.\n\n### 07:40 - Two\n\nText.\n",
        [("05-01 07:32", "One.", 3), ("05-01 07:40", "Two", 9)],
    ),
    "headings of days over lists": (
        "### 2024-05-02\n\n- 07:32 one\n\n### May 3\n\n- 07:40 two\n",
        [("05-02 07:32", "one", 5), ("05-03 07:40", "two", 9)],
    ),
    "lines": (
        "07:32 one\n07:40 two\ngoes on\n\n07:50: three\n",
        [
            ("05-01 07:32", "one", 3),
            ("05-01 07:40", "two goes on", 4),
            ("05-01 07:50", "three", 7),
        ],
    ),
    "definitions": ("07:32\n:   one\n", [("05-01 07:32", "one", 3)]),
    "a date alone sets the day": (
        "- 2024-05-02 something\n- 07:32 one\n",
        [("05-02 07:32", "one", 4)],
    ),
    "next day after midnight": (
        "- 22:00 one\n- 01:00 two\n- 02:00 three\n",
        [
            ("05-01 22:00", "one", 3),
            ("05-02 01:00", "two", 4),
            ("05-02 02:00", "three", 5),
        ],
    ),
    "what cannot be read is no entry": (
        "- 25:00 one\n- soon\n- 07:32 two\n",
        [("05-01 07:32", "two", 5)],
    ),
    "prose is no entry": (
        "We saw it\n10:45 minutes later\n\n- 07:32 one\n",
        [("05-01 07:32", "one", 6)],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "entries"), FORMS.values(), ids=FORMS)
def test_each_form_is_read(text: str, entries: list[tuple[str, str, int]]) -> None:
    read, notes = timeline(text)
    assert read == entries
    assert not notes.found


ZONES = {
    "the record's": ("- 12:00 x", "05-01 10:00"),
    "a sentence": ("All times in UTC.\n\n- 12:00 x", "05-01 12:00"),
    "the head of a table": ("| Time (UTC) | x |\n|---|---|\n| 12:00 | x |", "05-01 12:00"),
    "the entry's own": ("All times in UTC.\n\n- 12:00 PST x", "05-01 20:00"),
    "an offset": ("All times in UTC+1\n\n- 12:00 x", "05-01 11:00"),
    "an abbreviation of the record's zone": ("All times in CET\n\n- 12:00 x", "05-01 10:00"),
}


@pytest.mark.parametrize(("text", "at"), ZONES.values(), ids=ZONES)
def test_a_time_has_the_zone_that_is_stated_nearest(text: str, at: str) -> None:
    assert [entry[0] for entry in timeline(text, zone=BERLIN)[0]] == [at]


def test_the_zone_of_the_first_entry_holds_where_no_other_is_stated() -> None:
    read, _ = timeline("- 16:22 PST one\n- 17:00 two\n")
    assert [entry[0] for entry in read] == ["05-02 00:22", "05-02 01:00"]


@pytest.mark.parametrize(
    "title",
    ["Timeline", "timeline of events", "Incident Timeline (UTC)", "Chronology", "Time line"],
)
def test_the_section_has_one_of_its_names(title: str) -> None:
    _, parts = read_body(
        f"# T\n\n- 06:00 no\n\n### {title}\n\n- 07:00 yes\n\n## Next\n\n- 08:00 no\n"
    )
    entries = read_timeline(parts, DAY, UTC, Notes("x.md")).entries
    assert [entry.text for entry in entries] == ["yes"]


def test_a_record_without_the_section_has_no_timeline() -> None:
    _, parts = read_body("- 07:00 x\n")
    notes = Notes("x.md")
    assert read_timeline(parts, DAY, UTC, notes).entries == ()
    assert not notes.found


UNREAD = {
    "no day": ("- soon\n- 12:00 but no day\n", ["the times of the timeline have no day"]),
    "not at the beginning": ("- It began at 12:00.\n", ["no entry of the timeline could be read"]),
    "in a heading": ("### After 12:00\n\nText.\n", ["no entry of the timeline could be read"]),
    "a place elsewhere": ("All of it stands on [the status page](https://example.org).\n", []),
    "a template": ("- [Time] what happened\n", []),
    "nothing": ("", []),
}


@pytest.mark.parametrize(("text", "said"), UNREAD.values(), ids=UNREAD)
def test_times_that_could_not_be_read_are_one_hint(text: str, said: list[str]) -> None:
    read, notes = timeline(text, day=None)
    assert read == []
    assert [(f.code, f.location.line, f.message) for f in notes.found] == [
        ("PM211", 1, message) for message in said
    ]


@pytest.mark.parametrize(
    ("above", "utc"),
    [
        ("All times PDT.", "14:00"),
        ("(All of the times are in PDT.)", "14:00"),
        ("Times are given in PDT.", "14:00"),
        ("It began at the time of PDT.", "07:00"),
        ("All times are approximate.", "07:00"),
    ],
)
def test_a_sentence_about_all_times_holds_wherever_it_stands(above: str, utc: str) -> None:
    _, parts = read_body(f"# T\n\n{above}\n\n## Timeline\n\n- 07:00 x\n")
    (entry,) = read_timeline(parts, DAY, UTC, Notes("x.md")).entries
    assert f"{entry.at:%H:%M}" == utc


@pytest.mark.parametrize(
    "title",
    ["Zeitlicher Ablauf", "Chronologie", "Línea de tiempo", "🕒 Linha do Tempo", "タイムライン"],
)
def test_the_section_is_known_by_its_name_in_other_languages(title: str) -> None:
    _, parts = read_body(f"## {title}\n\n- 07:00 x\n")
    assert len(read_timeline(parts, DAY, UTC, Notes("x.md")).entries) == 1


def test_a_step_back_is_one_hint_and_stays_where_it_is() -> None:
    read, notes = timeline("- 10:00 one\n- 09:00 two\n- 08:00 three\n")
    assert [entry[0] for entry in read] == ["05-01 10:00", "05-01 09:00", "05-01 08:00"]
    assert [(f.code, f.location.line) for f in notes.found] == [("PM212", 4)]


def test_the_edges_of_the_calendar_break_nothing() -> None:
    assert timeline("- 0001-01-01 00:00 x\n- 9999-12-31 23:00 y\n", zone=BERLIN)[0] == [
        ("12-31 22:00", "y", 4)
    ]
    read, _ = timeline("- 9999-12-31 23:00 x\n- 01:00 y\n")
    assert [entry[0] for entry in read] == ["12-31 23:00", "12-31 01:00"]


def test_nearly_every_real_timeline_can_be_read(corpus: Path) -> None:
    read = read_collection(Settings(root=corpus, source="."))
    headed = [
        i for i in read.incidents if any(s.title.startswith("Timeline") for s in i.body.sections)
    ]
    unread = {i.source.path.rsplit("/", 1)[-1] for i in headed if not i.timeline.entries}
    assert len(headed) > 60
    assert unread == {
        "PM2020-003 - Postmortem for ADSync migration.md",
        "PMyyyy-nnn - Postmortem template.md",
        "template-incident-report.md",
    }


def test_the_record_gives_day_and_zone(record: Callable[..., Any]) -> None:
    read = record("timezone: Europe/Berlin", "## Timeline\n\n- 00:30 one")
    (entry,) = read.record().timeline.entries
    assert entry.at.isoformat() == "2024-04-30T22:30:00+00:00"
    assert entry.line == 10


def test_the_heading_it_stands_under_is_kept() -> None:
    _, parts = read_body("# Title\n\n## The time line { #when }\n\n- 07:32 one\n")
    assert read_timeline(parts, DAY, UTC, Notes("x.md")).anchor == "when"
