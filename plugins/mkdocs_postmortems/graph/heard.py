"""A text beside the vocabulary and coded records: which factors it is near to, and what says so."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

from ..model.factor import FactorId
from ..model.incident import IncidentId
from ..model.passage import Passage, Sentence
from .factor_index import FactorIndex
from .nearness import DIGITS
from .weightiest import weightiest
from .words import of_any_report, stem, words_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from scipy.sparse import csr_array

WORDS: Final = 1.0
PASSAGES: Final = 1.0
CODING: Final = 2.0
PHRASE: Final = 0.5
"""How much each part of a score counts."""
DAMP: Final = 0.3
"""How much a mix of coded texts is held back; with more of it what is usual says more."""
LEAST_NEAR: Final = 0.1
"""The smallest cosine with a coded text that is called like a passage, or like the whole text."""
LEAST_WORDS: Final = 2
"""How many words a passage shares with a coded text like it, or a sentence with an entry."""
LEAST_OF_WHOLE: Final = 4
"""How many words the whole text shares with a coded text like it."""
SHORT: Final = 10
"""In a text of so few words, one shared with a coded text is enough."""
BARE: Final = 3
"""An entry of so few words has no other word that could stand beside the first."""
NAMED: Final = 3
"""How many words, and how many records, are named."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A factor a text may speak of, with the sentence that speaks for it."""

    factor: FactorId
    score: float
    """0 to 1; it orders a list and says nothing by itself."""
    sentence: Sentence
    words: tuple[str, ...]
    """Words of the vocabulary in that sentence; whole phrases where it has some."""
    records: tuple[IncidentId, ...]
    """Records coded so whose text is like the passage of the sentence, or like all of the text."""


