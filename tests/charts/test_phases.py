from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.charts.samples import DAY, HOUR, START, course
from tests.charts.seen import across, drawn, labels, link_labels, parts, points

from mkdocs_postmortems.charts.course import Entry, Phases
from mkdocs_postmortems.charts.flags import ROOMY, Flag, flags, roomy
from mkdocs_postmortems.charts.phases import NARROW, phases
from mkdocs_postmortems.charts.values import Words


def bars(strip: Phases) -> list[tuple[float, float]]:
    """Where each piece of the bar begins and how long it is, in per cent."""
    pieces = parts(drawn(phases(strip, id="p")), "pm-piece")
    return [(across(e.get("x", ""), 100), across(e.get("width", ""), 100)) for e in pieces]


def test_bars_are_as_long_as_their_phases() -> None:
    lengths = [length for _, length in bars(course(0, 36, 117, 240))]
    assert lengths == pytest.approx([96 * n / 240 for n in (36, 81, 123)], abs=0.02)


def test_each_bar_begins_where_the_one_before_it_ends() -> None:
    assert all(
        a + n == pytest.approx(b, abs=0.02) for (a, n), (b, _) in pairwise(bars(course(0, 1, 5, 9)))
    )


def test_a_phase_without_an_end_fades_out() -> None:
    pieces = bars(course(0, 60, 120, None))
    assert len(pieces) == 5
    assert sum(n for _, n in pieces[2:]) < 12


@pytest.mark.parametrize(
    ("strip", "ragged"),
    [
        (course(0, 60, 120), 0),
        (course(None, 60, 120), 1),
        (course(0, 60, 120, estimated=True), 1),
    ],
)
def test_a_start_that_is_not_sure_is_ragged(strip: Phases, ragged: int) -> None:
    picture = drawn(phases(strip, id="p"))
    teeth = [
        e for e in parts(picture, f"pm-phase-{strip.phases[0].step}") if "l-6" in e.get("d", "")
    ]
    assert len(teeth) == ragged


def test_a_phase_too_short_to_be_seen_is_a_line_and_keeps_its_label() -> None:
    picture = drawn(phases(course(0, 3, 21 * DAY), id="p"))
    assert len(parts(picture, "pm-thin")) == 1
    assert "until mitigated 3 s" in {label.text for label in labels(picture)}


def test_two_thin_lines_do_not_lie_on_each_other() -> None:
    picture = drawn(phases(course(0, 1, 2, 21 * DAY), id="p"))
    assert [e.get("x1") for e in parts(picture, "pm-thin")] == ["0", "4"]


def test_the_clock_of_both_ends_is_never_cut_where_a_line_holds_it() -> None:
    texts = {label.text for label in labels(drawn(phases(course(0, 593 * DAY), id="p")))}
    assert {"23 Nov 2025, 15:59 UTC", "09 Jul 2027, 15:59 UTC"} <= texts


def test_entries_stand_at_their_times_and_lead_to_their_places() -> None:
    picture = drawn(phases(course(0, 100, entries=(0, 50, 100)), id="p"))
    assert [x for x, _ in points(picture, "pm-dot", 100)] == pytest.approx([2, 50, 98])
    assert [label[-7:] for label in link_labels(picture)] == ["entry 1", "entry 2", "entry 3"]


def test_entries_close_to_each_other_stand_one_above_the_other() -> None:
    dots = points(drawn(phases(course(0, 100, entries=(50, 50)), id="p")), "pm-dot")
    assert dots[0][0] == dots[1][0]
    assert dots[0][1] - dots[1][1] == 9


def test_entries_without_a_row_share_a_mark_that_says_so() -> None:
    picture = drawn(phases(course(0, 100, entries=[50] * 5), id="p"))
    assert len(points(picture, "pm-dot")) == 3
    assert link_labels(picture)[-1].startswith("3 entries, the first: 15:59")


def test_an_entry_shortly_before_extends_the_strip_and_one_far_off_points_out() -> None:
    picture = drawn(phases(course(0, HOUR, entries=(-600, -9 * DAY, 9 * DAY)), id="p"))
    assert [x for x, _ in points(picture, "pm-dot", 100)] == pytest.approx([2])
    assert len(parts(picture, "pm-pointer")) == 2
    assert [label.partition(":")[0] for label in link_labels(picture)[1:]] == [
        "Before this strip",
        "After this strip",
    ]


def test_an_entry_without_a_place_to_lead_to_is_no_link() -> None:
    strip = replace(course(0, 60), entries=(Entry(START + timedelta(seconds=9), "16:00 Page"),))
    picture = drawn(phases(strip, id="p"))
    assert link_labels(picture) == []
    assert "<title>16:00 Page</title>" in picture.svg


def test_words_name_what_is_known_where_nothing_is_drawn() -> None:
    assert phases(course(None, 0), id="p") == Words(
        "One point in time is known, and no length to draw. until resolved: length unknown."
    )


TIMES = st.lists(st.integers(0, 10**8), min_size=2, max_size=4, unique=True).map(sorted)


@given(TIMES, st.booleans(), st.booleans(), st.lists(st.integers(-(10**8), 2 * 10**8), max_size=60))
def test_nothing_overlaps_whatever_the_times(
    times: list[int], unknown: bool, still: bool, told: list[int]
) -> None:
    points_in_time: list[float | None] = [*times]
    if unknown:
        points_in_time[0] = None
    if still:
        points_in_time[-1] = None
    strip = course(*points_in_time, entries=told)
    picture = phases(strip, id="p")
    if isinstance(picture, Words):
        assert len(set(strip.known)) < 2
        return
    for wide in (NARROW, 2 * NARROW):
        found = labels(picture, wide)
        assert not any(a.box.meets(b.box) for a, b in combinations(found, 2))
        assert all(label.box.left >= 0 and label.box.right <= wide + 1 for label in found)
        dots = points(picture, "pm-dot", wide)
        assert all((a - c) ** 2 + (b - d) ** 2 >= 80 for (a, b), (c, d) in combinations(dots, 2))


FLAGS = st.lists(st.floats(0.02, 0.98), min_size=1, max_size=3).map(sorted)


@given(FLAGS, st.integers(ROOMY, 2_000))
def test_flags_of_a_roomy_picture_stand_free_in_one_row(starts: list[float], wide: int) -> None:
    rows = [Flag(a, b, "until mitigated", "1 h") for a, b in pairwise([*starts, 0.98])]
    placed = flags(rows, NARROW)
    if roomy(placed):
        spans = sorted(one.reach(wide) for one in placed)
        assert all(right + 8 <= left for (_, right), (left, _) in pairwise(spans))


def test_evenly_long_phases_are_roomy_and_short_ones_are_not() -> None:
    assert "pm-roomy" in drawn(phases(course(0, 100, 200, 300), id="p")).svg
    assert "pm-roomy" not in drawn(phases(course(0, 1, 2, 300), id="p")).svg
