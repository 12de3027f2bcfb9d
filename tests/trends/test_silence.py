from __future__ import annotations

from datetime import date
from math import inf, log

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import poisson

from mkdocs_postmortems.trends.effects import p_fewer
from mkdocs_postmortems.trends.silence import allowed_by_silence, evidence_due, quiet_days
from mkdocs_postmortems.trends.windows import Window


def test_how_long_a_silence_has_to_last() -> None:
    assert quiet_days(4, 365) == pytest.approx(406.8810223116)
    assert quiet_days(1, 100) == pytest.approx(1900)
    assert quiet_days(0, 365) == inf


@given(st.integers(1, 50), st.integers(1, 5000))
def test_after_such_a_silence_chance_explains_one_in_twenty(x: int, length: int) -> None:
    assert p_fewer(x, length, 0, quiet_days(x, length)) == pytest.approx(0.05)


@pytest.mark.parametrize(
    ("before", "due"),
    [
        (Window(4, 365, 20), date(2025, 6, 12)),
        (Window(0, 365, 20), None),
        (Window(0, 0, 0), None),
        (Window(1, 96, 5), date(2029, 4, 29)),
        (Window(1, 97, 5), None),
    ],
)
def test_evidence_is_due_within_five_years_or_never(before: Window, due: date | None) -> None:
    assert evidence_due(before, date(2024, 5, 1)) == due


def test_there_is_no_day_after_the_last() -> None:
    assert evidence_due(Window(4, 365, 20), date(9999, 1, 1)) is None


def test_what_a_silence_still_allows() -> None:
    rate = allowed_by_silence(200)
    assert rate == pytest.approx(5.467211399)
    assert poisson.pmf(0, rate * 200 / 365) == pytest.approx(0.05)
    assert allowed_by_silence(200, per=200) == pytest.approx(-log(0.05))
