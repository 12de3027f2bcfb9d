from __future__ import annotations

from datetime import date

import pytest
from tests.records import DNS, NOISE, RETRY, record

from mkdocs_postmortems.model.action import Action, ActionState
from mkdocs_postmortems.model.factor import FactorId
from mkdocs_postmortems.model.front_matter import Status
from mkdocs_postmortems.trends.recurrence import seen_again

SIGNAL = FactorId("detection.no-signal")


def done(*addresses: FactorId, completed: str | None = "2024-05-17", id: str = "A1") -> Action:
    day = date.fromisoformat(completed) if completed else None
    return Action(id, "Alert", state=ActionState.DONE, completed=day, addresses=addresses)


def test_later_records_with_the_factor_as_a_problem() -> None:
    rows = seen_again(
        [
            record("r1", "2024-05-01", [f"{SIGNAL}:detection"], actions=(done(SIGNAL),)),
            record("r2", "2024-05-17", [f"{SIGNAL}:detection"]),
            record("r3", "2024-06-20", [DNS]),
            record("r4", "2024-07-02", [SIGNAL, f"{SIGNAL}:detection"]),
            record("r5", "2024-08-11", [f"{SIGNAL}:mitigating"]),
            record("r6", "2024-09-30", [f"{SIGNAL}:detection"]),
        ]
    )
    (row,) = rows
    assert (row.incident, row.action, row.factor) == ("r1", "A1", SIGNAL)
    assert (row.completed, row.again, row.times, row.since) == (
        date(2024, 5, 17),
        ("r4", "r6"),
        2,
        4,
    )


@pytest.mark.parametrize(
    "action",
    [
        done(DNS, completed=None),
        Action(
            "A1", "Alert", state=ActionState.ACCEPTED, completed=date(2024, 5, 1), addresses=(DNS,)
        ),
        done(),
    ],
)
def test_without_a_day_of_completion_there_is_no_before_and_after(action: Action) -> None:
    assert seen_again([record("a", actions=(action,)), record("b", "2025-01-01")]) == ()


def test_records_that_are_not_counted_are_no_recurrence() -> None:
    (row,) = seen_again(
        [
            record("a", actions=(done(DNS),)),
            record("draft", "2024-06-01", status=Status.DRAFT),
            record("withdrawn", "2024-06-02", status=Status.WITHDRAWN),
            record("undated", None),
        ]
    )
    assert (row.again, row.since) == ((), 0)


def test_the_record_of_the_action_is_not_a_later_one() -> None:
    (row,) = seen_again([record("a", "2024-06-01", actions=(done(DNS),))])
    assert (row.again, row.since) == ((), 0)


def test_actions_of_withdrawn_records_are_left_out() -> None:
    withdrawn = record("a", status=Status.WITHDRAWN, actions=(done(DNS),))
    assert seen_again([withdrawn, record("b", "2024-06-01")]) == ()


def test_every_factor_of_every_action_has_its_row() -> None:
    rows = seen_again(
        [
            record("b", "2024-02-01", actions=(done(DNS, id="X"),)),
            record("a", "2024-01-01", actions=(done(NOISE, DNS, DNS), done(RETRY, id="A2"))),
            record("c", "2024-06-01", [NOISE]),
        ]
    )
    assert [(row.incident, row.action, row.factor, row.again) for row in rows] == [
        ("a", "A1", NOISE, ("c",)),
        ("a", "A1", DNS, ()),
        ("a", "A2", RETRY, ()),
        ("b", "X", DNS, ()),
    ]


def test_some_records_only_are_looked_through() -> None:
    raising = record("a", "2024-01-01", actions=(done(DNS),))
    later = [
        record("b", "2024-06-01"),
        record("c", "2024-07-01"),
        record("d", "2024-08-01", [NOISE]),
    ]
    (row,) = seen_again([raising, *later], among=[*later[1:], record("e", status=Status.DRAFT)])
    assert (row.again, row.since) == (("c",), 2)


def test_a_record_that_is_not_looked_through_is_not_taken_off() -> None:
    raising = record("z", "2024-06-01", actions=(done(DNS),))
    (row,) = seen_again([raising], among=[record("b", "2024-07-01")])
    assert (row.again, row.since) == (("b",), 1)
