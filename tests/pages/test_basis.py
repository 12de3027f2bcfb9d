from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from mkdocs_postmortems.model.front_matter import FrontMatter, Kind, Status
from mkdocs_postmortems.pages.basis import basis, span_of

DRAFT = FrontMatter(status=Status.DRAFT)
DAY = date(2024, 5, 1)
Said = Callable[..., str]


@pytest.fixture
def said(build: Any) -> Callable[..., str]:
    """Return what a page says of some records, with its links."""
    links = build([]).links("postmortems/x.md")
    return lambda records, **filters: basis(records, links, **filters)


def test_no_record_is_said_with_what_would_make_one_count(said: Said) -> None:
    assert said([]) == "No incident yet. A record counts once it has a title, a date and a factor."


def test_what_is_counted_has_its_period_and_what_is_not_its_number(record: Any, said: Said) -> None:
    records = [
        record("a", date(2023, 1, 2)),
        record("b", DAY),
        record("c", DAY, front=DRAFT),
        record("d", None),
    ]
    assert said(records, year="2024") == (
        "[2 records](explore/index.md?counted=yes&year=2024) are counted, 2 January 2023 to"
        " 1 May 2024. Not yet coded: 1 of [4 records](explore/index.md?year=2024)."
        " In preparation, and in no number: 1 record."
    )


def test_records_that_are_all_uncoded_have_no_period(record: Any, said: Said) -> None:
    assert said([record("a", None)]) == (
        "0 records are counted. Not yet coded: 1 of [1 record](explore/index.md)."
    )


@pytest.mark.parametrize(
    "front", [FrontMatter(status=Status.WITHDRAWN), FrontMatter(kind=Kind.REVIEW)]
)
def test_withdrawn_records_and_reviews_are_no_part_of_it(
    record: Any, front: FrontMatter, said: Said
) -> None:
    assert said([record("a", DAY, front=front)]).startswith("No incident yet.")


def test_one_day_is_not_a_span(record: Any) -> None:
    assert span_of([record("a", DAY), record("b", DAY)]) == "1 May 2024"
