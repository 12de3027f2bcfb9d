from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from fractions import Fraction

import pytest
from tests.insight.populations import AWKWARD
from tests.insight.test_population import base
from tests.records import DNS, NOISE, RETRY, record

from mkdocs_postmortems.insight.after_actions import (
    AfterAction,
    Compared,
    EvidenceDue,
    NotCompared,
    after_actions,
    expected,
)
from mkdocs_postmortems.insight.population import Population, Slice
from mkdocs_postmortems.model.action import Action, ActionState
from mkdocs_postmortems.model.factor import FactorId
from mkdocs_postmortems.model.front_matter import Status
from mkdocs_postmortems.model.incident import Incident
from mkdocs_postmortems.trends.windows import Window

START = date(2022, 1, 1)


def done(completed: str, *addresses: FactorId) -> tuple[Action, ...]:
    day = date.fromisoformat(completed)
    return (Action("A1", "Act", state=ActionState.DONE, completed=day, addresses=addresses),)


def history(*, before: int, after: int, last: str = "2025-01-01") -> list[Incident]:
    """An opening record, so many with the factor, the one that raised the action, and later ones."""
    return [
        record("opening", "2022-01-01", [NOISE]),
        *(
            record(f"b{n}", (START + timedelta(days=30 * (n + 1))).isoformat(), [DNS])
            for n in range(before)
        ),
        record("raising", "2023-01-01", [DNS], actions=done("2023-02-01", DNS)),
        *(
            record(f"c{n}", (date(2023, 3, 1) + timedelta(days=20 * n)).isoformat(), [DNS])
            for n in range(after)
        ),
        record("last", last, [NOISE]),
    ]


def looked(*incidents: Incident, asked: Slice | None = None) -> tuple[AfterAction, ...]:
    kb = base(*incidents)
    return after_actions(Population.of(kb, asked), kb)


def test_before_and_after_are_compared_once_a_silence_would_say_something() -> None:
    (row,) = looked(*history(before=4, after=1))
    assert (row.seen.incident, row.seen.action, row.seen.factor) == ("raising", "A1", DNS)
    assert (row.seen.again, row.seen.since) == (("c0",), 2)
    assert row.before == Window(x=4, days=365, records=4)
    assert row.after == Window(x=1, days=700, records=2)
    assert isinstance(row.result, Compared)
    assert row.result.by_days.ratio == pytest.approx((1 / 700) / (4 / 365))
    assert row.result.by_records is not None
    assert row.result.by_records.ratio == pytest.approx((1 / 2) / (4 / 4))


@pytest.mark.parametrize(
    ("last", "result"),
    [
        ("2024-03-13", EvidenceDue(date(2024, 3, 14))),
        ("2024-03-14", Compared),
    ],
)
def test_until_then_it_says_from_when_on(last: str, result: object) -> None:
    (row,) = looked(*history(before=4, after=0, last=last))
    assert (
        row.result == result
        if isinstance(result, EvidenceDue)
        else isinstance(row.result, Compared)
    )


@pytest.mark.parametrize("before", [0, 1])
def test_too_few_earlier_records_are_never_compared(before: int) -> None:
    (row,) = looked(*history(before=before, after=3))
    assert row.result is NotCompared.TOO_FEW
    assert len(row.seen.again) == 3


@pytest.mark.parametrize(
    ("factors", "completed", "as_of", "result"),
    [
        ([NOISE], "2023-02-01", "2024-01-01", NotCompared.NO_PROBLEM),
        ([f"{DNS}:mitigating", NOISE], "2023-02-01", "2024-01-01", NotCompared.NO_PROBLEM),
        ([DNS], "2022-12-31", "2024-01-01", NotCompared.DONE_BEFORE),
        ([DNS], "2024-01-02", "2024-01-01", NotCompared.NOT_YET),
        ([DNS], "2023-02-01", "2022-06-01", NotCompared.NOT_YET),
        ([DNS], "2023-01-01", "2023-01-01", NotCompared.TOO_FEW),
    ],
)
def test_days_and_factors_that_do_not_fit_have_a_reason(
    factors: Sequence[str], completed: str, as_of: str, result: NotCompared
) -> None:
    raising = record("raising", "2023-01-01", factors, actions=done(completed, DNS))
    (row,) = looked(
        raising,
        record("later", "2023-06-01", [DNS]),
        record("end", "2024-01-01", [DNS]),
        asked=Slice(until=date.fromisoformat(as_of)),
    )
    assert row.result is result


