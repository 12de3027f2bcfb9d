from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

import pytest

from mkdocs_postmortems.model.action import Action, ActionState
from mkdocs_postmortems.model.front_matter import FrontMatter, Kind, Status
from mkdocs_postmortems.pages.overview import ACTIONS_SHOWN, CHANGED_SHOWN, RECURRING_SHOWN

DAY = date(2024, 5, 1)
DNS, PUSH = "infrastructure.dns", "change.config-push"
SAFE = "adaptive.safe-reversal"


def test_an_empty_collection_says_so_and_still_leads_everywhere(build: Any) -> None:
    page = build([]).said("index.md")
    assert "No incident yet. A record counts once it has a title, a date and a factor." in page
    assert "No action is open." in page
    for folder in ("incidents", "factors", "services", "teams", "actions", "trends", "coverage"):
        assert f"]({folder}/index.md)" in page


def test_what_helped_stands_before_what_recurs(build: Any, record: Any) -> None:
    page = build([record("a", DAY, helped=[SAFE])]).said("index.md")
    assert page.index("Fast safe reversal") < page.index("## What keeps recurring")


def test_a_factor_of_one_record_does_not_recur(build: Any, record: Any) -> None:
    page = build([record("a", DAY)]).said("index.md")
    assert "No factor was seen in two records yet." in page


def test_recurring_factors_have_n_of_all_and_where_they_were_seen_last(
    build: Any, record: Any
) -> None:
    records = [record("a", DAY), record("b", date(2024, 6, 2)), record("c", DAY, factors=[PUSH])]
    page = build(records).said("index.md")
    assert (
        "| [Name resolution](factors/infrastructure.dns.md) | not ranked | 2 of 3 |"
        " [2 June 2024](b.md) |" in page
    )


def test_ranks_stand_with_their_ties(build: Any, record: Any) -> None:
    used = {"factors": [DNS, PUSH], "helped": [SAFE]}
    page = build(record(str(n), date(2024, 5, n), **used) for n in range(1, 4)).said("index.md")
    assert "| [Fast safe reversal](factors/adaptive.safe-reversal.md) | 1 | 3 of 3 |" in page
    assert page.count("| 1–2 (tied) | 3 of 3 |") == 2
    assert "not ranked" not in page


def changed(build: Any, record: Any, rows: Iterable[Iterable[str]]) -> str:
    records = [
        record(f"r{n:02}", DAY + timedelta(weeks=n), factors=coded) for n, coded in enumerate(rows)
    ]
    page: str = build(records).said("index.md")
    return page.split("{ #pm-changed }")[1].split("\n## ")[0]


def test_three_changes_at_most_are_told_and_lead_to_the_others(build: Any, record: Any) -> None:
    new = ["capacity.quota-limit", "process.env-parity", "process.known-unresolved", DNS]
    said = changed(build, record, [[PUSH]] * 20 + [new] * 8)
    assert said.count("More often in later records") == CHANGED_SHOWN
    assert "](trends/index.md#pm-changed)" in said
    assert "a rise may be tagging" in said


def test_where_nothing_changed_it_says_how_many_were_tested(build: Any, record: Any) -> None:
    said = changed(build, record, [[DNS], [PUSH]] * 10)
    assert "No change that these numbers can show. 2 of 2 factors tested." in said


def test_few_records_cannot_tell_of_a_change(build: Any, record: Any) -> None:
    said = changed(build, record, [[DNS], [PUSH]])
    assert "Not enough data to look for a change in 2 records." in said


def test_equal_counts_stand_in_the_order_of_their_labels(build: Any, record: Any) -> None:
    page = build(record(id, DAY, factors=[DNS, PUSH]) for id in "ab").said("index.md")
    assert page.index("Configuration or flag change") < page.index("Name resolution")


def test_a_tie_at_the_cut_shows_in_the_sentence(build: Any, record: Any, vocabulary: Any) -> None:
    factors = [f for f in sorted(vocabulary.factors) if not f.startswith("adaptive")]
    used = factors[: RECURRING_SHOWN + 3]
    page = build(record(id, DAY, factors=used) for id in "ab").said("index.md")
    assert "3 more factors in 2 records each." in page


def test_only_counted_records_stand_in_the_numbers(build: Any, record: Any) -> None:
    draft, gone = FrontMatter(status=Status.DRAFT), FrontMatter(status=Status.WITHDRAWN)
    records = [record("a", DAY), record("b", DAY, front=draft), record("c", DAY, front=gone)]
    page = build(records).said("index.md")
    assert "Looked at</span> 1 record\n" in page
    assert "In preparation</span> 1 record\n" in page
    assert "Not yet coded</span> 0 of 2 records\n" in page
    assert "Title of b" in page
    assert "Title of c" not in page


def test_kinds_are_counted_apart_and_a_review_is_none(build: Any, record: Any) -> None:
    kinds = [Kind.INCIDENT, Kind.NEAR_MISS, Kind.NEAR_MISS, Kind.SURPRISE, Kind.REVIEW]
    records = [record(f"r{n}", DAY, front=FrontMatter(kind=k)) for n, k in enumerate(kinds)]
    page = build(records).said("index.md")
    assert "Kinds</span> 1 incident, 2 near misses, 1 surprise\n" in page


@pytest.mark.parametrize(("withheld", "said"), [(0, False), (2, False), (3, True)])
def test_few_withheld_records_are_not_mentioned(build: Any, withheld: int, said: bool) -> None:
    page = build([], withheld=withheld).said("index.md")
    assert (f"{withheld} restricted records" in page) is said


def test_the_oldest_open_actions_stand_with_their_age(build: Any, record: Any) -> None:
    done = Action("A9", "Finished", state=ActionState.DONE)
    records = [
        record(f"r{n}", date(2020 + n, 1, 1), actions=(Action("A1", f"Open since {n}"), done))
        for n in range(ACTIONS_SHOWN + 2)
    ]
    page = build(records).said("index.md")
    assert f"{ACTIONS_SHOWN + 2} actions are open. The oldest, with their age on 1 January" in page
    assert "Open since 0 " in page
    assert "| 6 years |" in page
    assert f"Open since {ACTIONS_SHOWN} " not in page
    assert "2 more actions are open." in page
    assert "Finished" not in page


def test_actions_without_any_date_have_no_age(build: Any, record: Any) -> None:
    page = build([record("a", actions=(Action("A1", "Undated work"),))]).said("index.md")
    assert "1 action is open. The oldest:" in page
    assert "Undated work" in page


def test_author_text_stays_text(build: Any, record: Any, hostile: str, inert: Any) -> None:
    action = Action("A1", hostile, team=hostile, tracker=f"https://x.example/{hostile}")
    records = [record("a", DAY, title=hostile, services=(hostile,), actions=(action,))]
    inert(build(records).said("index.md"))
