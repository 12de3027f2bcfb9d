from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

import pytest
from tests.insight.populations import AWKWARD

from mkdocs_postmortems.insight.population import Population
from mkdocs_postmortems.insight.time_wording import how_lengths, lengths_said
from mkdocs_postmortems.insight.times import Length, Lengths, Stretch, times
from mkdocs_postmortems.model.incident import IncidentId
from mkdocs_postmortems.trends.durations import durations

MINUTES = [4, 7, 9, 12, 15, 22, 31, 48, 75, 610]


def lengths(
    minutes: Sequence[float],
    ongoing: Sequence[float] = (),
    *,
    missing: int = 0,
    estimated: int = 0,
    stretch: Stretch = "notice",
) -> Lengths:
    def each(values: Sequence[float]) -> tuple[Length, ...]:
        return tuple(
            Length(IncidentId(f"r{n}"), timedelta(minutes=value), n < estimated)
            for n, value in enumerate(values)
        )

    seconds = ([60 * value for value in values] for values in (minutes, ongoing))
    return Lengths(stretch, each(minutes), each(ongoing), missing, durations(*seconds))


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (
            lengths(MINUTES, missing=5, estimated=3),
            "Median 18 min 30 s (7 to 75 min), 10 records; 9 in 10: at least 31 min,"
            " no upper bound yet. Start unknown in 5 more, estimated in 3.",
        ),
        (
            lengths(MINUTES[:4], missing=1, stretch="resolve"),
            "Median 8 min, 4 records; 9 in 10: at least 7 min, no upper bound yet."
            " Not known in 1 more.",
        ),
        (
            lengths(range(1, 41), estimated=2),
            "Median 20 min 30 s (14 to 27 min), 40 records; 9 in 10: 36 min 6 s (32 to 40 min)."
            " Start estimated in 2.",
        ),
        (
            lengths(MINUTES[:8], [30, 600], stretch="mitigate"),
            "Median 15 min, 8 records and 2 ongoing; 9 in 10: not reached.",
        ),
        (
            lengths([5] * 3, [30] * 9, stretch="mitigate"),
            "Median not reached, 3 records and 9 ongoing; 9 in 10: not reached.",
        ),
        (
            lengths([5, 6], missing=1),
            "Not enough data for a median: 2 records. Start unknown in 1 more.",
        ),
        (lengths([]), "Not enough data for a median: 0 records."),
    ],
)
def test_the_middle_the_slow_end_and_what_is_not_known(found: Lengths, said: str) -> None:
    assert lengths_said(found) == said
    assert "mean" not in said + how_lengths(found)


def test_how_the_numbers_were_found() -> None:
    assert how_lengths(lengths(MINUTES)).endswith("it holds the quantile in 98 % of cases or more.")
    assert "Kaplan-Meier" in how_lengths(lengths(MINUTES, [30]))
    assert how_lengths(lengths([5])) == "Below 3 records the values stand alone."


@pytest.mark.parametrize("awkward", AWKWARD.values(), ids=AWKWARD)
def test_where_records_say_nothing_so_do_we(awkward: Population) -> None:
    found = times(awkward)
    for each in (found.notice, found.mitigate, found.resolve):
        assert lengths_said(each).startswith("Not enough data")
        assert how_lengths(each)
