"""Numbers in sentences; that each leads to as many records is proved on whole sites, in a browser."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from mkdocs_postmortems.insight.pair_wording import pair_seen
from mkdocs_postmortems.model.factor import FactorId
from mkdocs_postmortems.model.incident import IncidentId
from mkdocs_postmortems.pages.escape import leading
from mkdocs_postmortems.pages.leads import again_led, pair_led, since_led
from mkdocs_postmortems.trends.recurrence import SeenAgain

DNS, PUSH = FactorId("infrastructure.dns"), FactorId("change.config-push")
DAY = date(2024, 5, 17)


@pytest.mark.parametrize(
    ("sentence", "ways", "expected"),
    [
        ("No number.", (), "No number."),
        ("In 2 of 5.", (("2 of 5", "a"),), "In [2 of 5](a)."),
        ("5 and 5.", (("5", "a"), ("5", "b")), "[5](a) and [5](b)."),
        ("<b> 3 *of*  them", (("3", "a"),), "&#60;b&#62; [3](a) &#42;of&#42; them"),
    ],
)
def test_numbers_become_links_and_the_rest_stays_text(
    sentence: str, ways: tuple[tuple[str, str], ...], expected: str
) -> None:
    assert leading(sentence, *ways) == expected


def test_a_number_that_is_not_there_is_no_silent_loss() -> None:
    with pytest.raises(ValueError, match="substring not found"):
        leading("In 2 of 5.", ("3 of 5", "a"))


def test_a_pair_leads_to_both_and_to_each(build: Any, record: Any) -> None:
    site = build([record(f"r{n}", DAY, factors=(DNS, PUSH)) for n in range(3)])
    links = site.links("postmortems/x.md")
    [pair] = links.insight.together.pairs
    said = pair_led(pair_seen(pair), pair, links)
    both = "explore/index.md?counted=yes&factor=change.config-push&role=problem"
    assert said.startswith(f"Together in [3 of 3]({both}&with=infrastructure.dns) records")
    assert f"[3]({both}) and [3](explore/index.md?counted=yes&factor={DNS}&role=problem)" in said


@pytest.mark.parametrize(
    ("found", "said", "number", "filters"),
    [
        ((2, 4), "in 2 of the 4 records", "2 of the 4 records", f"&factor={DNS}"),
        ((0, 4), "in the 4 records", "the 4 records", ""),
        ((1, 1), "in the one record", "the one record", f"&factor={DNS}"),
    ],
)
def test_the_records_since_begin_the_day_after(
    build: Any, found: tuple[int, int], said: str, number: str, filters: str
) -> None:
    links = build([]).links("postmortems/x.md")
    role = "&role=problem" if filters else ""
    way = f"explore/index.md?counted=yes{filters}&from=2024-05-18{role}"
    assert since_led(said, DNS, found, DAY, links) == f"in [{number}]({way})"


def test_nothing_leads_to_no_record_or_beyond_the_last_day(build: Any) -> None:
    links = build([]).links("postmortems/x.md")
    assert since_led("no record since", DNS, (0, 0), DAY, links) == "no record since"
    assert since_led("in the 2 records", DNS, (0, 2), date.max, links) == "in the 2 records"


@pytest.mark.parametrize(("own", "linked"), [(date(2024, 5, 1), True), (date(2024, 6, 1), False)])
def test_an_action_done_before_its_record_has_a_plain_number(
    build: Any, record: Any, own: date, linked: bool
) -> None:
    links = build([record("a", own)]).links("postmortems/x.md")
    row = SeenAgain(IncidentId("a"), "A1", DNS, DAY, (IncidentId("b"),), 2)
    said = again_led("in 1 of the 2 records", row, links)
    assert ("explore/index.md" in said) is linked
