from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_postmortems.trends.rates import rate_higher, shrink

GROUPS = st.lists(st.tuples(st.integers(0, 40), st.integers(1, 90)), min_size=1, max_size=9)


def test_rates_are_drawn_towards_the_common_one() -> None:
    found = shrink([9, 2, 1, 6, 0], [30, 4, 10, 12, 6])
    assert (found.alpha, found.beta) == pytest.approx((42.6315789, 146.8421053))
    assert found.rates == pytest.approx(
        [0.29196429, 0.29588276, 0.27818792, 0.30616302, 0.27892562]
    )
    assert found.enough


def test_groups_that_differ_less_than_chance_get_the_common_rate() -> None:
    found = shrink([2, 2, 3, 2, 2], [10] * 5)
    assert found.between == pytest.approx(-0.0204)
    assert (found.alpha, found.beta, found.rates) == (None, None, (0.22,) * 5)


@pytest.mark.parametrize(
    ("x", "exposure", "rates"),
    [
        ([], [], ()),
        ([0], [0], (0.0,)),
        ([2, 2, 2, 2], [10, 10, 10, 10], (0.2,) * 4),
        ([2, 2, 2, 2, 0], [10, 10, 10, 10, 0], (0.2,) * 5),
    ],
)
def test_too_few_groups_are_not_enough(x: list[int], exposure: list[int], rates: object) -> None:
    found = shrink(x, exposure)
    assert (found.rates, found.enough) == (rates, False)


def test_a_group_without_exposure_gets_the_common_rate() -> None:
    found = shrink([90, 1, 1, 1, 1, 0], [100, 100, 100, 100, 100, 0])
    assert found.alpha is not None
    assert found.rates[-1] == pytest.approx(found.common)


@given(GROUPS)
def test_a_rate_lies_between_its_own_and_the_common_one(groups: list[tuple[int, int]]) -> None:
    x, exposure = [k for k, _ in groups], [e for _, e in groups]
    found = shrink(x, exposure)
    assert found.common == pytest.approx(sum(x) / sum(exposure))
    for k, e, rate in zip(x, exposure, found.rates, strict=True):
        low, high = sorted((k / e, found.common))
        assert low - 1e-9 <= rate <= high + 1e-9


@given(GROUPS)
def test_the_order_of_groups_does_not_matter(groups: list[tuple[int, int]]) -> None:
    straight = shrink([k for k, _ in groups], [e for _, e in groups])
    turned = shrink([k for k, _ in groups[::-1]], [e for _, e in groups[::-1]])
    assert turned.rates[::-1] == pytest.approx(straight.rates)


def test_which_rate_is_higher() -> None:
    chance = rate_higher((9, 30), (6, 12), 42.63157894736847, 146.84210526315806)
    assert chance == pytest.approx(0.40711145)
    assert rate_higher((6, 12), (9, 30), 42.63157894736847, 146.84210526315806) == pytest.approx(
        1 - chance
    )
