from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.insight.populations import AWKWARD, population, weekly
from tests.records import DNS, NOISE, RETRY, ROLLBACK, record

from mkdocs_postmortems.insight.population import Population
from mkdocs_postmortems.insight.recurring import Recurring, recurring
from mkdocs_postmortems.model.factor import Role
from mkdocs_postmortems.model.incident import Incident

DAY = date(2024, 6, 30)


def aged(factor: str, *ages: int) -> list[Incident]:
    days = [(DAY - timedelta(days=age)).isoformat() for age in ages]
    return [record(f"{factor}-{n}", day, [factor]) for n, day in enumerate(days)]


def only(found: Population, *, helped: bool = False) -> Recurring:
    recurrence = recurring(found, helped=helped)
    (row,) = recurrence.ranked + recurrence.seen
    return row


def test_recent_sightings_weigh_more_and_close_rows_share_a_rank() -> None:
    found = recurring(
        population(
            *aged(RETRY, 10, 180, 360),
            *aged(DNS, 0, 20, 30, 60, 200),
            *aged(NOISE, 1000, 1100, 1200),
            *aged(ROLLBACK, 1, 2),
        )
    )
    assert [(row.factor, str(row.rank)) for row in found.ranked] == [
        (DNS, "1–2 (tied)"),
        (RETRY, "1–2 (tied)"),
        (NOISE, "3"),
    ]
    assert found.ranked[0].recency.score == pytest.approx(4.0734113)
    assert [(row.factor, row.rank) for row in found.seen] == [(ROLLBACK, None)]
    assert found.n == 13


def test_a_row_says_where_and_how_a_factor_was_seen() -> None:
    row = only(
        population(
            record("a", "2024-01-31", [DNS, f"{DNS}:trigger"], teams=("x", "y"), services=("web",)),
            record("b", "2024-03-31", [DNS, f"{DNS}:mitigating"], teams=("x",), services=("db",)),
            record("c", "2024-04-01", [DNS], teams=("x", "x")),
        )
    )
    assert (row.share.x, row.share.n, row.share.low) == (3, 3, None)
    assert (row.teams.counts, row.services.counts, row.quarters) == ((3, 1), (1, 1), 2)
    assert row.services.effective == pytest.approx(2)
    assert row.systemic
    assert row.roles == ((Role.TRIGGER, 1), (Role.CONTRIBUTING, 3))
    assert (row.last_seen, row.records) == (date(2024, 4, 1), ("a", "b", "c"))


def test_what_helped_is_looked_at_apart() -> None:
    found = weekly([DNS, f"{ROLLBACK}:mitigating"], [DNS, ROLLBACK], [DNS])
    assert [row.factor for row in recurring(found).ranked] == [DNS]
    row = only(found, helped=True)
    assert (row.factor, row.share.x, row.share.n, row.roles) == (
        ROLLBACK,
        1,
        3,
        ((Role.MITIGATING, 1),),
    )


def test_of_equal_scores_the_broader_one_comes_first_and_then_the_id() -> None:
    days = ["2024-01-01", "2024-02-01", "2024-03-01"]
    found = population(
        *(record(day, day, [NOISE, DNS]) for day in days),
        *(record(f"{day}-{n}", day, [RETRY], teams=(f"t{n}",)) for n, day in enumerate(days)),
    )
    assert [row.factor for row in recurring(found).ranked] == [RETRY, NOISE, DNS]


def test_rarely_seen_factors_are_listed_by_count_and_then_by_day() -> None:
    found = recurring(weekly([DNS], [RETRY], [DNS], [NOISE]))
    assert [row.factor for row in found.seen] == [DNS, NOISE, RETRY]
    assert not found.ranked


@pytest.mark.parametrize("name", AWKWARD)
@pytest.mark.parametrize("helped", [False, True])
def test_records_that_say_little_have_a_clear_value(name: str, helped: bool) -> None:
    found = recurring(AWKWARD[name], helped=helped)
    assert found.n == AWKWARD[name].n
    for row in found.ranked + found.seen:
        assert 0 < row.share.x <= row.share.n
        assert 0 <= row.recency.score <= row.share.x
        assert 1 <= row.recency.effective_n <= row.share.x


ORDERS = st.lists(
    st.tuples(st.integers(0, 900), st.sets(st.sampled_from([DNS, RETRY, NOISE]), min_size=1)),
    max_size=12,
).flatmap(lambda rows: st.tuples(st.just(rows), st.permutations(range(len(rows)))))


@given(ORDERS, st.integers(-300, 300))
def test_neither_the_order_of_the_input_nor_a_shift_of_all_days_matters(
    drawn: tuple[list[tuple[int, set[str]]], list[int]], shift: int
) -> None:
    rows, order = drawn

    def look(places: list[int], days: int) -> list[tuple[str, str, float]]:
        made = (
            record(f"r{n}", (DAY + timedelta(rows[n][0] + days)).isoformat(), sorted(rows[n][1]))
            for n in places
        )
        found = recurring(population(*made))
        return [(r.factor, str(r.rank), r.recency.score) for r in (*found.ranked, *found.seen)]

    assert look(order, shift) == look([*range(len(rows))], 0)
