from __future__ import annotations

from datetime import date
from typing import Any

from mkdocs_postmortems.pages.crumbs import crumbs
from mkdocs_postmortems.pages.page import Plan, PlannedPage


def planned(uri: str, title: str = "Here", **more: Any) -> PlannedPage:
    return PlannedPage(uri, title, "x.md.j2", lambda links: {}, **more)


def line(site: Any, page: PlannedPage, *others: PlannedPage) -> str:
    pages = {each.uri: each for each in (page, *others)}
    return crumbs(page, Plan(site.plan.site, pages), site.links(page.uri))


def test_the_outermost_page_has_no_line(build: Any) -> None:
    assert line(build([]), planned("a/index.md")) == ""


def test_pages_above_stand_outermost_first_and_neighbours_behind_them(build: Any) -> None:
    top, index = planned("a/index.md", "Top"), planned("a/b/index.md", "Index")
    page = planned(
        "a/b/c.md", parents=(top.uri, index.uri), previous="a/b/b.md", following="a/b/d.md"
    )
    assert line(build([]), page, top, index) == (
        "[Top](../index.md) › [Index](index.md) · [previous](b.md) · [next](d.md)\n{: .pm-crumbs }"
    )


def test_a_title_is_plain_text(build: Any, hostile: str) -> None:
    top = planned("a/index.md", hostile)
    said = line(build([]), planned("a/b.md", parents=(top.uri,)), top)
    assert said.count("](") == 1
    assert "<" not in said


def test_every_page_but_the_first_leads_back_to_the_first(build: Any, record: Any) -> None:
    site = build([record("a", date(2024, 5, 1), services=("web",), teams=("core",))])
    for uri, page in site.plan.pages.items():
        top = crumbs(page, site.plan, site.links(uri)).startswith("[Post-mortems](")
        assert top is (uri != site.plan.site.overview), uri
