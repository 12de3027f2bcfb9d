"""How near the rows of a large sparse table are to each other, in blocks and not in pairs."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from scipy.sparse import csr_array

DIGITS: Final = 9
"""Of a score; sums of the same parts may differ in the last ones from machine to machine."""
ROWS: Final = 512
"""How many rows are compared with all others at once."""
CELLS: Final = 8_000_000
"""How many scores a block may hold, so that a large collection takes smaller blocks."""


@dataclass(frozen=True)
class Nearness:
    """The cosines between the rows of a table.

    Notes
    -----
    A block of rows is multiplied with all rows at once when one of its rows is asked for, and kept
    until another block is needed. Asked in order, every block is made once. 10,000 rows take a few
    seconds and 200 MB; a question about one row of a small table makes one small block.
    """

    rows: csr_array[np.float64]
    """One row for each record; every row has the length 1, or is empty."""
    _latest: dict[int, csr_array[np.float64]] = field(default_factory=dict, init=False, repr=False)

    @classmethod
    def of(cls, table: csr_array[np.float64]) -> Nearness:
        """Bring the rows of a table to the length 1.

        Examples
        --------
        >>> from scipy.sparse import csr_array
        >>> near = Nearness.of(csr_array([[3.0, 4.0], [0.0, 5.0], [0.0, 0.0]]))
        >>> near.above(0, 0.5, 9)
        [(0, 1.0), (1, 0.8)]
        """
        return cls(unit(table))

    def above(self, row: int, least: float, most: int) -> list[tuple[int, float]]:
        """Return the rows nearest to one, itself among them, the nearest first.

        Parameters
        ----------
        row
            Its place in the table.
        least
            The smallest cosine that counts.
        most
            How many are wanted; more are returned where the last ones are equally near.
        """
        size = max(1, min(ROWS, CELLS // self.rows.shape[0]))
        number = row // size
        if number not in self._latest:
            self._latest.clear()
            self._latest[number] = self.rows[number * size : (number + 1) * size] @ self._columns
        block = self._latest[number]
        start, end = block.indptr[row % size : row % size + 2]
        return foremost(block.indices[start:end], block.data[start:end], least, most)

    @cached_property
    def usual(self) -> NDArray[np.float64]:
        """How near each row is to the others on average, rounded down."""
        import numpy as np

        own = lengths(self.rows) ** 2
        all_of_them = self.rows @ np.asarray(self.rows.sum(axis=0)).ravel()
        found = (all_of_them - own) / max(len(own) - 1, 1)
        return np.round(found, DIGITS) - 10**-DIGITS

    @cached_property
    def _columns(self) -> csr_array[np.float64]:
        return self.rows.T.tocsr()


def lengths(table: csr_array[np.float64]) -> NDArray[np.float64]:
    """Return the length of every row, 0 for an empty one."""
    import numpy as np

    return np.sqrt(np.asarray(table.multiply(table).sum(axis=1), dtype=np.float64))


def unit(table: csr_array[np.float64]) -> csr_array[np.float64]:
    """Bring every row that is not empty to the length 1."""
    import numpy as np
    from scipy.sparse import diags_array

    found = lengths(table)
    return (diags_array(1 / np.where(found, found, 1)) @ table).tocsr()


def foremost(
    places: NDArray[np.integer], scores: NDArray[np.float64], least: float, most: int
) -> list[tuple[int, float]]:
    """Return the highest scores with their places, the highest first, then by place.

    Parameters
    ----------
    places, scores
        Side by side.
    least
        The smallest score that counts.
    most
        How many are wanted; more are returned where the last ones are equal.
    """
    import numpy as np

    # What may be rounded up to the bound is kept until it is.
    kept = scores > least - 10**-DIGITS
    places, scores = places[kept], scores[kept]
    if 0 < most < len(scores):
        kept = scores > np.partition(scores, -most)[-most] - 10**-DIGITS
        places, scores = places[kept], scores[kept]
    rounded = np.round(scores, DIGITS)
    order = np.lexsort((places, -rounded))
    found = zip(places[order].tolist(), rounded[order].tolist(), strict=True)
    return [(place, score) for place, score in found if score >= least]
