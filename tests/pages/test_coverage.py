from __future__ import annotations

import re
from datetime import UTC, date, datetime
from typing import Any

import pytest

from mkdocs_postmortems.model.factor import FactorId, FactorRef, Role
from mkdocs_postmortems.model.front_matter import Detection, FrontMatter, Kind, Status
from mkdocs_postmortems.model.times import Moment, Times, Word
from mkdocs_postmortems.pages.paging import MOST_ROWS

DAY = date(2024, 5, 1)
COVERAGE = "coverage/index.md"
STARTED = Times(started=Moment(datetime(2024, 5, 1, 12, tzinfo=UTC), DAY))
UNKNOWN = Times(started=Moment(word=Word.UNKNOWN))
NOTICED = FrontMatter(detection=Detection(via="chat"))
SUPPORTED = FactorRef(FactorId("infrastructure.dns"), Role.TRIGGER, evidence=("timeline",))


def rows(page: str, section: str) -> dict[str, str]:
    """The records of a section, by title, with what is said of each."""
    (text,) = re.findall(rf"^## {section} .*?(?=^## |\Z)", page, re.MULTILINE | re.DOTALL)
    found = re.findall(r"^- \[(.*?)\]\(\S+\) <span class=\"pm-meta\">(.*?)</span>$", text, re.M)
    return dict(found)


def test_an_empty_collection_says_so(build: Any) -> None:
    assert "No incident yet." in build([]).page(COVERAGE)


def test_a_record_with_all_that_is_asked_stands_in_no_list(build: Any, record: Any) -> None:
    complete = record("a", DAY, factors=[SUPPORTED], front=NOTICED, times=STARTED)
    page = build([complete]).page(COVERAGE)
    assert "## " not in page
    assert "| Have evidence for every factor | 1 of 1 |" in page


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"factors": (), "titled": False}, "1 May 2024 · a title, a factor"),
        ({"factors": ()}, "1 May 2024 · a factor"),
        ({"factors": (), "waiting": ("gremlins",)}, "1 May 2024 · a factor, a place for the word"),
    ],
)
def test_a_record_not_coded_says_what_is_missing(
    build: Any, record: Any, fields: dict[str, Any], said: str
) -> None:
    page = build([record("a", DAY, **fields)]).page(COVERAGE)
    assert rows(page, "Not yet coded")["Title of a"].startswith(said)


def test_a_record_without_a_date_is_not_coded(build: Any, record: Any) -> None:
    page = build([record("a")]).page(COVERAGE)
    assert rows(page, "Not yet coded") == {"Title of a": "undated · a date"}
    assert "| Have a date | 0 of 1 |" in page


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"front": NOTICED, "times": STARTED}, "evidence for 1 of 2 factors"),
        ({"factors": [SUPPORTED], "times": STARTED}, "how it was noticed"),
        ({"factors": [SUPPORTED], "front": NOTICED}, "when it began"),
        (
            {"factors": [SUPPORTED], "front": NOTICED, "times": STARTED, "waiting": ("a", "b")},
            "places for the words &#39;a&#39;, &#39;b&#39;",
        ),
    ],
)
def test_a_coded_record_says_what_is_still_open(
    build: Any, record: Any, fields: dict[str, Any], said: str
) -> None:
    coded = {"factors": [SUPPORTED, "change.config-push"]} | fields
    page = build([record("a", DAY, **coded)]).page(COVERAGE)
    assert rows(page, "Coded, and still open") == {"Title of a": f"1 May 2024 · {said}"}


def test_unknown_is_an_answer(build: Any, record: Any) -> None:
    answered = record("a", DAY, factors=[SUPPORTED], front=NOTICED, times=UNKNOWN)
    page = build([answered]).page(COVERAGE)
    assert "Coded, and still open" not in page
    assert "| Say when it began | 0 of 1 |" in page
    assert "| Say that the start is unknown | 1 of 1 |" in page


def test_each_state_has_its_list_and_the_shares_their_n(build: Any, record: Any) -> None:
    records = [
        record("draft", DAY, front=FrontMatter(status=Status.DRAFT)),
        record("gone", DAY, front=FrontMatter(status=Status.WITHDRAWN)),
        record("review", DAY, factors=(), front=FrontMatter(kind=Kind.REVIEW)),
        record("counted", DAY, front=FrontMatter(status=Status.CLOSED)),
        record("bare", DAY, factors=()),
    ]
    page = build(records).said(COVERAGE)
    assert [*rows(page, "In preparation")] == ["Title of draft"]
    assert [*rows(page, "Withdrawn")] == ["Title of gone"]
    assert [*rows(page, "Reviews")] == ["Title of review"]
    assert [*rows(page, "Coded, and still open")] == ["Title of counted"]
    assert [*rows(page, "Not yet coded")] == ["Title of bare"]
    assert "| Are coded: a title, a date and a factor | 2 of 3 |" in page
    assert "| Count in the numbers | 1 of 3 |" in page
    assert "| State a status | 1 of 1 |" in page


def test_a_long_list_has_pages_of_its_own(build: Any, record: Any) -> None:
    site = build(record(f"r{n:04}", DAY, factors=()) for n in range(MOST_ROWS + 1))
    page = site.page(COVERAGE)
    assert len(rows(page, "Not yet coded")) == 10
    assert "[All 201 records](not-coded.md)" in page
    assert site.page("coverage/not-coded.md").count("[Title of") == MOST_ROWS
    assert site.page("coverage/not-coded/2.md").count("[Title of") == 1


def test_author_text_stays_text(build: Any, record: Any, hostile: str, inert: Any) -> None:
    words = (hostile, *(f"word {n}" for n in range(9)))
    records = [record("a", DAY, title=hostile, waiting=words), record("b", title=hostile)]
    page = build(records).page(COVERAGE)
    inert(page)
    assert " and 5 more" in page
