from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_postmortems.trends.many import Screened, screen

PROBABILITIES = st.floats(1e-6, 1)
FRACTIONS = st.fractions(Fraction(1, 60), 1, max_denominator=60)


@pytest.mark.parametrize(
    ("p", "p_min", "tested", "adjusted"),
    [
        (
            [0.004, 0.02, 0.03, 0.25, 0.25, 0.5],
            [0.0001, 0.001, 0.002, 0.25, 0.25, 0.5],
            3,
            [0.012, 0.03, 0.03, None, None, None],
        ),
        ([0.2, 0.3], [0.15, 0.2], 0, [None, None]),
        ([], [], 0, []),
        ([0.04], [0.1], 1, [0.04]),
        ([0.001, 0.5], [0.1, 0.0001], 1, [None, 0.5]),
        # A third of a tenth: two ways to write it differ in the last digit.
        ([0.5] * 3, [1 / 30, 0.1 / 3, 0.1 * (1 / 3)], 3, [0.5] * 3),
    ],
)
def test_the_rest_is_not_tested_and_does_not_count(
    p: list[float], p_min: list[float], tested: int, adjusted: list[float | None]
) -> None:
    found = screen(p, p_min)
    assert found.tested == tested
    assert found.adjusted == pytest.approx(adjusted)


def test_every_test_needs_its_smallest_p() -> None:
    with pytest.raises(ValueError, match="2 p values and 1 smallest"):
        screen([0.1, 0.2], [0.1])


def by_definition(p: list[Fraction], p_min: list[Fraction], fdr: Fraction) -> Screened:
    """Tarone and Benjamini-Hochberg as they are written down, without rounding."""
    k = next(k for k in range(1, len(p) + 2) if sum(least <= fdr / k for least in p_min) <= k)
    tested = [p[i] for i, least in enumerate(p_min) if least <= fdr / k]

    def adjust(value: Fraction) -> float:
        return float(
            min(
                other * len(tested) / sum(each <= other for each in tested)
                for other in tested
                if other >= value
            )
        )

    return Screened(
        len(tested),
        tuple(adjust(p[i]) if least <= fdr / k else None for i, least in enumerate(p_min)),
    )


@given(
    st.lists(st.tuples(FRACTIONS, FRACTIONS), max_size=9),
    st.sampled_from([Fraction(1, 10), Fraction(3, 10)]),
)
def test_as_defined(rows: list[tuple[Fraction, Fraction]], fdr: Fraction) -> None:
    p, p_min = [max(row) for row in rows], [min(row) for row in rows]
    found = screen([*map(float, p)], [*map(float, p_min)], fdr=float(fdr))
    expected = by_definition(p, p_min, fdr)
    assert found.tested == expected.tested
    assert found.adjusted == pytest.approx(expected.adjusted)


@given(
    st.lists(st.tuples(PROBABILITIES, PROBABILITIES), max_size=9).flatmap(
        lambda rows: st.tuples(st.just(rows), st.permutations(range(len(rows))))
    )
)
def test_the_order_of_the_tests_does_not_matter(
    drawn: tuple[list[tuple[float, float]], list[int]],
) -> None:
    rows, order = drawn
    straight = screen([max(r) for r in rows], [min(r) for r in rows])
    mixed = screen([max(rows[i]) for i in order], [min(rows[i]) for i in order])
    assert mixed.adjusted == pytest.approx(tuple(straight.adjusted[i] for i in order))
