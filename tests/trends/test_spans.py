from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.records import record

from mkdocs_postmortems.model.times import Moment, Times, Word
from mkdocs_postmortems.trends.spans import Spans, in_words, spans_of

SECONDS = {"d": 86_400, "h": 3_600, "min": 60, "s": 1}


@pytest.mark.parametrize(
    ("span", "words"),
    [
        (timedelta(0), "0 min"),
        (timedelta(microseconds=1), "under 1 s"),
        (timedelta(seconds=3), "3 s"),
        (timedelta(seconds=59, milliseconds=999), "59 s"),
        (timedelta(minutes=36), "36 min"),
        (timedelta(minutes=18, seconds=30), "18 min 30 s"),
        (timedelta(hours=1), "1 h"),
        (timedelta(hours=1, minutes=57), "1 h 57 min"),
        (timedelta(hours=1, seconds=59), "1 h"),
        (timedelta(days=2, hours=2, minutes=59), "2 d 2 h"),
        (timedelta(days=1, minutes=59), "1 d"),
        (timedelta(days=13, hours=23), "13 d 23 h"),
        (timedelta(days=14, hours=23), "14 d"),
        (timedelta(days=593), "593 d"),
        (timedelta(minutes=-36), "-36 min"),
    ],
)
def test_a_length_in_its_two_largest_units(span: timedelta, words: str) -> None:
    assert in_words(span) == words


@given(st.timedeltas(timedelta(seconds=1), timedelta(days=5000)))
def test_words_never_say_more_than_the_length(span: timedelta) -> None:
    parts = re.findall(r"(\d+) (d|h|min|s)", in_words(span))
    said = timedelta(seconds=sum(int(n) * SECONDS[unit] for n, unit in parts))
    unit = parts[0][1]
    exact_to = {"d": "d" if span >= timedelta(days=14) else "h", "h": "min"}.get(unit, "s")
    assert timedelta(0) <= span - said < timedelta(seconds=SECONDS[exact_to])


def at(hour: int, minute: int = 0) -> Moment:
    return Moment(datetime(2024, 5, 1, hour, minute, tzinfo=UTC), date(2024, 5, 1))


HOUR = timedelta(hours=1)


@pytest.mark.parametrize(
    ("times", "spans"),
    [
        (
            Times(at(8), at(9), at(9, 30), at(11), at(14), precision="estimated"),
            Spans(HOUR, 2 * HOUR, 5 * HOUR, 6 * HOUR, start_estimated=True),
        ),
        (Times(), Spans()),
        (Times(declared=at(9), mitigated=at(11)), Spans()),
        (Times(detected=at(9), resolved=at(10)), Spans(to_resolution=HOUR)),
        (Times(started=at(9), resolved=at(10)), Spans(total=HOUR)),
        (Times(started=Moment(day=date(2024, 5, 1)), detected=at(9)), Spans()),
        (Times(started=Moment(word=Word.UNKNOWN), detected=at(9)), Spans()),
        (
            Times(at(8), at(9), resolved=Moment(word=Word.ONGOING)),
            Spans(undetected=HOUR, ongoing=True),
        ),
        (Times(at(8), at(9), resolved=at(10), sound=False), Spans()),
        (Times(at(8), at(11), mitigated=at(10)), Spans(undetected=3 * HOUR)),
        (Times(at(8), at(8)), Spans(undetected=timedelta(0))),
    ],
)
def test_lengths_are_measured_only_between_known_times(times: Times, spans: Spans) -> None:
    assert spans_of(record("a", times=times)) == spans
