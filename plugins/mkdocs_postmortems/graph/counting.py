"""Words counted and weighed: rows for texts, columns for the stems of their words."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .nearness import unit
from .words import stem, words_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from scipy.sparse import csr_array


@dataclass(frozen=True)
class Weights:
    """What each word weighs.

    Notes
    -----
    A word that stands tf times in a text weighs (1 + ln tf) (ln((1 + N) / (1 + df)) + 1) there,
    where df of the N texts have it. A row is then brought to the length 1.

    Examples
    --------
    >>> weights, table = Weights.of(["a retry storm", "a storm", "a full disk"])
    >>> sorted(weights.columns), table.shape
    (['disk', 'full', 'retry', 'storm'], (3, 4))
    >>> [round(float(value), 2) for value in weights.rows(["storms, storms, nothing else"]).data]
    [1.0]
    """

    columns: Mapping[str, int]
    """The column of each stem."""
    rarity: NDArray[np.float64]
    """What each column weighs where the word stands once."""

    @classmethod
    def of(cls, texts: Iterable[str]) -> tuple[Weights, csr_array[np.float64]]:
        """Learn what words weigh in some texts, and return these as rows too."""
        import numpy as np

        columns: dict[str, int] = {}
        rows = [
            {columns.setdefault(root, len(columns)): said for root, said in row.items()}
            for row in map(_counter(), texts)
        ]
        counts = _table(rows, len(columns))
        met = np.bincount(counts.indices, minlength=len(columns))
        weights = cls(columns, np.log((1 + counts.shape[0]) / (1 + met)) + 1)
        return weights, weights._weighed(counts)

    def rows(self, texts: Iterable[str], *, unit_length: bool = True) -> csr_array[np.float64]:
        """Return other texts as rows; a word that is not known counts for nothing."""
        rows = [
            {self.columns[root]: said for root, said in row.items() if root in self.columns}
            for row in map(_counter(), texts)
        ]
        return self._weighed(_table(rows, len(self.columns)), unit_length=unit_length)

    def _weighed(
        self, counts: csr_array[np.float64], *, unit_length: bool = True
    ) -> csr_array[np.float64]:
        counts.data *= self.rarity[counts.indices]
        return unit(counts) if unit_length else counts


def _counter() -> Callable[[str], dict[str, float]]:
    """Return what counts the stems of a text; it finds the stem of each word once."""
    stems: dict[str, str] = {}

    def count(text: str) -> dict[str, float]:
        found: Counter[str] = Counter()
        for word, times in Counter(words_of(text)).items():
            found[stems.get(word) or stems.setdefault(word, stem(word))] += times
        return {root: 1 + math.log(times) for root, times in found.items()}

    return count


def _table(rows: Sequence[Mapping[int, float]], width: int) -> csr_array[np.float64]:
    import numpy as np
    from scipy.sparse import csr_array

    places = np.array([column for row in rows for column in row], dtype=np.int32)
    values = np.array([value for row in rows for value in row.values()], dtype=np.float64)
    ends = np.cumsum([0, *map(len, rows)])
    return csr_array((values, places, ends), shape=(len(rows), width))
