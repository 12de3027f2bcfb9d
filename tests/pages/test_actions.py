from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from mkdocs_postmortems.model.action import Action, ActionState
from mkdocs_postmortems.model.factor import FactorId
from mkdocs_postmortems.model.front_matter import FrontMatter, Status
from mkdocs_postmortems.pages.action_rows import age
from mkdocs_postmortems.pages.actions import MOST_ACTIONS
from mkdocs_postmortems.settings import Settings

DAY = date(2024, 5, 1)
DNS = FactorId("infrastructure.dns")
REGISTER = "actions/index.md"


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (0, "0 days"),
        (1, "1 day"),
        (13, "13 days"),
        (14, "2 weeks"),
        (60, "8 weeks"),
        (61, "2 months"),
        (365, "11 months"),
        (366, "12 months"),
        (731, "2 years"),
        (1096, "3 years"),
        (-1, ""),
    ],
)
def test_age_is_said_in_the_largest_unit_that_fits(days: int, said: str) -> None:
    assert age(DAY, DAY + timedelta(days=days)) == said


def test_an_unknown_day_has_no_age() -> None:
    assert age(None, DAY) == age(DAY, None) == ""


def test_no_action_is_fine(build: Any, record: Any) -> None:
    for records in ([], [record("a", DAY)]):
        assert "No action yet. Actions are optional" in build(records).page(REGISTER)


def test_each_state_has_its_section_in_one_order(build: Any, record: Any) -> None:
    actions = tuple(Action(f"A{n}", f"Is {s}", state=s) for n, s in enumerate(ActionState))
    page = build([record("a", DAY, actions=actions)]).page(REGISTER)
    assert re.findall(r"^## (.*?) {|\| Is ([\w-]+) <", page, re.MULTILINE) == [
        ("In progress", ""), ("", "in-progress"),
        ("Accepted", ""), ("", "accepted"),
        ("Proposed", ""), ("", "proposed"),
        ("Done", ""), ("", "done"),
        ("Declined", ""), ("", "declined"),
    ]  # fmt: skip
    assert "- [Accepted](#pm-accepted): 1\n" in page


def test_open_ones_stand_oldest_first_and_done_ones_newest_first(build: Any, record: Any) -> None:
    done = ActionState.DONE
    late = Action("A2", "Over late", state=done, completed=DAY)
    early = Action("A2", "Over early", state=done, completed=date(2023, 2, 1))
    records = [
        record("old", date(2023, 1, 1), actions=(Action("A1", "Older"), late)),
        record("new", DAY, actions=(Action("A1", "Newer"), early)),
        record("undated", actions=(Action("A1", "Without a date"),)),
    ]
    page = build(records).page(REGISTER)
    order = ["Older", "Newer", "Without a date", "Over late", "Over early"]
    assert sorted(order, key=page.index) == order


@pytest.mark.parametrize(
    ("due", "said"),
    [
        (date(2024, 5, 3), "4 weeks; was due 3 May 2024 |"),
        (date(2024, 6, 1), "4 weeks; due 1 June 2024 |"),
        (None, "4 weeks |"),
    ],
)
def test_a_due_date_is_stated_as_it_is(
    build: Any, record: Any, due: date | None, said: str
) -> None:
    action = Action("A1", "Work", state=ActionState.ACCEPTED, due=due)
    page = build([record("a", DAY, actions=(action,)), record("b", date(2024, 6, 1))]).page(
        REGISTER
    )
    assert said in page


def test_the_day_the_site_speaks_about_can_be_set(build: Any, record: Any) -> None:
    settings = Settings(root=Path(), as_of=date(2026, 5, 2))
    page = build([record("a", DAY, actions=(Action("A1", "Work"),))], settings=settings).page(
        REGISTER
    )
    assert "| 2 years |" in page
    assert "to 2 May 2026" in page


def test_a_declined_action_says_why(build: Any, record: Any) -> None:
    state = ActionState.DECLINED
    actions = (
        Action("A1", "One", state=state, reason="It costs a day"),
        Action("A2", "Two", state=state),
    )
    page = build([record("a", DAY, actions=actions)]).page(REGISTER)
    assert "| It costs a day |" in page
    assert "| not stated |" in page


def done(completed: date | None) -> tuple[Action, ...]:
    return (Action("A1", "Cache", state=ActionState.DONE, completed=completed, addresses=(DNS,)),)


@pytest.mark.parametrize(
    ("later", "said"),
    [
        ([], ": no record since."),
        ([("b", [])], ": not seen in the one record since."),
        (
            [("b", ["infrastructure.dns"]), ("c", [])],
            ": seen again in 1 of the 2 records since, last [1 June 2024](../b.md).",
        ),
    ],
)
def test_what_was_seen_since_is_said_with_its_n(
    build: Any, record: Any, later: list[tuple[str, list[str]]], said: str
) -> None:
    luck = ["adaptive.luck"]
    records = [record(id, date(2024, 6, 1), factors=f, helped=luck) for id, f in later]
    page = build([record("a", DAY, actions=done(date(2024, 5, 17))), *records]).said(REGISTER)
    assert f"[Name resolution](../factors/infrastructure.dns.md){said}</span>" in page
    assert "| 17 May 2024 |" in page


def test_without_a_date_of_completion_nothing_is_said_of_the_time_since(
    build: Any, record: Any
) -> None:
    page = build([record("a", DAY, actions=done(None)), record("b", date(2024, 6, 1))]).page(
        REGISTER
    )
    assert "| date not stated |" in page
    assert "since" not in page


def test_actions_of_withdrawn_records_are_left_out_and_counted(build: Any, record: Any) -> None:
    gone = FrontMatter(status=Status.WITHDRAWN)
    records = [
        record("a", DAY, front=gone, actions=(Action("A1", "Gone"), Action("A2", "Gone too"))),
        record("b", DAY, factors=(), actions=(Action("A1", "Of a record not coded"),)),
    ]
    page = build(records).page(REGISTER)
    assert "2 actions of withdrawn records are left out." in page
    assert "Gone" not in page
    assert "Of a record not coded" in page
    assert "1 action from 1 record;" in page


def test_a_long_state_has_pages_of_its_own(build: Any, record: Any) -> None:
    actions = tuple(Action(f"A{n}", f"Work {n}") for n in range(MOST_ACTIONS + 1))
    site = build([record("a", DAY, actions=actions)])
    index = site.page(REGISTER)
    assert index.count("| Work ") == 10
    assert f"[All {len(actions)} actions](proposed.md)" in index
    first, second = site.page("actions/proposed.md"), site.page("actions/proposed/2.md")
    assert first.count("| Work ") + second.count("| Work ") == len(actions)
    assert 'title: "Actions: proposed, page 2"\n' in second
    assert "Page: [1](../proposed.md) · **2**" in second


def test_no_share_of_closed_actions_is_shown(small: Any) -> None:
    assert "%" not in small.page(REGISTER)


def test_author_text_stays_text(build: Any, record: Any, hostile: str, inert: Any) -> None:
    actions = tuple(
        Action(f"A{n}", hostile, hostile, state=state, reason=hostile, tracker=hostile)
        for n, state in enumerate(ActionState)
    )
    inert(build([record("a", DAY, title=hostile, actions=actions)]).page(REGISTER))
