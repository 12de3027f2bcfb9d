from __future__ import annotations

from fractions import Fraction
from math import comb

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import hypergeom

from mkdocs_postmortems.trends.chance import at_least, exactly


def one(value: int) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    return np.array([value], dtype=np.int64)


def by_counting(k: int, n: int, a: int, b: int) -> Fraction:
    return Fraction(comb(a, k) * comb(n - a, b - k), comb(n, b)) if 0 <= k <= b else Fraction(0)


@st.composite
def margins(draw: st.DrawFn, largest: int = 30) -> tuple[int, int, int, int]:
    n = draw(st.integers(1, largest))
    a, b = draw(st.integers(0, n)), draw(st.integers(0, n))
    return draw(st.integers(0, n)), n, a, b


@given(margins())
def test_as_counted(case: tuple[int, int, int, int]) -> None:
    k, n, a, b = case
    here = one(k), n, one(a), one(b)
    tail = sum((by_counting(j, n, a, b) for j in range(k, b + 1)), Fraction(0))
    assert exactly(*here)[0] == pytest.approx(float(by_counting(k, n, a, b)), rel=1e-12)
    assert at_least(*here)[0] == pytest.approx(float(tail), rel=1e-12, abs=1e-15)


def test_many_large_pairs_are_those_of_the_library() -> None:
    choose = np.random.default_rng(3)
    n, a, b = 10_000, choose.integers(3, 4000, 300), choose.integers(3, 4000, 300)
    far = choose.normal(0, 4, 300) * np.sqrt(a * b / n)
    k = np.clip((a * b / n + far).astype(np.int64), 0, np.minimum(a, b))
    expected = hypergeom.sf(k - 1, n, a, b)
    assert at_least(k, n, a, b) == pytest.approx(expected, rel=1e-9)


def test_what_has_to_be_is_certain_and_what_cannot_be_is_not() -> None:
    k, a, b = (np.array(row) for row in ([0, 3, 3, 5], [4, 40, 3, 4], [4, 3, 40, 4]))
    assert at_least(k, 40, a, b).tolist() == [1, 1, 1, 0]


def test_no_pairs_have_no_numbers() -> None:
    none = np.array([], dtype=np.int64)
    assert at_least(none, 40, none, none).tolist() == []


def test_a_number_too_small_for_the_machine_is_zero() -> None:
    assert at_least(one(5000), 10_000, one(5000), one(5000)).tolist() == [0.0]
