"""The card of a record: its phases, and no more names than a reader takes in."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from mkdocs_postmortems.model.front_matter import FrontMatter, Kind
from mkdocs_postmortems.model.times import Moment, Times
from mkdocs_postmortems.pages.record.card import card

DAY = date(2024, 1, 1)


@pytest.mark.parametrize(("n", "said"), [(12, ""), (13, ", and 1 more"), (300, ", and 288 more")])
def test_many_services_are_named_in_part_and_the_rest_is_counted(
    build: Any, record: Any, n: int, said: str
) -> None:
    services = tuple(f"s{place:03}" for place in range(n))
    site = build([record("a", DAY, services=services)])
    text = card(site.kb.incidents["a"], site.links("x.md"))
    assert text.count("](services/") + text.count("](postmortems/services/") == 12
    assert (", and " in text) is bool(said)
    assert said in text


def test_a_record_says_why_it_has_no_strip_and_a_review_says_nothing(
    build: Any, record: Any
) -> None:
    held = FrontMatter(kind=Kind.REVIEW)
    site = build([record("a", DAY), record("b", DAY, front=held)])
    links = site.links("x.md")
    assert "No times are known" in card(site.kb.incidents["a"], links)
    assert "No times are known" not in card(site.kb.incidents["b"], links)


def test_what_was_noticed_as_it_began_is_measured_from_the_start_alone(
    build: Any, record: Any
) -> None:
    began = Moment(datetime(2024, 1, 1, 12, tzinfo=UTC), DAY)
    site = build([record("a", DAY, times=Times(started=began, detected=began))])
    text = card(site.kb.incidents["a"], site.links("x.md"))
    assert "0 min after the start" in text
    assert "after it was noticed" not in text
