"""The page of the factor graph: a picture, and the same as a table."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from mkdocs_postmortems.pages.quick_html import QuickHtml

START = date(2024, 1, 1)
DNS, PUSH, GAP = "infrastructure.dns", "change.config-push", "process.test-gap"


def test_the_table_has_every_factor_also_one_without_a_line(build: Any, record: Any) -> None:
    carried = [(DNS, PUSH)] * 4 + [(GAP,)]
    rows = [record(f"r{n}", START + timedelta(days=n), factors=f) for n, f in enumerate(carried)]
    page = build(rows).said("graph/index.md")
    table = [line for line in page.splitlines() if line.startswith("| [")]
    assert len(table) == 3
    assert "| 4 | 1 | [Name resolution]" in table[0]
    assert table[0].endswith(", in 4 records |")
    assert table[2].endswith("| 1 | 0 |  |")


def test_menus_at_the_sides_make_way(small: Any) -> None:
    page = small.page("graph/index.md")
    assert 'hide: ["navigation", "toc"]' in page


def test_it_has_a_short_way_to_html(small: Any) -> None:
    body = small.page("graph/index.md").split("---\n", 2)[2]
    assert '<div class="pm-graph">' in QuickHtml(lambda target: target).convert(body)


def test_a_factor_with_a_pair_leads_to_its_neighbours_there(build: Any, record: Any) -> None:
    rows = [record(f"r{n}", START, factors=(DNS, PUSH)) for n in range(3)]
    rows.append(record("r9", START, factors=(GAP,)))
    site = build(rows)
    assert "[Past the graph, to the table](#pm-table)" in site.page("graph/index.md")
    assert f"[Among all factors](../graph/index.md?focus={DNS})" in site.page(f"factors/{DNS}.md")
    assert "?focus=" not in site.page(f"factors/{GAP}.md")


def test_without_a_drawing_there_is_nothing_to_skip(small: Any) -> None:
    assert "pm-skip" not in small.page("graph/index.md")