def test_every_factor_an_action_addresses_has_a_row() -> None:
    rows = looked(
        record("a", "2023-01-01", [DNS, RETRY], actions=done("2023-02-01", DNS, RETRY)),
        record("b", "2023-06-01", [RETRY]),
    )
    assert [(row.seen.factor, row.seen.again) for row in rows] == [(DNS, ()), (RETRY, ("b",))]


def test_an_action_of_a_record_in_preparation_is_looked_at_too() -> None:
    draft = record("a", "2023-01-01", [DNS], status=Status.DRAFT, actions=done("2023-02-01", DNS))
    (row,) = looked(draft, record("b", "2023-06-01", [DNS]))
    assert row.seen.again == ("b",)


def test_a_slice_narrows_the_records_and_not_the_actions() -> None:
    rows = looked(
        record("a", "2023-01-01", [DNS], teams=("blue",), actions=done("2023-02-01", DNS)),
        record("b", "2023-06-01", [DNS], teams=("blue",)),
        record("c", "2023-07-01", [DNS], teams=("red",)),
        asked=Slice(team="red"),
    )
    assert [(row.seen.again, row.seen.since) for row in rows] == [(("c",), 1)]


def test_records_after_the_view_are_not_looked_at() -> None:
    incidents = history(before=4, after=2, last="2026-01-01")
    (row,) = looked(*incidents, asked=Slice(until=date(2023, 3, 1)))
    assert (row.seen.again, row.seen.since) == (("c0",), 1)
    assert row.after == Window(x=1, days=28, records=1)


def test_records_after_a_day_that_was_set_are_not_looked_at() -> None:
    kb = base(*history(before=4, after=2))
    (row,) = after_actions(Population(Population.of(kb).records, date(2023, 3, 1)), kb)
    assert (row.seen.again, row.seen.since) == (("c0",), 1)


def test_without_a_record_since_there_is_no_ratio_by_records() -> None:
    kb = base(*history(before=4, after=0)[:-1])
    population = Population(Population.of(kb).records, date(2026, 1, 1))
    (row,) = after_actions(population, kb)
    assert isinstance(row.result, Compared)
    assert row.result.by_records is None


@pytest.mark.parametrize("population", AWKWARD.values(), ids=AWKWARD)
@pytest.mark.parametrize("completed", ["0001-01-01", "2024-01-03", "9999-12-31"])
def test_where_records_say_little_each_action_has_a_reason(
    population: Population, completed: str
) -> None:
    raising = record("zz", "2024-01-02", [DNS], actions=done(completed, DNS))
    for row in after_actions(population, base(raising)):
        assert not isinstance(row.result, Compared)
        assert expected(row, population) is None or row.after is not None


def test_the_rate_before_is_drawn_towards_that_of_all_factors() -> None:
    """Six factors, one of them at its peak, all looked at for the same time."""
    others = [FactorId(f"software.f{n}") for n in range(5)]
    days = [(START + timedelta(days=20 * n)).isoformat() for n in range(1, 11)]
    incidents = [
        record("opening", "2022-01-01", [NOISE]),
        *(record(f"p{n}", day, [DNS]) for n, day in enumerate(days)),
        *(record(f"q{n}", days[n], [other]) for n, other in enumerate(others)),
        record("raising", "2023-01-01", [DNS], actions=done("2023-02-01", DNS)),
        record("last", "2024-02-01", [NOISE]),
    ]
    kb = base(*incidents)
    population = Population.of(kb)
    (row,) = after_actions(population, kb)
    assert row.before == Window(x=10, days=365, records=15)
    found = expected(row, population)
    assert found is not None
    # 10, five times 1, and 0 for the seventh, all in 365 days: (10 + m²/A) / (1 + m/A).
    m = Fraction(15, 7)
    between = Fraction(105, 7) - m * m - m
    assert found == pytest.approx(float((10 + m * m / between) / (1 + m / between)))
    assert found < 10
