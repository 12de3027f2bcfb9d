from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.charts.seen import across, drawn, labels, link_labels, parts, points

from mkdocs_postmortems.charts.strips import MOST, Estimate, Strip, Strips, strips
from mkdocs_postmortems.charts.values import Mark, Picture


def strip(*seconds: float, estimates: tuple[Estimate, ...] = (), note: str = "") -> Picture:
    """A picture of one strip."""
    values = tuple(Mark(s, f"Record {n}: {s} s", f"#{n}") for n, s in enumerate(seconds))
    rows = (Strip("Until noticed", values, estimates, note),)
    return drawn(strips(Strips("Lengths", rows), id="s"))


def test_every_value_is_a_point_by_its_logarithm_and_a_link() -> None:
    picture = strip(60, 600, 3_600)
    places = [x for x, _ in points(picture, "pm-point", 100)]
    assert places == pytest.approx([3, 3 + 94 * 0.5624, 97], abs=0.01)
    assert link_labels(picture) == ["Record 0: 60 s", "Record 1: 600 s", "Record 2: 3600 s"]


def test_what_is_under_a_second_stands_before_the_axis() -> None:
    picture = strip(0, 0.5, 1)
    assert [x for x, _ in points(picture, "pm-point", 100)] == pytest.approx([3, 3, 25])
    assert "< 1 s" in {label.text for label in labels(picture)}


@given(st.lists(st.floats(0, 10**7), min_size=1, max_size=80))
def test_points_do_not_touch(seconds: list[float]) -> None:
    picture = strip(*seconds)
    found = points(picture, "pm-point")
    assert all((a - c) ** 2 + (b - d) ** 2 >= 99 for (a, b), (c, d) in combinations(found, 2))
    assert all(4 <= y <= picture.height - 20 for _, y in found)


def test_equal_values_beyond_the_rows_share_a_point_that_says_so() -> None:
    assert link_labels(strip(*[60] * 20))[-1] == "9 records, the first: Record 11: 60 s"


def test_a_value_that_is_still_growing_is_hollow_with_a_line_onwards() -> None:
    rows = (Strip("Until resolved", (Mark(60, "Record 0: 1 min, still open", "#", open=True),)),)
    picture = drawn(strips(Strips("Lengths", rows), id="s"))
    assert len(parts(picture, "pm-hollow")) == 1
    assert [e.get("d") for e in parts(picture, "pm-interval")] == ["M4 0h5"]


def test_an_interval_has_two_ends_and_a_median() -> None:
    picture = strip(60, 600, estimates=(Estimate(300, 60, 600, "median 5 min"),))
    bar, low, high = parts(picture, "pm-interval")
    assert [across(bar.get(key, ""), 100) for key in ("x1", "x2")] == pytest.approx([3, 97])
    assert [e.get("x1") for e in (low, high)] == [bar.get("x1"), bar.get("x2")]
    assert len(parts(picture, "pm-median")) == 1
    assert "median 5 min" in {label.text for label in labels(picture)}


def test_an_interval_without_an_upper_bound_has_an_open_end() -> None:
    picture = strip(60, 600, estimates=(Estimate(None, 60, None, "no upper bound yet"),))
    bar, low = parts(picture, "pm-interval")
    assert bar.get("class") == "pm-interval pm-open"
    assert (bar.get("x2"), low.get("x1")) == ("100%", bar.get("x1"))
    assert parts(picture, "pm-median") == []


def test_n_and_what_is_missing_stand_beside_the_name() -> None:
    picture = strip(60, note="5 not known")
    assert "n = 1; 5 not known" in {label.text for label in labels(picture)}
    assert picture.description == "Until noticed: n = 1, 5 not known."


def test_too_many_values_are_not_drawn_one_by_one() -> None:
    picture = strip(*range(1, MOST + 2))
    assert points(picture, "pm-point") == []
    assert "Too many values to draw one by one." in {label.text for label in labels(picture)}
    cells = [row[1].text for row in picture.table.rows]
    assert cells == ["251 values, too many to list", "Record 0: 1 s", "Record 250: 251 s"]
