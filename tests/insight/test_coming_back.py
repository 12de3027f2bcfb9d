from __future__ import annotations

import pytest
from tests.insight.populations import AWKWARD, weekly
from tests.records import DNS, NOISE, RETRY

from mkdocs_postmortems.insight.coming_back import coming_back
from mkdocs_postmortems.insight.population import Population


def test_the_gaps_between_the_records_of_a_factor() -> None:
    found = coming_back(weekly(*[[DNS], [NOISE]] * 6), DNS)
    assert found is not None
    assert (found.seen, found.median) == (5, 14)


def test_where_it_helped_is_no_return() -> None:
    assert coming_back(weekly(*[[f"{DNS}:mitigating"]] * 9), DNS) is None


@pytest.mark.parametrize("awkward", AWKWARD.values(), ids=AWKWARD)
def test_where_records_say_little_nothing_is_said(awkward: Population) -> None:
    assert coming_back(awkward, RETRY) is None
    assert coming_back(Population(awkward.records, None), DNS) is None
