"""What stands for each factor: its entry in the vocabulary, and how records were coded."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from ..model.factor import FactorId
from ..model.incident import Incident, IncidentId
from ..model.vocabulary import Factor, Vocabulary
from .coded_texts import coded_texts, entry_text
from .counting import Weights
from .nearness import unit
from .phrases import Phrases

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from scipy.sparse import csr_array


@dataclass(frozen=True)
class FactorIndex:
    """The factors in use by their words, and the coded texts of a collection by theirs.

    Examples
    --------
    >>> from ..model.factor import FamilyId
    >>> retry = Factor(FactorId("f.retry"), FamilyId("f"), "Retry storm", aliases=("herd",))
    >>> index = FactorIndex.of(Vocabulary(factors={retry.id: retry}), [])
    >>> sorted(index.weights.columns), index.entries.shape, index.texts.shape
    (['herd', 'retry', 'storm'], (1, 3), (0, 3))
    """

    factors: tuple[Factor, ...]
    weights: Weights
    entries: csr_array[np.float64]
    """A row for each factor: what the vocabulary says."""
    texts: csr_array[np.float64]
    """A row for each coded text."""
    owners: tuple[IncidentId, ...]
    """The record of each coded text."""
    coded: csr_array[np.float64]
    """1 where a coded text (row) has a factor (column)."""
    usual: NDArray[np.float64]
    """The share of the records that have each factor."""

    @classmethod
    def of(cls, vocabulary: Vocabulary, records: Iterable[Incident]) -> FactorIndex:
        """Take the words of a vocabulary and of coded records."""
        import numpy as np
        from scipy.sparse import csr_array

        known = sorted(vocabulary.factors.values(), key=lambda factor: factor.id)
        factors = tuple(f for f in known if not f.deprecated and not f.replaced_by)
        place = {factor.id: number for number, factor in enumerate(factors)}
        records = sorted(records, key=lambda record: record.id)
        texts = [*coded_texts(records)]
        weights, rows = Weights.of([*map(entry_text, factors), *(text.text for text in texts)])
        marks = [
            (row, place[factor])
            for row, text in enumerate(texts)
            for factor in sorted(text.factors)
            if factor in place
        ]
        where = np.array(marks, dtype=np.int32).reshape(-1, 2)
        coded = csr_array(
            (np.ones(len(where)), (where[:, 0], where[:, 1])), shape=(len(texts), len(factors))
        )
        met = np.zeros(len(factors))
        for record in records:
            met[[place[factor] for factor in record.factor_ids() if factor in place]] += 1
        return cls(
            factors=factors,
            weights=weights,
            entries=rows[: len(factors)],
            texts=rows[len(factors) :],
            owners=tuple(text.record for text in texts),
            coded=coded,
            usual=met / max(len(records), 1),
        )

    @cached_property
    def known_as(self) -> csr_array[np.float64]:
        """A row for each factor: its entry and all of its coded texts together."""
        return unit((self.coded.T @ self.texts + self.entries).tocsr())

    @cached_property
    def phrases(self) -> Phrases[FactorId]:
        """What the vocabulary calls each factor."""
        return Phrases({f.id: (f.label, f.leaf, *f.aliases) for f in self.factors})
