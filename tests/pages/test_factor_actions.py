from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from mkdocs_postmortems.model.action import Action, ActionState
from mkdocs_postmortems.model.factor import FactorId
from mkdocs_postmortems.model.front_matter import FrontMatter, Status
from mkdocs_postmortems.pages.factor_actions import SHOWN

DNS, PUSH, SAFE = "infrastructure.dns", "change.config-push", "adaptive.safe-reversal"
HERE = f"factors/{DNS}.md"
DONE, DRAFT = ActionState.DONE, FrontMatter(status=Status.DRAFT)


def action(state: ActionState = DONE, factor: str = DNS, **more: Any) -> Action:
    values: dict[str, Any] = {"title": "Cache answers", "completed": date(2024, 5, 17)}
    return Action("A1", state=state, addresses=(FactorId(factor),), **(values | more))


@pytest.mark.parametrize(
    ("later", "said"),
    [
        ((), "No record since 17 May 2024."),
        ([PUSH], "Not seen in the one record since 17 May 2024."),
        ([PUSH, DNS, DNS], "Seen again in 2 of the 3 records since 17 May 2024, last on [3 June"),
    ],
)
def test_it_is_said_whether_the_factor_was_seen_after_an_action_was_done(
    build: Any, record: Any, later: Any, said: str
) -> None:
    records = [record("a", date(2024, 5, 1), actions=(action(),))]
    records += [
        record(f"r{n}", date(2024, 6, n), factors=[factor]) for n, factor in enumerate(later, 1)
    ]
    assert f"| 17 May 2024 | {said}" in build(records).said(HERE)


def test_a_record_in_preparation_is_no_later_one(build: Any, record: Any) -> None:
    first = record("a", date(2024, 5, 1), actions=(action(),))
    page = build([first, record("b", date(2024, 6, 1), front=DRAFT)]).page(HERE)
    assert "No record since 17 May 2024." in page


def test_an_action_without_a_date_has_no_before_and_after(build: Any, record: Any) -> None:
    first = record("a", date(2024, 5, 1), actions=(action(completed=None),))
    page = build([first, record("b", date(2024, 6, 1))]).page(HERE)
    assert "|  | date not stated |  |" in page


def test_what_only_ever_helped_is_not_watched_for(build: Any, record: Any) -> None:
    first = record("a", date(2024, 5, 1), helped=[SAFE], actions=(action(factor=SAFE),))
    page = build([first, record("b", date(2024, 6, 1))]).page(f"factors/{SAFE}.md")
    assert "|  | 17 May 2024 |  |" in page


@pytest.mark.parametrize(
    ("state", "said"),
    [
        (ActionState.ACCEPTED, "accepted, due 1 July 2024"),
        (ActionState.PROPOSED, "proposed, due 1 July 2024"),
        (ActionState.DECLINED, "declined"),
    ],
)
def test_what_is_not_done_has_its_state_and_an_open_one_its_due_date(
    build: Any, record: Any, state: ActionState, said: str
) -> None:
    open_one = action(state, due=date(2024, 7, 1), completed=None, team="core")
    page = build([record("a", date(2024, 5, 1), actions=(open_one,))]).page(HERE)
    assert "### Open or declined · 1 action {" in page
    assert f"| [core](../teams/core.md) | {said} |" in page
    assert "### Done" not in page


def test_what_was_done_last_stands_first(build: Any, record: Any) -> None:
    def done(title: str, day: date | None) -> Action:
        return action(title=title, completed=day)

    records = [
        record("a", date(2024, 1, 1), actions=(done("Second", date(2024, 8, 1)),)),
        record("b", date(2024, 2, 1), actions=(done("First", date(2024, 9, 1)),)),
        record("c", date(2024, 3, 1), actions=(done("Last", None),)),
    ]
    page = build(records).page(HERE)
    assert page.index("| First") < page.index("| Second") < page.index("| Last ")


def test_a_long_list_is_cut_and_leads_to_the_register(build: Any, record: Any) -> None:
    records = [
        record(f"r{n:02}", date(2024, 1, 1 + n), actions=(action(title=f"Work {n:02}"),))
        for n in range(SHOWN + 2)
    ]
    page = build(records).page(HERE)
    assert f"Done · {SHOWN + 2} actions {{" in page
    assert f"The newest {SHOWN} of {SHOWN + 2}. [All actions](../actions/index.md)" in page
    assert page.count("| Work ") == SHOWN
    assert "Work 01" not in page
