"""Markers of listings in the pages of a site."""

from __future__ import annotations

import logging
from collections.abc import Callable
from html import unescape
from typing import Any

Build = Callable[..., Any]

PAGE = """---
title: Teams
---

# Teams

<!-- postmortems/incidents { factor: dns } -->

`<!-- postmortems/incidents -->`
"""


def test_a_marker_in_a_page_becomes_a_list_with_links_that_hold(
    build_site: Build, record: str
) -> None:
    built = build_site({"docs/teams.md": PAGE, "postmortems/2024/x.md": record}, strict=True)
    assert not built.aborted, built.lines(logging.WARNING)
    html = built.html("teams/index.html")
    assert '<a href="../postmortems/2024/x/">Resolver change slows checkout</a>' in html
    assert "<code>&lt;!-- postmortems/incidents --&gt;</code>" in html


def test_a_fault_in_a_marker_names_its_line_in_the_file(build_site: Build, record: str) -> None:
    page = PAGE.replace("dns", "no such word")
    built = build_site({"docs/teams.md": page, "postmortems/2024/x.md": record}, strict=True)
    assert built.aborted
    assert any("docs/teams.md:7:30 PM602" in line for line in built.lines(logging.WARNING))


def test_macros_in_the_title_of_a_listed_record_are_not_run(build_site: Build, record: str) -> None:
    hostile = record.replace("Resolver change slows checkout", "'{{ 7*7 }} slows checkout'")
    built = build_site(
        {"docs/teams.md": PAGE, "postmortems/2024/x.md": hostile}, plugins=["search", "macros"]
    )
    shown = unescape(built.html("teams/index.html"))
    assert ">{{ 7*7 }} slows checkout</a>" in shown
    assert "49 slows" not in shown
