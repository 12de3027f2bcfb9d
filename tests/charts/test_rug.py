from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from tests.charts.seen import across, drawn, link_labels, parts

from mkdocs_postmortems.charts.rug import MOST, Rug, rug
from mkdocs_postmortems.charts.values import Dated, Words


def test_every_record_has_a_tick_at_its_day() -> None:
    days = [date(2024, 1, 1), date(2024, 12, 31), date(2026, 1, 1)]
    picture = drawn(rug(Rug("R", tuple(Dated(d, f"{d}", f"#{d}") for d in days)), id="r"))
    # No legend is needed, so each tick is a record; the axis ends at the next quarter.
    places = [across(e.get("x1", ""), 100) for e in parts(picture, "pm-tick")]
    assert places == pytest.approx([2, 2 + 96 * 365 / 821, 2 + 96 * 731 / 821], abs=0.01)
    assert link_labels(picture) == [str(day) for day in days]


def test_records_of_one_day_stand_one_above_the_other() -> None:
    rows = tuple(Dated(date(2024, 5, 1), f"{n}") for n in range(MOST))
    ticks = parts(drawn(rug(Rug("R", rows), id="r")), "pm-tick")
    spans = sorted((float(e.get("y1", "")), float(e.get("y2", ""))) for e in ticks)
    assert len(spans) == MOST
    assert all(below[0] >= above[1] for above, below in pairwise(spans))


def test_more_records_than_ticks_can_show_are_a_sentence() -> None:
    first = date(2020, 1, 1)
    rows = tuple(Dated(first + timedelta(days=9 * n), f"{n}") for n in range(MOST + 1))
    assert rug(Rug("R", rows), id="r") == Words("41 records are too many to draw one by one.")


def test_actions_are_drawn_apart_and_named() -> None:
    row = Dated(date(2024, 5, 1), "record", "#r")
    done = Dated(date(2024, 6, 1), "Done 1 June 2024", "#a")
    picture = drawn(rug(Rug("R", (row,), (done,), undated=2), id="r"))
    assert len(parts(picture, "pm-done-line")) == 1
    assert picture.description == (
        "n = 1 record, one tick each; 2 more without a date; 1 action done."
    )
    assert [row[2].text for row in picture.table.rows] == ["record", "action done"]
