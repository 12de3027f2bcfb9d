from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.insight.populations import AWKWARD, population
from tests.records import DNS, NOISE, RETRY, record

from mkdocs_postmortems.insight.population import Population
from mkdocs_postmortems.insight.ways import ways_to_look
from mkdocs_postmortems.model.incident import Incident

DAY = date(2024, 12, 31)


def aged(name: str, ages: list[int], *factors: str) -> list[Incident]:
    days = [(DAY - timedelta(days=age)).isoformat() for age in ages]
    return [record(f"{name}{n:03}", day, factors) for n, day in enumerate(days)]


def test_the_last_90_days_against_the_270_before() -> None:
    found = ways_to_look(
        population(
            *aged("in", [0, 20, 40, 60, 89], DNS),
            *aged("before", [90, 200, 359], DNS),
            *aged("older", [360, 900], DNS),
            *aged("other", [1, 2, 3, 4, 5], RETRY),
            *aged("else", [*range(100, 127)], RETRY),
        ),
        DNS,
    )
    assert (found.per_time.x_recent, found.per_time.x_before) == (5, 3)
    assert (found.per_time.days_recent, found.per_time.days_before) == (90, 270)
    assert found.per_time.p == pytest.approx(0.0272979736)
    share = found.share
    assert (share.x_recent, share.n_recent, share.x_before, share.n_before) == (5, 10, 3, 30)
    assert share.p == pytest.approx(0.0145389712)


@pytest.mark.parametrize(
    ("oldest", "days"), [(500, (90, 270)), (359, (90, 270)), (199, (90, 110)), (30, (31, 0))]
)
def test_a_young_collection_has_fewer_days_before(oldest: int, days: tuple[int, int]) -> None:
    time = ways_to_look(population(*aged("a", [0, oldest], DNS)), DNS).per_time
    assert (time.days_recent, time.days_before) == days


def test_records_after_the_end_of_the_view_are_not_recent() -> None:
    found = population(*aged("a", [0, 1, 2, 100], DNS), as_of="2024-12-30")
    assert ways_to_look(found, DNS).share.n_recent == 2


def by_quarter(x: list[int], n: list[int]) -> Population:
    rows = []
    for place, (seen, size) in enumerate(zip(x, n, strict=True)):
        first = date(2022 + place // 4, 3 * (place % 4) + 1, 1)
        rows += [
            record(f"{place}-{k}", (first + timedelta(k)).isoformat(), [DNS if k < seen else NOISE])
            for k in range(size)
        ]
    return population(*rows)


def test_quarters_are_compared_and_a_second_test_looks_again() -> None:
    found = ways_to_look(by_quarter([0, 1, 1, 4], [8] * 4), DNS)
    assert found.over_quarters.p == pytest.approx(0.0120813249)
    assert [str(quarter) for quarter in found.quarters] == [f"2022 Q{n}" for n in (1, 2, 3, 4)]
    assert (found.second.test, found.second.enough) == ("Cox-Stuart", False)
    rising = ways_to_look(by_quarter([0, 1, 2, 3, 4, 5, 6, 7], [8] * 8), DNS).second
    assert (rising.test, rising.up, rising.enough) == ("Mann-Kendall", 28, True)


def test_bursts_are_quarters() -> None:
    found = ways_to_look(by_quarter([0, 1, 0, 1, 4, 5, 1, 0], [6, 7, 5, 8, 7, 8, 6, 7]), DNS)
    assert [(str(a), str(b)) for a, b in found.denser] == [("2023 Q1", "2023 Q2")]
    short = ways_to_look(by_quarter([0, 1, 0, 0, 1, 8], [2, 2, 1, 1, 2, 8]), DNS)
    assert short.bursts.spans == ((5, 5),)
    assert short.denser == ()


def test_a_quarter_without_records_is_not_there() -> None:
    found = ways_to_look(by_quarter([0, 1, 0, 4], [8, 8, 0, 8]), DNS)
    assert found.over_quarters.n == (8, 8, 8)
    assert [quarter.number for quarter in found.quarters] == [1, 2, 4]


@pytest.mark.parametrize("name", AWKWARD)
@pytest.mark.parametrize("factor", [DNS, NOISE])
def test_records_that_say_little_have_a_clear_value(name: str, factor: str) -> None:
    found = ways_to_look(AWKWARD[name], factor)  # type: ignore[arg-type]
    assert not found.per_time.enough
    assert not found.over_quarters.enough
    assert not found.second.enough
    assert not found.denser


@given(st.lists(st.tuples(st.integers(0, 1200), st.booleans()), max_size=30), st.integers(0, 3))
def test_counts_are_those_of_a_plain_search(rows: list[tuple[int, bool]], late: int) -> None:
    made = [
        aged(f"r{n:02}-", [age], DNS if mine else RETRY)[0] for n, (age, mine) in enumerate(rows)
    ]
    until = DAY - timedelta(days=late)
    found = ways_to_look(population(*made, as_of=until.isoformat()), DNS)
    recent = [i for i in made if i.date and 0 <= (until - i.date).days < 90]
    before = [i for i in made if i.date and 90 <= (until - i.date).days < 360]
    assert found.share.n_recent == len(recent)
    assert found.share.n_before == len(before)
    assert found.share.x_recent == sum(DNS in i.factor_ids() for i in recent)
    assert found.share.x_before == sum(DNS in i.factor_ids() for i in before)
    assert sum(found.over_quarters.x) == sum(mine for _, mine in rows)
    assert sum(found.over_quarters.n) == len(rows)
