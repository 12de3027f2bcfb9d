from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_postmortems.trends.survival import reached, survival

GAPS = ([12, 30, 41, 60, 120], [41, 95, 150])
LENGTHS = st.lists(st.integers(0, 9), max_size=12)


def product_limit(ended: list[int], going: list[int]) -> list[tuple[int, Fraction]]:
    """The curve as it is written down, without rounding."""
    share, curve = Fraction(1), []
    for length in sorted(set(ended)):
        at_risk = sum(each >= length for each in (*ended, *going))
        share *= 1 - Fraction(ended.count(length), at_risk)
        curve.append((length, share))
    return curve


def test_the_share_that_lasts_longer() -> None:
    assert dict(survival(*GAPS)) == pytest.approx(
        {12: 0.875, 30: 0.75, 41: 0.625, 60: 0.46875, 120: 0.234375}
    )
    assert reached(survival(*GAPS), 0.5) == 60


@given(LENGTHS, LENGTHS)
def test_as_written_down(ended: list[int], going: list[int]) -> None:
    curve = survival(ended, going)
    expected = product_limit(ended, going)
    assert [length for length, _ in curve] == [length for length, _ in expected]
    assert [share for _, share in curve] == pytest.approx([float(share) for _, share in expected])
    for p in (Fraction(1, 2), Fraction(9, 10), Fraction(1, 5)):
        due = next((length for length, share in expected if share <= 1 - p), None)
        assert reached(curve, float(p)) == due


@pytest.mark.parametrize("going", [[], [5], [5, 600]])
def test_where_nothing_has_ended_nothing_is_reached(going: list[float]) -> None:
    assert survival([], going) == ()
    assert reached(survival([], going), 0.5) is None


def test_the_last_digit_of_a_share_decides_nothing() -> None:
    curve = survival([1, 1, 1, 5, 5, 6, 7, 8, 8], [1, 2, 3, 4, 6, 9])
    assert dict(curve)[6] == pytest.approx(0.5)
    assert reached(curve, 0.5) == 6


def test_what_is_open_moves_the_middle() -> None:
    ended = [4, 7, 9, 12, 15, 22, 31, 48]
    assert reached(survival(ended), 0.5) == 12
    curve = survival(ended, [30, 600])
    assert (reached(curve, 0.5), reached(curve, 0.9)) == (15, None)
