from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_postmortems.graph.factor_graph import FactorGraph
from mkdocs_postmortems.knowledge_base import KnowledgeBase
from mkdocs_postmortems.model.catalog import Catalog
from mkdocs_postmortems.model.vocabulary import Vocabulary
from mkdocs_postmortems.pages.paging import Part, by_count, by_year, neighbours, strip, turn
from mkdocs_postmortems.pages.section_pages import PREVIEW, Section, settle
from mkdocs_postmortems.pages.site_map import site_map
from mkdocs_postmortems.settings import Settings

WORDS = Vocabulary({}, {})
MAP = site_map(
    KnowledgeBase(Settings(root=Path()), {}, WORDS, Catalog(), FactorGraph.of((), WORDS))
)


@given(st.integers(0, 50), st.integers(1, 7))
def test_parts_hold_every_row_once_and_none_is_too_long(n: int, most: int) -> None:
    parts = by_count("x/index.md", range(n), MAP, most)
    assert [row for part in parts for row in part.rows] == [*range(n)]
    assert all(len(part.rows) <= most for part in parts)
    assert len({part.uri for part in parts}) == len(parts)


def test_the_first_part_keeps_the_address_of_the_list() -> None:
    parts = by_count("x/index.md", range(5), MAP, 2)
    assert [part.uri for part in parts] == ["x/index.md", "x/2.md", "x/3.md"]


def test_an_empty_list_is_one_part() -> None:
    parts: tuple[Part[int], ...] = by_count("x.md", [], MAP)
    assert [part.rows for part in parts] == [()]


def test_a_long_year_is_cut_and_the_undated_come_in_a_part_of_their_own() -> None:
    days = [date(2024, 3, 1), date(2024, 2, 1), date(2024, 1, 1), date(1628, 8, 10), None]
    parts = by_year("x/index.md", days, MAP, lambda day: day, most=2)
    assert [(part.uri, part.label, len(part.rows)) for part in parts] == [
        ("x/2024.md", "2024", 2),
        ("x/2024/2.md", "2024, page 2", 1),
        ("x/1628.md", "1628", 1),
        ("x/undated.md", "Undated", 1),
    ]


@given(st.lists(st.integers(0, 3000)), st.integers(1, 5))
def test_no_row_is_lost_when_a_list_is_cut_by_year(offsets: list[int], most: int) -> None:
    days = sorted((date(2020, 1, 1) + timedelta(days=n) for n in offsets), reverse=True)
    parts = by_year("x.md", days, MAP, lambda day: day, most)
    assert [row for part in parts for row in part.rows] == days
    assert len({part.uri for part in parts}) == len(parts)


def test_a_part_makes_way_for_a_record_with_its_address() -> None:
    site = replace(MAP, taken=frozenset({"x/2024.md"}))
    assert site.part("x/index.md", "2024") == "x/2024-2.md"


def test_a_list_of_one_part_has_nowhere_to_turn(build: Any) -> None:
    links = build([]).links("x.md")
    assert turn(by_count("x.md", [1], MAP), links) == ""
    assert turn(by_count("x.md", [1, 2], MAP, 1), links) == (
        "Page: **1** · [2](x/2.md)\n{: .pm-pages }"
    )


def test_a_strip_marks_the_page_it_stands_on(build: Any) -> None:
    line = strip([("2024", "a.md"), ("2023", "b.md")], "b.md", build([]).links("b.md"), "Year")
    assert line.startswith("Year: [2024](a.md) · **2023**")


@pytest.mark.parametrize(("place", "beside"), [(0, (None, "b")), (1, ("a", "c")), (2, ("b", None))])
def test_neighbours_end_at_the_ends(place: int, beside: tuple[str | None, str | None]) -> None:
    assert neighbours(["a", "b", "c"], place) == beside


def sections(*sizes: int) -> tuple[Section[int], ...]:
    return settle("x/index.md", (Section(str(n), "", (*range(n),)) for n in sizes), MAP, most=20)


def test_sections_that_fit_stand_on_the_page_whole() -> None:
    assert [len(section.here) for section in sections(5, 0, 15)] == [5, 0, 15]
    assert not any(section.parts for section in sections(5, 0, 15))


def test_a_section_that_does_not_fit_shows_its_head_and_gets_pages() -> None:
    first, long, last = sections(5, 45, 5)
    assert len(long.here) == PREVIEW
    assert [part.uri for part in long.parts] == ["x/45.md", "x/45/2.md", "x/45/3.md"]
    assert sum(len(part.rows) for part in long.parts) == 45
    assert not first.parts
    assert not last.parts


def test_a_short_section_after_a_long_one_gets_a_page_once_the_page_is_full() -> None:
    *_, last = sections(15, 45, 6)
    assert last.parts
