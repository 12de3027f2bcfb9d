from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_postmortems.charts.text import clean, cut, isolate, width, wrap


@given(st.text(), st.integers(0, 300))
def test_a_cut_text_fits_or_is_nothing_but_an_ellipsis(text: str, room: int) -> None:
    shown = cut(text, room)
    assert width(shown) <= room or shown == "…"


@given(st.text(), st.integers(0, 300))
def test_a_cut_says_that_it_is_one(text: str, room: int) -> None:
    shown = cut(text, room)
    assert shown == text or (shown.endswith("…") and text.startswith(shown[:-1]))


@given(st.text(), st.text())
def test_a_longer_text_is_no_narrower(text: str, more: str) -> None:
    assert width(text) <= width(text + more) <= width(text) + width(more)


@pytest.mark.parametrize(
    ("text", "least"),
    # Pixels in DejaVu Sans at 12 px, a wide font, as a browser measures them.
    [("undetected", 67), ("until mitigated 1 h 21 min", 158), ("INC-09173", 62), ("漢字", 24)],
)
def test_width_is_not_below_that_of_a_wide_font(text: str, least: int) -> None:
    assert least <= width(text) <= 1.3 * least


@given(st.text())
def test_cleaned_text_has_no_line_and_no_control(text: str) -> None:
    assert all(c.isprintable() or c in "\u200c\u200d\u2068\u2069" for c in clean(text))


def test_joiners_of_letters_stay() -> None:
    assert clean("\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645\u200e\n x") == (
        "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645 x"
    )


def test_only_text_that_runs_left_is_isolated() -> None:
    assert isolate("DNS") == "DNS"
    assert isolate("התראה") == "\u2068התראה\u2069"


@given(st.text(), st.integers(20, 300))
def test_wrapped_lines_fit(text: str, room: int) -> None:
    assert all(width(line) <= room for line in wrap(text, room))
