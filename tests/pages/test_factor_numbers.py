"""The sentences of a factor's page, and what its fold and its tables say of chance and actions."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from mkdocs_postmortems.model.action import Action, ActionState
from mkdocs_postmortems.model.factor import FactorId
from mkdocs_postmortems.model.front_matter import FrontMatter, Status
from mkdocs_postmortems.settings import Settings

DNS, PUSH, GAP = "infrastructure.dns", "change.config-push", "process.test-gap"
SAFE = "adaptive.safe-reversal"
START = date(2024, 1, 1)


def section(page: str, name: str) -> str:
    """Return a section as readers see it, without links and entities."""
    _, _, rest = page.partition(f"{{ #pm-{name} }}\n")
    assert rest, name
    shown = re.sub(r"\[(.*?)\]\(.*?\)", r"\1", rest.split("\n## ")[0])
    return re.sub(r"&#(\d+);", lambda found: chr(int(found[1])), shown)


@pytest.fixture
def weekly(build: Any, record: Any) -> Any:
    """Make a collection with one record a week; each is given as its factors."""

    def make(rows: Iterable[Iterable[str]], helped: Iterable[str] = (), **fields: Any) -> Any:
        return build(
            record(f"r{n:03}", START + timedelta(weeks=n), factors=coded, helped=helped, **fields)
            for n, coded in enumerate(rows)
        )

    return make


def test_a_factor_has_its_rank_spread_change_and_return_in_sentences(weekly: Any) -> None:
    page = weekly([[PUSH]] * 14 + [[DNS, PUSH]] * 6, teams=("t",)).said(f"factors/{DNS}.md")
    said = section(page, "numbers")
    assert "- As a problem: rank 2 of 2 factors seen in 3 records or more." in said
    assert "- Spread of 6 records: 1 team (6); no service named; 1 quarter." in said
    assert "- More often in later records: 6 of 20, at places 15, 16, 17, 18, 19 and 20." in said
    assert "- Half of the time it came back within 7 days (5 returns seen)." in said
    assert "Seen in</span> 6 of 20 records &#40;30 %; 14 % to 52 %&#41;" in page


def test_tests_and_formulas_stand_in_a_fold_with_a_way_to_what_they_are(weekly: Any) -> None:
    page = weekly([[DNS]] * 9 + [[DNS, PUSH]] * 3).said(f"factors/{DNS}.md")
    said, _, fold = section(page, "numbers").partition("<details")
    assert not re.search(r"Beta|Gamma|Kaplan|U \d", said)
    assert re.search(r"Beta.*Gamma.*Kaplan", fold, re.DOTALL)
    for anchor in ("share", "rank", "coming-back", "ways"):
        assert f"](../how/index.md#{anchor})" in page


def test_other_ways_to_look_are_folded_and_none_is_a_verdict(weekly: Any) -> None:
    page = weekly([[PUSH]] * 14 + [[DNS]] * 6).said(f"factors/{DNS}.md")
    said = section(page, "numbers").split("<summary>Other ways to look</summary>")[1]
    assert "Each of these is one of several ways to look, and none of them is a verdict." in said
    assert "in the last 90 days" in said
    assert "Not enough data: 0 of" in said


def test_a_factor_seen_twice_is_not_looked_at_in_other_ways(weekly: Any) -> None:
    page = weekly([[DNS]] * 2 + [[PUSH]] * 9).said(f"factors/{DNS}.md")
    said = section(page, "numbers")
    assert "seen in 2 records, and not ranked below 3" in said
    assert "Not enough data: 2 of 11 records; " in said
    assert "fewer than 5 returns seen" in said
    assert "Other ways" not in said


def test_what_only_helped_is_described_as_help(weekly: Any) -> None:
    page = weekly([[DNS]] * 6, helped=[SAFE]).said(f"factors/{SAFE}.md")
    said = section(page, "numbers")
    assert "- As help: rank 1 of 1 factor seen in 3 records or more." in said
    assert "problem" not in said
    assert "later records" not in said
    assert "came back" not in said
    assert "Other ways" not in said


def test_a_factor_of_drafts_only_has_no_numbers(build: Any, record: Any) -> None:
    draft = record("a", START, front=FrontMatter(status=Status.DRAFT))
    assert "pm-numbers" not in build([draft]).said(f"factors/{DNS}.md")


def test_a_rise_where_tagging_drifts_says_so_before_it(weekly: Any) -> None:
    page = weekly([[PUSH]] * 15 + [[DNS, PUSH, GAP]] * 15).said(f"factors/{DNS}.md")
    said = section(page, "numbers")
    assert said.index("a rise may be tagging") < said.index("More often in later records")


def test_pairs_are_set_against_chance_in_words(weekly: Any) -> None:
    page = weekly([[DNS, PUSH]] * 8 + [[GAP]] * 30 + [[DNS, GAP]]).said(f"factors/{DNS}.md")
    rows = section(page, "together")
    assert "| 8 of 9 | 8 of 39 | 4.3 times what chance gives; more than chance explains |" in rows
    assert "| 1 of 9 | 31 of 39 | not enough data |" in rows


def test_chance_is_asked_about_problems_and_says_so_where_one_of_two_helped(
    build: Any, record: Any
) -> None:
    coded = [[DNS, PUSH]] * 7 + [[GAP]] * 30
    rows = [record(f"r{n:02}", START, factors=each) for n, each in enumerate(coded)]
    helped = record("helped", START, factors=[DNS], helped=[PUSH])
    page = build([*rows, helped]).said(f"factors/{DNS}.md")
    assert "| 8 of 8 | 8 of 38 | both problems in 7 of 38: " in section(page, "together")


def acted(build: Any, record: Any, as_of: date) -> str:
    action = Action(
        "A1",
        "Cache",
        addresses=(FactorId(DNS),),
        state=ActionState.DONE,
        completed=date(2024, 6, 1),
    )
    records = [record(f"r{n}", START + timedelta(days=20 * n)) for n in range(7)]
    records.append(record("last", START + timedelta(days=140), actions=(action,)))
    site = build(records, settings=Settings(root=Path(), as_of=as_of))
    return section(site.said(f"factors/{DNS}.md"), "actions")


def test_an_action_has_its_ratio_and_what_falls_anyway(build: Any, record: Any) -> None:
    said = acted(build, record, date(2025, 6, 1))
    assert "6 in 140 days before, 0 in 365 days after; ratio 0 (0 to " in said
    assert "A factor picked because it had peaked falls anyway." in said


def test_an_action_whose_day_has_not_come_says_when_it_does(build: Any, record: Any) -> None:
    said = acted(build, record, date(2024, 7, 1))
    assert "| Evidence due on 31 August 2024. |" in said
    assert "peaked" not in said
