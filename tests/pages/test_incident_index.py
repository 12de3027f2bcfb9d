from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from mkdocs_postmortems.model.front_matter import FrontMatter, Kind, Status
from mkdocs_postmortems.pages.paging import MOST_ROWS

INDEX = "incidents/index.md"


def many(record: Any, n: int, per_day: int = 3) -> list[Any]:
    start = date(2023, 1, 1)
    return [record(f"r{i:05}", start + timedelta(days=i // per_day)) for i in range(n)]


def test_an_empty_collection_says_so(build: Any) -> None:
    assert "No incident yet." in build([]).page(INDEX)


def test_records_stand_under_their_quarter_newest_first(build: Any, record: Any) -> None:
    days = {"a": date(2024, 1, 1), "b": date(2024, 3, 31), "c": date(2024, 4, 1)}
    page = build(record(id, day) for id, day in days.items()).page(INDEX)
    order = re.findall(r"^#+ 20.*Q\d|Title of \w", page, re.MULTILINE)
    assert order == ["### 2024 Q2", "Title of c", "### 2024 Q1", "Title of b", "Title of a"]


def test_every_record_is_listed_whatever_its_state(build: Any, record: Any) -> None:
    day = date(2024, 5, 1)
    records = [
        record("near", day, front=FrontMatter(kind=Kind.NEAR_MISS)),
        record("review", day, front=FrontMatter(kind=Kind.REVIEW)),
        record("draft", day, front=FrontMatter(status=Status.DRAFT)),
        record("gone", day, front=FrontMatter(status=Status.WITHDRAWN)),
        record("bare", day, factors=()),
        record("undated"),
    ]
    page = build(records).said(INDEX)
    for said in (
        'Title of near](../near.md) <span class="pm-meta">1 May 2024 · near-miss',
        'Title of draft](../draft.md) <span class="pm-meta">1 May 2024 · in preparation',
        'Title of gone](../gone.md) <span class="pm-meta">1 May 2024 · withdrawn',
        'Title of bare](../bare.md) <span class="pm-meta">1 May 2024 · not yet coded',
    ):
        assert said in page
    assert page.count("](../") == len(records) + 1  # and the way up
    assert "6 records, 1 May 2024. 1 of 6 count in the numbers. The explorer has 4, without" in page
    assert page.index("## Undated · 1 record") > page.index("Title of bare")


def test_a_full_page_is_not_cut(build: Any, record: Any) -> None:
    site = build(many(record, MOST_ROWS))
    assert "postmortems/incidents/2023.md" not in site.plan.pages
    assert site.page(INDEX).count("Title of") == MOST_ROWS


def test_one_record_more_and_each_year_has_a_page(build: Any, record: Any) -> None:
    records = [*many(record, MOST_ROWS), record("old", date(1628, 8, 10)), record("undated")]
    site = build(records)
    index = site.page(INDEX)
    assert "Title of" not in index
    assert "| [2023](2023.md) | 200 | [200](2023.md#pm-2023-q1) |  |  |  |" in index
    assert "| [1628](1628.md) | 1 |  |  | [1](1628.md#pm-1628-q3) |  |" in index
    assert "| [Undated](undated.md) | 1 |  |  |  |  |" in index
    year = site.page("incidents/2023.md")
    assert "# Incidents, 2023 {" in year
    assert "## 2023 Q1 · 200 records { #pm-2023-q1 }" in year
    assert "Year: **2023** · [1628](1628.md) · [Undated](undated.md)" in year


def test_a_quarter_cut_in_two_says_how_many_of_all_stand_here(build: Any, record: Any) -> None:
    site = build(many(record, 600, per_day=2))
    pages = {u: p for u, p in site.plan.pages.items() if u.startswith("postmortems/incidents/2023")}
    texts = {uri: site.page(uri.removeprefix("postmortems/")) for uri in pages}
    assert sum(text.count("[Title of") for text in texts.values()) == 600
    assert all(text.count("[Title of") <= MOST_ROWS for text in texts.values())
    shares = re.findall(r"Q(\d) · (\d+) of (\d+) records", "".join(texts.values()))
    for quarter in {number for number, *_ in shares}:
        mine = [(int(n), int(of)) for number, n, of in shares if number == quarter]
        assert sum(n for n, _ in mine) == mine[0][1]
    table = site.page(INDEX)
    for target, anchor in re.findall(r"\]\((2023[^#)]*)#(pm-[^)]+)\)", table):
        assert f"{{ #{anchor} }}" in texts[f"postmortems/incidents/{target}"]


def test_pages_of_a_year_lead_on_in_the_order_of_the_list(build: Any, record: Any) -> None:
    site = build([*many(record, MOST_ROWS + 1), record("old", date(1999, 1, 1))])
    uris = [u for u in site.plan.pages if u.startswith("postmortems/incidents/")]
    for before, after in pairwise(uris[1:]):
        assert site.plan.pages[before].following == after
        assert site.plan.pages[after].previous == before
