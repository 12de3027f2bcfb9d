from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from mkdocs_postmortems.errors import SourceUnreadable

UNDATED = "title: T\nfactors: [dns]\n"


def test_a_naive_time_takes_the_records_zone(record: Callable[..., Any]) -> None:
    read = record('timezone: Europe/Berlin\ntimes: {started: "2024-05-01 12:00"}')
    times = read.record().times
    assert times.started.at == datetime(2024, 5, 1, 10, tzinfo=UTC)
    assert times.zone == "Europe/Berlin"


def test_without_a_zone_the_sites_own_holds(record: Callable[..., Any]) -> None:
    read = record('times: {started: "2024-05-01 12:00"}', timezone="Asia/Tokyo")
    times = read.record().times
    assert times.started.at == datetime(2024, 5, 1, 3, tzinfo=UTC)
    assert times.zone == "Asia/Tokyo"


def test_an_unknown_zone_leaves_the_sites_own(record: Callable[..., Any]) -> None:
    read = record("timezone: Berlin", timezone="Asia/Tokyo")
    assert read.record().times.zone == "Asia/Tokyo"
    assert read.the("PM202").hint == "Did you mean 'Europe/Berlin'?"


@pytest.mark.parametrize(
    "name", ["CEST", "Europe", "../etc/passwd", "/etc/passwd", "a\\0b", "x" * 300]
)
def test_what_is_no_zone_is_noted(record: Callable[..., Any], name: str) -> None:
    assert record(f'timezone: "{name}"').the("PM202").hint


def test_a_site_with_an_unknown_zone_is_one_error(record: Callable[..., Any]) -> None:
    with pytest.raises(SourceUnreadable, match="'Berlin' is not an IANA name"):
        record(timezone="Berlin")


def test_the_day_of_a_time_is_that_of_the_records_zone(record: Callable[..., Any]) -> None:
    read = record('timezone: Asia/Tokyo\ntimes: {started: "2024-05-01T20:00Z"}', head=UNDATED)
    assert read.record().times.started.day == date(2024, 5, 2)
    assert read.record().date == date(2024, 5, 2)


def test_a_date_alone_has_no_time_and_gives_no_span(record: Callable[..., Any]) -> None:
    read = record('times: {started: 2024-05-01, resolved: "2024-05-01 12:00"}')
    times = read.record().times
    assert (times.started.at, times.started.day) == (None, date(2024, 5, 1))
    assert times.span("started", "resolved") is None
    assert not read.findings


def test_words_may_stand_for_times(record: Callable[..., Any]) -> None:
    read = record("times: {started: unknown, detected: Unknown, resolved: ongoing}")
    times = read.record().times
    assert (times.started.word, times.resolved.word) == ("unknown", "ongoing")
    assert times.ongoing
    assert not read.findings


def test_spans_are_left_out_where_the_order_contradicts_itself(
    record: Callable[..., Any],
) -> None:
    sound = record('times: {started: "2024-05-01 10:00", resolved: "2024-05-01 11:30"}').record()
    assert sound.times.span("started", "resolved") == timedelta(minutes=90)
    wrong = record(
        'times: {started: "2024-05-01 10:00", detected: "2024-05-01 09:00", '
        'resolved: "2024-05-01 11:30"}'
    ).record()
    assert not wrong.times.sound
    assert wrong.times.span("started", "resolved") is None


def test_each_contradiction_is_noted_at_the_later_point(record: Callable[..., Any]) -> None:
    read = record(
        "times:\n  started: 2024-05-01 10:00\n  detected: 2024-04-30\n"
        "  mitigated: 2024-05-01 12:00\n  resolved: 2024-05-01 11:00"
    )
    assert [(f.location.line, f.message.split()[0]) for f in read.of("PM203")] == [
        (7, "`detected`"),
        (9, "`resolved`"),
    ]


def test_declared_and_detected_may_follow_mitigated(record: Callable[..., Any]) -> None:
    read = record(
        'times: {started: "2024-05-01 10:00", mitigated: "2024-05-01 10:30", '
        'detected: "2024-05-01 11:00", declared: "2024-05-01 12:00", resolved: "2024-05-01 10:30"}'
    )
    assert read.record().times.sound
    assert not read.findings


