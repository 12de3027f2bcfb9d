from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

DAYS = [
    ("2024-05-01", None, []),
    ("2024-05-02", None, []),
    ("2024-04-30", None, ["PM410"]),
    ("2034-05-01", None, []),
    ("2024-06-01", "2024-06-01", []),
    ("2024-06-02", "2024-06-01", ["PM411"]),
    ("2024-04-30", "2024-04-01", ["PM410", "PM411"]),
]


@pytest.mark.parametrize(("done", "as_of", "codes"), DAYS)
def test_an_action_is_done_between_its_record_and_the_end_of_the_view(
    record: Callable[..., Any], done: str, as_of: str | None, codes: list[str]
) -> None:
    read = record(
        f"actions: [{{title: a, state: done, completed: {done}}}]",
        as_of=date.fromisoformat(as_of) if as_of else None,
    )
    assert read.codes == codes


def test_a_finding_points_to_the_day_and_says_both(record: Callable[..., Any]) -> None:
    read = record(
        "actions:\n  - wait\n  - title: Cap retries\n    state: done\n    completed: 2024-04-30"
    )
    finding = read.the("PM410")
    assert read.at("PM410") == (9, 16)
    assert finding.message == (
        "action 'Cap retries' was done on 2024-04-30, before the record's date 2024-05-01"
    )
    assert finding.hint == "Which of the two days is right?"


def test_a_record_that_states_no_day_is_not_compared(record: Callable[..., Any]) -> None:
    action = "actions: {title: a, state: done, completed: 2024-04-30}"
    assert "PM410" not in record(action, head="title: T\nfactors: [dns]\n").codes
