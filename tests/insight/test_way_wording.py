from __future__ import annotations

import pytest
from tests.insight.populations import AWKWARD, population
from tests.records import DNS, NOISE, record

from mkdocs_postmortems.insight.way_wording import (
    bursts_said,
    how_ways,
    per_time_said,
    quarters_said,
    second_said,
    share_rise_said,
)
from mkdocs_postmortems.insight.ways import Ways, ways_to_look
from mkdocs_postmortems.trends.monotone import cox_stuart
from mkdocs_postmortems.trends.quarters import cochran_armitage
from mkdocs_postmortems.trends.recent import larger_share, per_time


def test_more_in_the_last_days() -> None:
    assert per_time_said(per_time(5, 3, 90, 270)) == (
        "5 in the last 90 days, 3 in the 270 before (p .027)"
    )
    assert per_time_said(per_time(2, 0, 90, 270)) == (
        "Not enough data: 2 in the last 90 days, 0 in the 270 before"
    )


def test_a_larger_share() -> None:
    assert share_rise_said(larger_share(5, 10, 3, 30)) == (
        "5 of the last 10 records, 3 of the 30 before (p .015)"
    )
    assert share_rise_said(larger_share(1, 1, 0, 2)) == (
        "Not enough data: 1 of the last 1 record, 0 of the 2 before"
    )


@pytest.mark.parametrize(
    ("x", "n", "said"),
    [
        ([0, 1, 1, 4], [8] * 4, "0 of 8, 1 of 8, 1 of 8, 4 of 8 by quarter (p .012)"),
        ([0, 1], [8] * 2, "Not enough data: 0 of 8, 1 of 8 by quarter"),
        ([], [], "Not enough data: no quarter"),
        (
            [0] * 6 + [1] * 4,
            [2] * 10,
            "2 earlier quarters, then 0 of 2, 0 of 2, 0 of 2, 0 of 2, 1 of 2, 1 of 2, 1 of 2, 1 of 2 "
            "by quarter (p .012)",
        ),
    ],
)
def test_by_quarter(x: list[int], n: list[int], said: str) -> None:
    assert quarters_said(cochran_armitage(x, n)) == said


def test_pairs_of_quarters() -> None:
    assert second_said(cox_stuart([1, 2, 0, 1, 3, 3, 2, 4])) == (
        "the later quarter is higher in 4 of 4 pairs that differ (p .062)"
    )
    assert second_said(cox_stuart([1, 1])) == (
        "Not enough data: the later quarter is higher in 0 of 0 pairs that differ"
    )


def dense(*x: int) -> Ways:
    """Nine records in each quarter, some of them with the factor."""
    rows = [
        record(
            f"{q}-{k}",
            f"{2023 + q // 4}-{3 * (q % 4) + 1:02}-0{k + 1}",
            [DNS if k < seen else NOISE],
        )
        for q, seen in enumerate(x)
        for k in range(9)
    ]
    return ways_to_look(population(*rows), DNS)


@pytest.mark.parametrize(
    ("x", "said"),
    [
        ((0, 0, 1, 0, 7, 8, 0, 0), "denser from 2024 Q1 to 2024 Q2"),
        ((0, 0, 0, 0, 0, 8, 0, 0), "denser in 2024 Q2"),
        ((0, 9, 0, 0, 0, 0, 0, 0, 9, 0), "denser in 2023 Q2 and in 2025 Q1"),
        ((1, 1, 1, 1, 1, 1, 1, 1), ""),
        ((0, 0, 0, 6), ""),
    ],
)
def test_bursts_are_dates_only(x: tuple[int, ...], said: str) -> None:
    assert bursts_said(dense(*x)) == said


def test_how_the_ways_were_made() -> None:
    said = [*how_ways(dense(0, 0, 1, 0, 7, 8, 0, 0))]
    assert len(said) == 5
    assert "every way counted; T = 70" in said[2]
    assert "Cox-Stuart" in said[3]


@pytest.mark.parametrize("name", AWKWARD)
def test_records_that_say_little_have_sentences(name: str) -> None:
    ways = ways_to_look(AWKWARD[name], DNS)
    for said in (per_time_said(ways.per_time), quarters_said(ways.over_quarters)):
        assert said.startswith("Not enough data: ")
    assert bursts_said(ways) == ""
    assert all([*how_ways(ways)])
