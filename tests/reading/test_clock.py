from __future__ import annotations

from datetime import UTC, date, timedelta, timezone
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from mkdocs_postmortems.reading.clock import read_stated, stated_zone

BERLIN = ZoneInfo("Europe/Berlin")
NEAR = date(2018, 4, 18)


def at(hours: int) -> timezone:
    return timezone(timedelta(hours=hours))


STATED: dict[str, tuple[Any, ...]] = {
    "07:32": (None, (7, 32, 0), None, ""),
    "7:32 it began": (None, (7, 32, 0), None, "it began"),
    "07:32:10 it began": (None, (7, 32, 10), None, "it began"),
    "07:32: it began": (None, (7, 32, 0), None, "it began"),
    "07:32 - it began": (None, (7, 32, 0), None, "it began"),
    "[07:32] it began": (None, (7, 32, 0), None, "it began"),
    "(07:32) it began": (None, (7, 32, 0), None, "it began"),
    "07:32 – 07:40 it began": (None, (7, 32, 0), None, "it began"),
    "07:32-07:40: it began": (None, (7, 32, 0), None, "it began"),
    "07:32 to 07:40 CEST it began": (None, (7, 32, 0), BERLIN, "it began"),
    "~13:30-13:45": (None, (13, 30, 0), None, ""),
    "ca. 18:30 it began": (None, (18, 30, 0), None, "it began"),
    "about 13:30 it began": (None, (13, 30, 0), None, "it began"),
    "18:30 (about): it began": (None, (18, 30, 0), None, "it began"),
    "22:52 (maybe earlier?)": (None, (22, 52, 0), None, ""),
    "22:52 (a note) it began": (None, (22, 52, 0), None, "a note) it began"),
    "10:45~": (None, (10, 45, 0), None, ""),
    "09:58 AM it began": (None, (9, 58, 0), None, "it began"),
    "07:30am - first report": (None, (7, 30, 0), None, "first report"),
    "12:00 a.m. it began": (None, (0, 0, 0), None, "it began"),
    "12:05 pm": (None, (12, 5, 0), None, ""),
    "9pm it began": (None, (21, 0, 0), None, "it began"),
    "13:06 PM it began": (None, (13, 6, 0), None, "it began"),
    "0:15 AM it began": (None, (0, 15, 0), None, "it began"),
    "15h20 it began": (None, (15, 20, 0), None, "it began"),
    "14:30h it began": (None, (14, 30, 0), None, "it began"),
    "2021-07-02 07:32": (date(2021, 7, 2), (7, 32, 0), None, ""),
    "2021-7-2, 07:32: it began": (date(2021, 7, 2), (7, 32, 0), None, "it began"),
    "2021/07/02 07:32": (date(2021, 7, 2), (7, 32, 0), None, ""),
    "2021-07-02 – 07:32 it began": (date(2021, 7, 2), (7, 32, 0), None, "it began"),
    "2021-07-02T07:32:10Z it began": (date(2021, 7, 2), (7, 32, 10), UTC, "it began"),
    "2021-07-02T07:32-04:00 it began": (date(2021, 7, 2), (7, 32, 0), at(-4), "it began"),
    "2021-07-02 07:32+02:00": (date(2021, 7, 2), (7, 32, 0), at(2), ""),
    "2021-07-02 07:32-09:00": (date(2021, 7, 2), (7, 32, 0), None, ""),
    "2018-07-08 ca. 18:30": (date(2018, 7, 8), (18, 30, 0), None, ""),
    "Feb 20 2018 14:17": (date(2018, 2, 20), (14, 17, 0), None, ""),
    "September 3rd, 2018 14:17": (date(2018, 9, 3), (14, 17, 0), None, ""),
    "Monday, March 3, 2025 10:00 it began": (date(2025, 3, 3), (10, 0, 0), None, "it began"),
    "19. April, 11:00": (date(2018, 4, 19), (11, 0, 0), None, ""),
    "3rd of March 2020, 10:00 CET": (date(2020, 3, 3), (10, 0, 0), BERLIN, ""),
    "Apr 20 14:17": (date(2018, 4, 20), (14, 17, 0), None, ""),
    "2018-04-19": (date(2018, 4, 19), None, None, ""),
    "2018-04-19 --:-- it began": (date(2018, 4, 19), None, None, "it began"),
    "7:32 UTC it began": (None, (7, 32, 0), at(0), "it began"),
    "07:32 PST it began": (None, (7, 32, 0), at(-8), "it began"),
    "07:32 (CEST) it began": (None, (7, 32, 0), BERLIN, "it began"),
    "07:32 UTC+2 it began": (None, (7, 32, 0), at(2), "it began"),
    "07:32 GMT-05:30 it": (None, (7, 32, 0), timezone(-timedelta(hours=5, minutes=30)), "it"),
    "07:32 AWS it began": (None, (7, 32, 0), None, "AWS it began"),
    "07:32 (AWS) it began": (None, (7, 32, 0), None, "AWS) it began"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "stated"), STATED.items())
def test_a_time_is_read_as_people_write_it(text: str, stated: tuple[Any, ...]) -> None:
    read = read_stated(text, NEAR, BERLIN)
    assert read is not None
    assert (read.day, read.clock, read.zone, read.rest) == stated


@pytest.mark.parametrize(
    "text",
    [
        "", "text", "10.128.0.7", "10:1", "25:00 x", "10:60", "12 pods", "3 nodes at 12:30", "13pm",
        "13:06 AM", "15h later", "24:30 PM",
        "May be 3", "2021/22-??", "20202-01-16 12:00", "100:30", "2024-02-30 10:00", "10:45% x",
        "0am", "((((", "~" * 5000, "Feb 30 10:00",
    ],
)  # fmt: skip
def test_what_is_no_time_is_none(text: str) -> None:
    assert read_stated(text, NEAR, BERLIN) is None


@pytest.mark.parametrize(
    ("near", "day"),
    [
        (date(2018, 12, 30), date(2019, 1, 2)),
        (date(2019, 1, 1), date(2019, 1, 2)),
        (date(1, 1, 1), date(1, 1, 2)),
        (date(9999, 12, 31), date(9999, 1, 2)),
    ],
)
def test_a_date_without_a_year_lies_near_the_one_before(near: date, day: date) -> None:
    read = read_stated("Jan 2 10:00", near, BERLIN)
    assert read is not None
    assert read.day == day


def test_the_29th_of_february_finds_its_year() -> None:
    read = read_stated("Feb 29 10:00", date(2025, 1, 1), BERLIN)
    assert read is not None
    assert read.day == date(2024, 2, 29)


def test_a_date_without_a_year_and_nothing_near_is_none() -> None:
    assert read_stated("Jan 2 10:00", None, BERLIN) is None


ZONES = {
    "All times in UTC.": at(0),
    "All times in CEST/UTC": BERLIN,
    "All times in PST (UTC-7)": at(-7),
    "All times in GMT+2": at(2),
    "All times in PST": at(-8),
    "Times are in America/New_York": ZoneInfo("America/New_York"),
    "Date and Time in CET": BERLIN,
    "All times in XYZ": None,
    "All times in Nowhere/City": None,
    "All times in UTC+99": None,
}


@pytest.mark.parametrize(("text", "zone"), ZONES.items())
def test_a_sentence_may_state_the_zone(text: str, zone: Any) -> None:
    assert stated_zone(text, BERLIN) == zone


def test_an_abbreviation_of_the_own_zone_means_the_own_zone() -> None:
    own = ZoneInfo("America/Los_Angeles")
    assert stated_zone("All times in PST", own) is own
