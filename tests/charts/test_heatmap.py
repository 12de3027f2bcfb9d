from __future__ import annotations

from dataclasses import replace

import pytest
from tests.charts.samples import factor_map, quarters
from tests.charts.seen import drawn, labels, link_labels, parts

from mkdocs_postmortems.charts.heatmap import MOST_ROWS, Heatmap, HeatRow, heatmap


def small(*values: int) -> Heatmap:
    """One row."""
    row = HeatRow("alert noise", values, tuple("#c" if v else None for v in values), "f.html")
    return Heatmap("Factors", quarters(2024, [20] * len(values)), (row,), "Factor")


def test_every_cell_above_zero_has_its_number_its_n_and_its_link() -> None:
    picture = drawn(heatmap(small(3, 0, 1), id="h"))
    cells = [label for label in link_labels(picture) if " of " in label]
    assert cells == [
        "alert noise, 2024 Q1: 3 of 20 records",
        "alert noise, 2024 Q3: 1 of 20 records",
    ]
    assert [label.text for label in labels(picture) if len(label.text) == 1] == ["3", "1"]


def test_a_cell_of_zero_is_a_dot_and_leads_nowhere() -> None:
    picture = drawn(heatmap(small(3, 0, 1), id="h"))
    assert [e.get("d", "").count("h0") for e in parts(picture, "pm-none")] == [1]
    assert picture.table.rows[0][2].text == "·"


def test_heads_of_rows_and_columns_are_links() -> None:
    found = link_labels(drawn(heatmap(small(3, 0), id="h")))
    assert found[:3] == ["2024 Q1: n = 20 records", "2024 Q2: n = 20 records", "alert noise"]


@pytest.mark.parametrize(
    ("value", "step"), [(1, 1), (2, 1), (3, 2), (6, 3), (9, 5), (10, 5), (11, 6), (12, 6)]
)
def test_a_tint_is_a_sixth_of_the_largest_number(value: int, step: int) -> None:
    picture = drawn(heatmap(small(12, value), id="h"))
    kinds = [e.get("class") for e in parts(picture, "pm-cell")]
    assert kinds[1] == f"pm-cell pm-heat-{step}"


def test_more_rows_than_can_be_drawn_are_named_and_stand_in_the_table() -> None:
    picture = drawn(factor_map(MOST_ROWS + 2, 3, 1))
    assert f"{MOST_ROWS} rows, the first of {MOST_ROWS + 2}" in picture.description
    assert len(picture.table.rows) == MOST_ROWS + 2


def test_a_cell_without_a_target_still_says_what_it_is() -> None:
    data = small(3)
    row = replace(data.rows[0], hrefs=(None,), href=None)
    picture = drawn(heatmap(replace(data, rows=(row,)), id="h"))
    assert "<title>alert noise, 2024 Q1: 3 of 20 records</title>" in picture.svg
