from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from mkdocs_postmortems.graph.related import Reason
from mkdocs_postmortems.pages.reasons import reasons

HERE = "postmortems/index.md"


@pytest.mark.parametrize(
    ("found", "chips"),
    [
        ([Reason("stated", "b", why="same pool")], ["same pool"]),
        ([Reason("stated", "b")], ["named by the author"]),
        (
            [Reason("factor", "infrastructure.dns", 3, 40)],
            ["both: [Name resolution](factors/infrastructure.dns.md) (3 of 40 records)"],
        ),
        (
            [Reason("service", "web", 2, 40), Reason("team", "core", 9, 40)],
            [
                "both: [web](services/web.md) (2 of 40 records)",
                "both: [core](teams/core.md) (9 of 40 records)",
            ],
        ),
        (
            [Reason("ticket", "https://t.example/1", 2, 40)],
            ["both wait for [one ticket](https://t.example/1) (2 of 40 records)"],
        ),
        (
            [Reason("word", "lease", 2, 40), Reason("word", "queue", 5, 40)],
            ["in both texts: lease (2 of 40 records), queue (5)"],
        ),
    ],
)
def test_a_reason_says_what_is_shared_and_how_rare_it_is(
    build: Any, record: Any, found: list[Reason], chips: list[str]
) -> None:
    site = build([record("b", date(2024, 5, 1), services=("web",), teams=("core",))])
    wanted = " ".join(f'<span class="pm-chip">{chip}</span>' for chip in chips)
    assert reasons(found, site.links(HERE)) == wanted


def test_words_are_escaped_and_kept_short(build: Any, record: Any) -> None:
    site = build([record("b", date(2024, 5, 1))])
    text = reasons([Reason("word", "<b>" + "x" * 999, 2, 40)], site.links(HERE))
    assert "<b>" not in text
    assert len(text) < 150
