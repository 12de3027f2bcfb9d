"""Which sentence of a text weighs most beside another text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..model.passage import Sentence
from .counting import Weights
from .nearness import DIGITS

if TYPE_CHECKING:
    import numpy as np
    from scipy.sparse import csr_array


def weightiest(
    weights: Weights, sentences: Sequence[Sentence], row: csr_array[np.float64]
) -> Sentence | None:
    """Return the sentence whose words weigh most in a row; None where it has none of them."""
    rows = weights.rows([sentence.text for sentence in sentences], unit_length=False)
    said = (rows @ row.T).toarray()[:, 0].round(DIGITS).tolist()
    best = max(range(len(said)), key=lambda number: (said[number], -number), default=None)
    return None if best is None or said[best] <= 0 else sentences[best]
