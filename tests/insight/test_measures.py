from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_postmortems.insight.measures import between, two_figures


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (0.00049, "under .001"),
        (0.0005, ".001"),
        (0.0949, ".095"),
        (0.999, "1.0"),
        (9.96, "10"),
        (99.6, "100"),
        (1620.4, "1620"),
        (-0.32, "-.32"),
    ],
)
def test_two_figures(value: float, said: str) -> None:
    assert two_figures(value) == said


@given(st.floats(0.0005, 1e6))
def test_two_figures_are_near_the_value(value: float) -> None:
    assert float(two_figures(value)) == pytest.approx(value, rel=0.051, abs=0.00051)


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [
        (0, 0, "0 to 0 s"),
        (0, 50, "0 to 50 s"),
        (0.5, 20, "under 1 s to 20 s"),
        (3600, 99 * 3600, "1 to 99 h"),
        (3600, 100 * 3600, "1 h to 4 d 4 h"),
        (86_400, 5 * 86_400, "1 to 5 d"),
    ],
)
def test_a_range_of_lengths(low: float, high: float, said: str) -> None:
    assert between(low, high) == said