def test_dates_alone_on_one_day_contradict_nothing(record: Callable[..., Any]) -> None:
    assert not record('times: {started: "2024-05-01 10:00", resolved: 2024-05-01}').findings


def test_detection_at_the_start_is_asked_about(record: Callable[..., Any]) -> None:
    read = record('times: {started: "2024-05-01 10:00", detected: "2024-05-01T10:00Z"}')
    assert read.codes == ["PM204"]


@pytest.mark.parametrize(("end", "codes"), [("2024-07-30", []), ("2024-07-31", ["PM205"])])
def test_a_span_over_ninety_days_is_asked_about(
    record: Callable[..., Any], end: str, codes: list[str]
) -> None:
    assert record(f"times: {{started: 2024-05-01, resolved: {end}}}").codes == codes


@pytest.mark.parametrize(
    ("year", "codes"), [("1969", ["PM208"]), ("1970", []), ("2100", []), ("2101", ["PM208"])]
)
def test_an_unlikely_year_is_asked_about(
    record: Callable[..., Any], year: str, codes: list[str]
) -> None:
    head = f"title: T\ndate: {year}-05-01\nfactors: [dns]\n"
    assert record(head=head).codes == codes


def test_a_time_the_clock_shows_twice_is_the_first(record: Callable[..., Any]) -> None:
    read = record('timezone: Europe/Berlin\ntimes: {started: "2023-10-29 02:30"}', head=UNDATED)
    assert read.record().times.started.at == datetime(2023, 10, 29, 0, 30, tzinfo=UTC)


def test_a_time_the_clock_skips_is_moved_on(record: Callable[..., Any]) -> None:
    read = record('timezone: Europe/Berlin\ntimes: {started: "2024-03-31 02:30"}', head=UNDATED)
    assert read.record().times.started.at == datetime(2024, 3, 31, 1, 30, tzinfo=UTC)
    assert "03:30" in read.the("PM207").message


def test_an_offset_that_agrees_with_the_zone_is_no_mixture(record: Callable[..., Any]) -> None:
    read = record(
        "timezone: Europe/Berlin\n"
        'times: {started: "2024-05-01 10:00", resolved: "2024-05-01T12:00:00+02:00"}'
    )
    assert not read.findings


def test_a_time_out_of_reach_mixes_with_nothing(record: Callable[..., Any]) -> None:
    read = record('times: {started: 0001-01-01T00:00:00+10:00, resolved: "2024-05-01 10:00"}')
    assert read.codes == ["PM201", "PM208"]
    assert read.record().times.started is None


def test_times_that_all_carry_an_offset_are_no_mixture(record: Callable[..., Any]) -> None:
    read = record('times: {started: "2024-05-01 10:00-07:00", resolved: "2024-05-01T22:00+02:00"}')
    assert not read.findings


def test_the_date_is_the_earliest_of_the_times_where_none_is_written(
    record: Callable[..., Any],
) -> None:
    read = record('times: {detected: "2024-05-02 10:00", resolved: 2024-05-03}', head=UNDATED)
    assert read.record().date == date(2024, 5, 2)
    assert not read.findings


@pytest.mark.parametrize(
    ("day", "codes"),
    [
        ("2024-04-30", ["PM209"]),
        ("2024-05-01", []),
        ("2024-05-03", []),
        ("2024-05-04", ["PM209"]),
    ],
)
def test_a_date_outside_the_times_is_noted(
    record: Callable[..., Any], day: str, codes: list[str]
) -> None:
    head = f"title: T\ndate: {day}\nfactors: [dns]\n"
    read = record('times: {started: "2024-05-01 10:00", resolved: 2024-05-03}', head=head)
    assert read.codes == codes
    assert str(read.record().date) == day


def test_a_time_under_date_gives_its_day(record: Callable[..., Any]) -> None:
    read = record(head="title: T\ndate: 2024-05-01 23:30:00\nfactors: [dns]\n")
    assert read.record().date == date(2024, 5, 1)


def test_precision_is_kept(record: Callable[..., Any]) -> None:
    read = record("times: {started: 2024-05-01, started_precision: estimated}")
    assert read.record().times.precision == "estimated"