@dataclass(frozen=True)
class Heard:
    """A text beside the index."""

    index: FactorIndex
    passages: Sequence[Passage]

    def proposals(self, but: Collection[FactorId]) -> Iterator[Proposal]:
        """Go through the factors for which something speaks, the likeliest first."""
        factors, scores = self.index.factors, self.scores
        for place in sorted(range(len(factors)), key=lambda place: (-scores[place], place)):
            if scores[place] > 0 and factors[place].id not in but:
                yield from self._spoken_for(place)

    @cached_property
    def scores(self) -> list[float]:
        """The score of each factor."""
        import numpy as np

        named = np.array([float(factor.id in self._phrases) for factor in self.index.factors])
        total = (
            WORDS * _of_highest((self._rows @ self.index.entries.T).toarray().max(axis=0))
            + PASSAGES * _of_highest(self._near.max(axis=0))
            + CODING * _of_highest(self._coding())
            + PHRASE * named
        )
        found: list[float] = np.round(total / (WORDS + PASSAGES + CODING + PHRASE), DIGITS).tolist()
        return found

    def _coding(self) -> NDArray[np.float64]:
        """Return how the coded texts of which this one is a mix were coded."""
        from scipy.sparse.linalg import lsqr

        index = self.index
        if not index.texts.nnz:
            return index.usual
        mix = lsqr(
            index.texts.T, self._whole.toarray()[0], damp=math.sqrt(DAMP), atol=1e-9, btol=1e-9
        )[0]
        mean = index.coded.sum(axis=0) / len(index.owners)
        found: NDArray[np.float64] = index.usual + index.coded.T @ mix - mix.sum() * mean
        return found

    def _spoken_for(self, place: int) -> Iterator[Proposal]:
        """Yield a factor if a sentence speaks for it."""
        id = self.index.factors[place].id
        phrases = self._phrases.get(id, {})
        best = self._nearest_passage(place, {number for number, _ in phrases})
        said = [said for number, said in phrases if number == best]
        around = said or self.passages[best].all
        sentence = weightiest(self.index.weights, around, self.index.known_as[[place]]) or around[0]
        named = phrases.get((best, sentence), [])
        words = named or self._words_of_entry([sentence], place)
        records = self._records_like(best, place)
        if self._named(named, best, place) or (not named and _say_it(words)) or records:
            yield Proposal(id, self.scores[place], sentence, (*words[:NAMED],), records)

    def _named(self, phrases: Sequence[str], passage: int, place: int) -> bool:
        """Whether a phrase says it by itself, or one word does beside others of its entry.

        "Backup" is what a contact may be called too, and a contract need not be the one broken.
        """
        if not phrases:
            return False
        alone = self._short or self.index.entries[[place]].nnz <= BARE
        if alone or any(len(words_of(phrase)) > 1 for phrase in phrases):
            return True
        return _say_it(self._words_of_entry(self.passages[passage].all, place))

    def _nearest_passage(self, place: int, among: Collection[int]) -> int:
        near = self._near[:, place].round(DIGITS).tolist()
        return max(among or range(len(near)), key=lambda number: (near[number], -number))

    def _words_of_entry(self, sentences: Sequence[Sentence], place: int) -> list[str]:
        """Return the words of sentences that the entry of a factor has, the rarest first."""
        entry = set(self.index.entries[[place]].indices.tolist())
        columns, rarity = self.index.weights.columns, self.index.weights.rarity
        said = words_of("\n".join(sentence.text for sentence in sentences))
        found = {stem(word): word for word in reversed(said)}
        shared = [
            (-rarity[columns[root]], word)
            for root, word in found.items()
            if columns.get(root) in entry
        ]
        return [word for _, word in sorted(shared)]

    def _records_like(self, passage: int, place: int) -> tuple[IncidentId, ...]:
        """Return records with a text coded so that is like a passage or all, the nearest first."""
        import numpy as np
        from scipy.sparse import vstack

        index = self.index
        mine = index.coded[:, [place]].nonzero()[0]
        texts, said = index.texts[mine], vstack([self._rows[[passage]], self._whole]).T
        both = (texts.sign() @ said.sign()).toarray()
        near = np.where(both >= self._least_words, (texts @ said).toarray(), 0).max(axis=1)
        ranked = sorted(zip((-near.round(DIGITS)).tolist(), mine.tolist(), strict=True))
        like = {index.owners[row]: None for score, row in ranked if -score >= LEAST_NEAR}
        return tuple(like)[:NAMED]

    @cached_property
    def _least_words(self) -> tuple[int, int]:
        """How many words a passage, and the whole text, share with a coded text like it."""
        return (1, 1) if self._short else (LEAST_WORDS, LEAST_OF_WHOLE)

    @cached_property
    def _short(self) -> bool:
        return len({*words_of(_text(self.passages))}) <= SHORT

    @cached_property
    def _whole(self) -> csr_array[np.float64]:
        return self.index.weights.rows([_text(self.passages)])

    @cached_property
    def _rows(self) -> csr_array[np.float64]:
        return self.index.weights.rows([_text([passage]) for passage in self.passages])

    @cached_property
    def _near(self) -> NDArray[np.float64]:
        """The cosine of each passage with all that stands for each factor."""
        found: NDArray[np.float64] = (self._rows @ self.index.known_as.T).toarray()
        return found

    @cached_property
    def _phrases(self) -> dict[FactorId, dict[tuple[int, Sentence], list[str]]]:
        """What each factor is called in which sentences."""
        found: dict[FactorId, dict[tuple[int, Sentence], list[str]]] = {}
        for number, passage in enumerate(self.passages):
            for sentence in passage.all:
                for id, phrase in self.index.phrases.found(sentence.text):
                    found.setdefault(id, {}).setdefault((number, sentence), []).append(phrase)
        return found


def _say_it(words: Sequence[str]) -> bool:
    return len(words) >= LEAST_WORDS and not all(map(of_any_report, words))


def _text(passages: Sequence[Passage]) -> str:
    sentences = (sentence for passage in passages for sentence in passage.all)
    return "\n".join(dict.fromkeys(sentence.text for sentence in sentences))


def _of_highest(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Bring values to between 0 and 1."""
    import numpy as np

    kept = np.maximum(values, 0)
    return kept / (kept.max() or 1.0)
