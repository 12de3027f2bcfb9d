from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.charts.samples import SEVERITIES, quarters, years
from tests.charts.seen import across, drawn, labels, link_labels, parts

from mkdocs_postmortems.charts.bars import Bars, bars
from mkdocs_postmortems.charts.values import Dated, Series, Tone


def stacked(*values: tuple[int, ...], n: int = 12) -> Bars:
    """One series for each tuple, in quarters."""
    series = tuple(
        Series(SEVERITIES[at], row, Tone.severity(at + 1)) for at, row in enumerate(values)
    )
    return Bars("Records by quarter", quarters(2024, [n] * len(values[0])), series)


def test_a_bar_says_its_number_its_whole_and_its_parts() -> None:
    labels_of = link_labels(drawn(bars(stacked((1, 0, 1), (2, 0, 0), n=12), id="b")))
    assert labels_of == [
        "2024 Q1: 3 of 12 records (SEV1 1, SEV2 2)",
        "2024 Q3: 1 of 12 records (SEV1 1)",
    ]


def test_a_bar_of_all_records_says_just_its_number() -> None:
    data = Bars("All", years(2023, [1, 2]), (Series("records", (1, 2)),))
    assert link_labels(drawn(bars(data, id="b"))) == ["2023: 1 record", "2024: 2 records"]


@given(st.lists(st.integers(0, 4_000), min_size=1, max_size=70).filter(any))
def test_the_height_of_a_bar_is_its_number(values: list[int]) -> None:
    data = Bars("All", years(1950, values), (Series("records", tuple(values)),))
    picture = drawn(bars(data, id="b"))
    tall = [int(e.get("height", "")) for e in parts(picture, "pm-fill")]
    top = int(parts(picture, "pm-grid")[-1].get("y1", ""))
    base = int(parts(picture, "pm-base")[0].get("y1", ""))
    steps = [int(label.text.replace(",", "")) for label in labels(picture) if label.box.left == 0]
    unit = (base - top) / max(steps)
    assert tall == [pytest.approx(value * unit, abs=1) for value in values if value]
    assert all(height >= 1 for height in tall)


def test_pieces_of_a_bar_stand_on_each_other() -> None:
    pieces = parts(drawn(bars(stacked((2,), (1,), (3,)), id="b")), "pm-fill")[3:]
    ends = [(int(e.get("y", "")), int(e.get("y", "")) + int(e.get("height", ""))) for e in pieces]
    assert [bottom for _, bottom in ends[1:]] == [top - 1 for top, _ in ends[:-1]]


def test_the_legend_names_the_pieces_from_the_top_down() -> None:
    seen = labels(drawn(bars(stacked((1,), (1,), (1,)), id="b")))
    assert [label.text for label in seen[:3]] == ["SEV3", "SEV2", "SEV1"]


def test_one_plain_series_needs_no_legend() -> None:
    picture = drawn(bars(Bars("All", years(2024, [3]), (Series("records", (3,)),)), id="b"))
    assert "records" not in {label.text for label in labels(picture)}


def test_the_axis_is_of_whole_numbers_from_zero() -> None:
    picture = drawn(bars(Bars("All", years(2024, [3]), (Series("records", (3,)),)), id="b"))
    assert [label.text for label in labels(picture) if label.box.left == 0] == ["0", "1", "2", "3"]


def test_an_action_stands_at_its_day() -> None:
    done = Dated(date(2024, 2, 15), "Done 15 February 2024: limit retries", "#a")
    data = stacked((1, 1))
    picture = drawn(bars(Bars(data.title, data.periods, data.series, (done,)), id="b"))
    line = across(parts(picture, "pm-done-line")[0].get("x1", ""), 100)
    hits = [e for e in parts(picture, "pm-hit") if e.get("height") == "160"]
    start, wide = (across(hits[0].get(key, ""), 100) for key in ("x", "width"))
    assert line == pytest.approx(start + wide * 45 / 91, abs=0.05)
    assert link_labels(picture)[0] == done.label


def test_an_action_outside_the_periods_is_counted_in_words() -> None:
    data = stacked((1, 1))
    done = (Dated(date(1999, 1, 1), "Done"), Dated(date(2024, 1, 1), "Done"))
    picture = drawn(bars(Bars(data.title, data.periods, data.series, done), id="b"))
    assert "1 action done; 1 action done at another time" in picture.description
    assert len(parts(picture, "pm-done-line")) == 1


def test_the_table_has_every_number_with_its_n() -> None:
    table = drawn(bars(stacked((1, 0), (2, 5)), id="b")).table
    assert table.headers == ("Period", "SEV1", "SEV2", "Drawn", "n")
    assert [[cell.text for cell in row] for row in table.rows] == [
        ["2024 Q1", "1", "2", "3", "12"],
        ["2024 Q2", "0", "5", "5", "12"],
    ]


@pytest.mark.parametrize("n", range(1, 71))
def test_the_name_of_a_last_year_stays_inside(n: int) -> None:
    values = (1,) * n
    data = Bars("All", quarters(2001, values), (Series("records", values),))
    picture = drawn(bars(data, id="b"))
    assert all(label.box.right <= picture.width for label in labels(picture))
