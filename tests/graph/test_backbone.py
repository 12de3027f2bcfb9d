from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_postmortems.graph.backbone import Edge, backbone

EDGES: list[Edge[str]] = [
    ("a", "b", 10), ("a", "c", 1), ("a", "d", 1), ("b", "c", 1), ("e", "d", 4),
]  # fmt: skip


def test_an_edge_that_stands_out() -> None:
    assert backbone(EDGES) == pytest.approx(
        {("a", "b"): 1 / 36, ("a", "c"): 0.5, ("a", "d"): 0.8, ("b", "c"): 0.5, ("d", "e"): 0.2}
    )


def test_an_edge_alone_does_not_stand_out() -> None:
    assert backbone([("a", "b", 7)]) == {("a", "b"): 1.0}
    assert backbone([]) == {}


@given(st.permutations(EDGES), st.integers(1, 50))
def test_neither_the_order_nor_the_unit_of_weights_matters(
    edges: list[Edge[str]], unit: int
) -> None:
    found = backbone((other, one, weight * unit) for one, other, weight in edges)
    assert [*found] == [*backbone(EDGES)]
    assert found == pytest.approx(backbone(EDGES))
