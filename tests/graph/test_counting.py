from __future__ import annotations

import math
from collections import Counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_postmortems.graph.counting import Weights
from mkdocs_postmortems.graph.words import stem

TEXTS = st.lists(st.lists(st.sampled_from(["queue", "retry", "retries", "disk"]), max_size=6).map(" ".join), min_size=1, max_size=6)  # fmt: skip


def by_hand(texts: list[str]) -> list[dict[str, float]]:
    """The formula of the Notes, word by word."""
    counted = [Counter(map(stem, text.split())) for text in texts]
    rows = []
    for row in counted:
        weighed = {
            root: (1 + math.log(tf)) * (math.log((1 + len(texts)) / (1 + sum(root in r for r in counted))) + 1)
            for root, tf in row.items()
        }  # fmt: skip
        length = math.sqrt(sum(value**2 for value in weighed.values()))
        rows.append({root: value / length for root, value in weighed.items()})
    return rows


@given(TEXTS)
def test_weights_are_those_of_the_formula(texts: list[str]) -> None:
    weights, table = Weights.of(texts)
    names = {column: root for root, column in weights.columns.items()}
    for row, wanted in zip(table.toarray().tolist(), by_hand(texts), strict=True):
        found = {names[column]: value for column, value in enumerate(row) if value}
        assert found == pytest.approx(wanted)


@given(TEXTS)
def test_other_texts_are_weighed_alike_and_teach_nothing(texts: list[str]) -> None:
    weights, table = Weights.of(texts)
    known = dict(weights.columns)
    again = weights.rows([f"{text} unheard" for text in texts])
    assert np.allclose(again.toarray(), table.toarray())
    assert weights.columns == known


def test_no_text_at_all_has_no_rows() -> None:
    weights, table = Weights.of([])
    assert table.shape == (0, 0)
    assert weights.rows(["a word"]).shape == (1, 0)
