from __future__ import annotations

from tests.insight.test_population import base
from tests.records import DNS, NOISE, record

from mkdocs_postmortems.insight.added_actions import same_factors
from mkdocs_postmortems.insight.touched import Touched
from mkdocs_postmortems.model.action import Action
from mkdocs_postmortems.model.incident import Incident

ON_DNS = Action("A1", "Cache answers", addresses=(DNS,))
ON_NOISE = Action("A2", "Fewer alerts", addresses=(NOISE,))
EARLIER = record("a", "2024-01-01", actions=(ON_DNS,))


def found(row: Touched, *others: Incident) -> list[tuple[str, list[str]]]:
    rows = same_factors(row, base(row.after, *others))
    return [(same.action.id, [other.incident.id for other in same.others]) for same in rows]


def test_an_action_on_a_factor_that_an_earlier_one_addresses_is_told() -> None:
    now = record("b", "2024-05-01", [DNS, NOISE], actions=(ON_DNS, ON_NOISE))
    assert found(Touched(now), EARLIER) == [("A1", ["a"])]


def test_actions_of_later_records_and_of_the_record_itself_are_no_others() -> None:
    now = record("b", "2023-05-01", actions=(ON_DNS, Action("A3", "x", addresses=(DNS,))))
    assert found(Touched(now), EARLIER) == []


def test_an_action_the_record_had_before_is_not_new() -> None:
    then = record("b", "2024-05-01", actions=(ON_DNS,))
    more = Action("A3", "Two resolvers", addresses=(DNS,))
    now = record("b", "2024-05-01", actions=(ON_DNS, more))
    assert found(Touched(now, then), EARLIER) == [("A3", ["a"])]
