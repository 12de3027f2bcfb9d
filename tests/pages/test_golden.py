"""Whole pages of the small collection, read with care before they were accepted."""

from __future__ import annotations

from typing import Any

import pytest

PAGES = {
    "overview.md": "index.md",
    "explorer.md": "explore/index.md",
    "incident_index.md": "incidents/index.md",
    "factor_index.md": "factors/index.md",
    "factor_graph.md": "graph/index.md",
    "factor.md": "factors/change.config-push.md",
    "factor_replaced.md": "factors/software.time-calendar.md",
    "service_index.md": "services/index.md",
    "service.md": "services/checkout.md",
    "team_index.md": "teams/index.md",
    "team.md": "teams/payments.md",
    "actions.md": "actions/index.md",
    "trends.md": "trends/index.md",
    "trends_factors.md": "trends/factors.md",
    "trends_families.md": "trends/families.md",
    "trends_services.md": "trends/services.md",
    "how.md": "how/index.md",
    "trends_of_a_year.md": "trends/2024.md",
    "review.md": "reviews/review-of-2024-q2.md",
    "review_index.md": "reviews/index.md",
    "coverage.md": "coverage/index.md",
    "vocabulary.md": "vocabulary/index.md",
}


@pytest.mark.parametrize("name", PAGES)
def test_page_is_the_one_expected(name: str, small: Any, golden: Any) -> None:
    golden(name, small.page(PAGES[name]))


def test_every_page_says_what_it_is_about_to_a_feed(small: Any) -> None:
    assert [uri for uri, page in small.plan.pages.items() if not page.description] == []
