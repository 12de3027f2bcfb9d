from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

import pytest

from mkdocs_postmortems.model.factor import FactorId, FactorRef, Role
from mkdocs_postmortems.model.front_matter import FrontMatter, Status
from mkdocs_postmortems.pages.paging import MOST_ROWS
from mkdocs_postmortems.pages.sightings import MOST, NEWEST_SHOWN

DNS = "infrastructure.dns"
HERE = f"factors/{DNS}.md"
DRAFT = FrontMatter(status=Status.DRAFT)


def of_year(record: Any, year: int, n: int) -> list[Any]:
    first = date(year, 1, 1)
    return [record(f"r{year}-{i:03}", first + timedelta(days=i % 365)) for i in range(n)]


def parts(site: Any) -> list[str]:
    """Return the addresses of the pages a list was cut into, in their order."""
    return [uri for uri in site.plan.pages if uri.startswith(f"postmortems/factors/{DNS}/")]


def records_on(page: str) -> list[str]:
    """Return the records in the list, in their order; crumbs lead to none."""
    return re.findall(r"^- .*?\[Title of ([^\]]+)\]", page, re.MULTILINE)


def name(uri: str) -> str:
    return uri.removeprefix("postmortems/")


def test_a_short_list_stands_on_the_factors_page(build: Any, record: Any) -> None:
    site = build(of_year(record, 2024, MOST))
    assert len(records_on(site.page(HERE))) == MOST
    assert parts(site) == []


def test_a_long_list_begins_there_and_stands_whole_on_pages_of_its_own(
    build: Any, record: Any
) -> None:
    records = of_year(record, 2023, 30) + of_year(record, 2024, MOST)
    site = build(records)
    page = site.page(HERE)
    assert records_on(page) == [r.id for r in reversed(records)][:NEWEST_SHOWN]
    assert f"### Had to hold · {NEWEST_SHOWN} of {MOST + 30} records" in page
    assert f"[2023 to 2024]({DNS}/2023-to-2024.md) ({MOST + 30})" in page
    (uri,) = parts(site)
    assert records_on(site.page(name(uri))) == [r.id for r in reversed(records)]


def test_spans_hold_whole_years_and_fill_from_the_oldest(build: Any, record: Any) -> None:
    years = {2020: MOST_ROWS - 50, 2021: 50, 2022: 1, 2024: 120, 2025: 100}
    site = build(r for year, n in years.items() for r in of_year(record, year, n))
    assert [uri.rpartition("/")[2] for uri in parts(site)] == [
        "2025.md",
        "2022-to-2024.md",
        "2020-to-2021.md",
    ]
    assert [len(records_on(site.page(name(uri)))) for uri in parts(site)] == [100, 121, 200]


def test_a_new_record_leaves_the_older_pages_as_they_are(build: Any, record: Any) -> None:
    before = of_year(record, 2020, 150) + of_year(record, 2021, 150)
    old, new = build(before), build([*before, record("new", date(2022, 1, 1))])
    oldest = name(parts(old)[-1])
    assert parts(new)[-1] == parts(old)[-1]
    assert records_on(new.page(oldest)) == records_on(old.page(oldest))


def test_a_year_too_long_for_a_page_is_cut(build: Any, record: Any) -> None:
    site = build(of_year(record, 2024, MOST_ROWS + 10))
    first, second = map(name, parts(site))
    assert len(records_on(site.page(first))) == MOST_ROWS
    assert len(records_on(site.page(second))) == 10
    assert f"[2024, page 2]({DNS}/2024/2.md) (10)" in site.page(HERE)
    assert "**2024, page 2**" in site.page(second)


def test_pages_of_a_list_stand_in_a_row_and_out_of_the_search(build: Any, record: Any) -> None:
    site = build(r for year in (2022, 2023, 2024) for r in of_year(record, year, 150))
    newest, middle, oldest = (site.plan.pages[uri] for uri in parts(site))
    assert newest.previous == f"postmortems/{HERE}"
    assert (newest.following, middle.following, oldest.following) == (middle.uri, oldest.uri, None)
    assert oldest.previous == middle.uri
    assert not middle.in_search


def test_roles_stand_in_one_order_each_newest_first(build: Any, record: Any) -> None:
    def refs(*roles: Role) -> Iterable[FactorRef]:
        return [FactorRef(FactorId(DNS), role) for role in roles]

    page = build(
        [
            record("a", date(2024, 1, 1), factors=refs(Role.MITIGATING)),
            record("b", date(2024, 1, 2), factors=refs(Role.DETECTION, Role.TRIGGER)),
            record("c", date(2024, 1, 3), factors=refs(Role.TRIGGER)),
        ]
    ).page(HERE)
    headings = re.findall(r"^### (.*?) \{", page, re.MULTILINE)
    assert headings == [
        "Set it off · 2 records",
        "Delayed the noticing · 1 record",
        "Helped · 1 record",
    ]
    assert records_on(page) == ["c", "b", "b", "a"]


def test_a_record_in_preparation_is_marked_in_both_lists(build: Any, record: Any) -> None:
    draft = record("draft", date(2025, 1, 1), front=DRAFT)
    site = build([*of_year(record, 2024, MOST), draft])
    (uri,) = parts(site)
    assert "2025 · in preparation" in site.page(HERE)
    assert "1 January 2025, in preparation\n" in site.page(name(uri))


@pytest.mark.parametrize("n", [MOST, MOST + 1])
def test_author_text_stays_text(build: Any, record: Any, hostile: str, inert: Any, n: int) -> None:
    newest = record("x", date(2025, 1, 1), title=hostile)
    site = build([*of_year(record, 2024, n - 1), newest])
    for uri in (HERE, *map(name, parts(site))):
        inert(site.page(uri))
