"""A day that has not come is asked about where a clock is at hand; no page asks the clock."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from mkdocs_postmortems.settings import today

UNDATED = "title: T\nfactors: [dns]\n"


def first_of_may() -> date:
    return date(2024, 5, 1)


@pytest.mark.parametrize(
    ("front", "place"),
    [
        ("date: 2024-05-01", None),
        ("date: 2042-05-01", (4, 7)),
        ("times: {started: 2024-05-02}", (4, 8)),
        ("times: {started: 2024-05-01, resolved: unknown}", None),
    ],
)
def test_a_day_to_come_is_asked_about(
    record: Callable[..., Any], front: str, place: tuple[int, int] | None
) -> None:
    read = record(front, head=UNDATED, today=first_of_may)
    assert read.codes == (["PM213"] if place else [])
    assert place is None or read.at("PM213") == place


def test_a_day_in_the_name_of_a_file_is_asked_about_too(read: Callable[..., Any]) -> None:
    found = read({"2042-05-01-x.md": f"---\n{UNDATED}---\n"}, today=first_of_may)
    assert found.codes == ["PM129", "PM213"]


def test_without_a_clock_every_day_may_have_come(record: Callable[..., Any]) -> None:
    assert record("date: 2042-05-01", head=UNDATED).codes == []


@pytest.mark.parametrize(("done", "codes"), [("2024-05-01", []), ("2024-05-02", ["PM411"])])
def test_an_action_is_done_on_a_day_that_has_come(
    record: Callable[..., Any], done: str, codes: list[str]
) -> None:
    action = f"actions: [{{title: a, state: done, completed: {done}}}]"
    assert record(action, today=first_of_may).codes == codes


@pytest.mark.parametrize(
    ("stated", "day"),
    [("1714557600", date(2024, 5, 2)), ("1714521600", date(2024, 5, 1)), ("0", date(1970, 1, 1))],
)
def test_a_build_may_state_the_moment_it_speaks_from(
    monkeypatch: pytest.MonkeyPatch, stated: str, day: date
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", stated)
    assert today() == day


@pytest.mark.parametrize("stated", ["", "now", "\u00b2", "9" * 12, "9" * 40])
def test_what_states_no_moment_leaves_it_to_the_clock(
    monkeypatch: pytest.MonkeyPatch, stated: str
) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    before = today()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", stated)
    assert before <= today() <= before + timedelta(days=1)
