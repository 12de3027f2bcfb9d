from __future__ import annotations

import pytest
from tests.insight.test_population import base
from tests.records import DNS, RETRY, ROLLBACK, record

from mkdocs_postmortems.insight.looked_wording import period_said
from mkdocs_postmortems.insight.over_periods import By, Period, over_periods
from mkdocs_postmortems.insight.population import Population, Slice
from mkdocs_postmortems.model.front_matter import Status

KB = base(
    record("a", "2023-11-01", [DNS]),
    record("b", "2024-01-01", [DNS, f"{ROLLBACK}:mitigating"], teams=("blue",)),
    record("c", "2024-03-31", [DNS, f"{DNS}:trigger", RETRY]),
    record("d", "2024-04-01", []),
    record("e", "2024-04-02", status=Status.DRAFT),
    record("f", None),
)


def periods(by: By, asked: Slice | None = None) -> tuple[Period, ...]:
    asked = asked or Slice()
    return over_periods(KB, Population.of(KB, asked), asked, by)


@pytest.mark.parametrize(
    ("by", "found"),
    [
        (By.QUARTER, [("2023 Q4", 1, 1, 1), ("2024 Q1", 2, 2, 2), ("2024 Q2", 0, 1, 2)]),
        (By.YEAR, [("2023", 1, 1, 1), ("2024", 2, 3, 4)]),
    ],
)
def test_a_period_has_its_numbers_of_counted_coded_and_written_records(
    by: By, found: list[tuple[str, int, int, int]]
) -> None:
    assert [(p.name, p.n, p.coded, p.written) for p in periods(by)] == found


def test_a_record_counts_a_factor_and_a_family_once() -> None:
    spring = periods(By.QUARTER)[1]
    assert [(seen.of, seen.x) for seen in spring.factors] == [(DNS, 2), (RETRY, 1)]
    assert [(seen.of, seen.x) for seen in spring.families] == [
        ("infrastructure", 2),
        ("software", 1),
    ]
    assert [(seen.of, seen.x) for seen in spring.helped] == [(ROLLBACK, 1)]


def test_periods_are_those_of_the_slice() -> None:
    assert [p.name for p in periods(By.QUARTER, Slice(team="blue"))] == ["2024 Q1"]
    assert periods(By.YEAR, Slice(team="red")) == ()


def test_the_sentence_has_both_denominators() -> None:
    assert period_said(periods(By.YEAR)[1]) == "2 records counted, 3 of 4 written are coded."
