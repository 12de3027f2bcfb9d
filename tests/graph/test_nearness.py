from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.sparse import csr_array

from mkdocs_postmortems.graph import nearness
from mkdocs_postmortems.graph.nearness import DIGITS, Nearness, foremost

Rows = list[list[float]]
TABLES = st.integers(1, 5).flatmap(
    lambda columns: st.lists(
        st.lists(st.sampled_from([0.0, 0.5, 1.0, 3.0]), min_size=columns, max_size=columns),
        min_size=1,
        max_size=9,
    )
)


def cosine(one: list[float], other: list[float]) -> float:
    product = math.fsum(a * b for a, b in zip(one, other, strict=True))
    size = math.hypot(*one) * math.hypot(*other)
    return product / size if size else 0.0


@given(TABLES, st.integers(1, 4))
def test_blocks_of_any_size_give_the_cosines_of_all_pairs(table: Rows, size: int) -> None:
    near = Nearness.of(csr_array(np.array(table)))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(nearness, "ROWS", size)
        for place, row in enumerate(table):
            scores = {n: round(cosine(row, other), DIGITS) for n, other in enumerate(table)}
            wanted = sorted((-score, n) for n, score in scores.items() if score >= 0.3)
            found = near.above(place, 0.3, len(table))
            assert [n for n, _ in found] == [n for _, n in wanted]
            assert all(math.isclose(score, scores[n], abs_tol=1e-8) for n, score in found)


def test_rows_may_be_asked_for_in_any_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nearness, "ROWS", 2)
    table = csr_array(np.tril(np.ones((7, 7))))
    forth, back = Nearness.of(table), Nearness.of(table)
    ahead = [forth.above(row, 0.1, 7) for row in range(7)]
    assert [back.above(row, 0.1, 7) for row in reversed(range(7))] == ahead[::-1]


def test_a_large_table_takes_small_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nearness, "CELLS", 20)
    near = Nearness.of(csr_array(np.eye(10)))
    assert [near.above(row, 0.5, 3) for row in range(10)] == [[(row, 1.0)] for row in range(10)]
    assert [block.shape for block in near._latest.values()] == [(2, 10)]


@pytest.mark.parametrize(
    ("scores", "most", "found"),
    [
        ([0.5, 0.9, 0.2, 0.7], 2, [1, 3]),
        ([0.5, 0.9, 0.5, 0.5], 2, [1, 0, 2, 3]),
        ([0.4, 0.4 + 1e-12, 0.4 - 1e-12], 1, [0, 1, 2]),
        ([0.3 - 1e-12, 0.29], 5, [0]),
        ([0.1, 0.2], 5, []),
        ([], 5, []),
    ],
)
def test_the_foremost_are_those_above_the_bound_and_all_that_tie(
    scores: list[float], most: int, found: list[int]
) -> None:
    places = np.arange(len(scores))
    assert [place for place, _ in foremost(places, np.array(scores), 0.3, most)] == found
