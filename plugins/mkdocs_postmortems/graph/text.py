"""Texts that say the same: the words of bodies, where nothing is coded.

scikit-learn counts and weighs the words. It is imported when a text is first asked about, and no
site whose records are all coded ever asks.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, Final, Generic, TypeVar

from .likeness import LEAST_RECORDS, LEAST_SCORE, most_common
from .nearness import DIGITS, Nearness, foremost, lengths
from .words import words_of

if TYPE_CHECKING:
    import numpy as np
    from scipy.sparse import csr_array

Id = TypeVar("Id", bound=str)
LEAST_WORDS: Final = 2
"""How many words two texts share at least; one alone may be any word of a short text."""
NAMED: Final = 6
"""How many shared words are named."""


@dataclass(frozen=True, slots=True)
class SharedWord:
    """A word of two texts, and the number of texts in the index that have it."""

    word: str
    n: int


@dataclass(frozen=True, slots=True)
class Match(Generic[Id]):
    """A text near to another one, with the words that speak for it, the rarest first."""

    id: Id
    score: float
    """The cosine of the two texts, 0 to 1."""
    words: tuple[SharedWord, ...]


@dataclass(frozen=True)
class TextIndex(Generic[Id]):
    """Texts by their words, in the order of their ids.

    Notes
    -----
    The nearness of two texts is the cosine of their vectors. A word that stands tf times in a text
    has the component (1 + ln tf) times ln((1 + N) / (1 + df)) + 1, where N is the number of texts
    and df the number of those that have the word. A word that no second text has is not looked at,
    nor one in more than a quarter of the texts and in more than 32, or in more than 1,000. Below 5
    texts, below a cosine of .1, or with one word in common, nothing is called near.
    `benchmarks/related.py` has the evidence for these bounds.

    Examples
    --------
    >>> index = TextIndex.of(
    ...     {
    ...         "a": "The certificate of the proxy expired.",
    ...         "b": "An expired certificate stopped logins.",
    ...         "c": "A full disk stopped the database.",
    ...         "d": "The database ran out of disk space.",
    ...         "e": "Logins were slow.",
    ...     }
    ... )
    >>> [(match.id, [shared.word for shared in match.words]) for match in index.like("a")]
    [('b', ['certificate', 'expired'])]
    >>> index.nearest("Which disk was full?")[0].words
    (SharedWord(word='full', n=1), SharedWord(word='disk', n=2))
    """

    ids: tuple[Id, ...]
    vocabulary: Mapping[str, int]
    """The column of each word that is not too common."""
    weights: csr_array[np.float64]
    """A row for each text, a column for each word."""

    @classmethod
    def of(cls, documents: Mapping[Id, str]) -> TextIndex[Id]:
        """Count and weigh the words of some texts, given by their ids in any order."""
        from scipy.sparse import csr_array
        from sklearn.feature_extraction.text import CountVectorizer, TfidfTransformer

        ids = tuple(sorted(documents))
        most = int(most_common(len(ids)))
        counter = CountVectorizer(analyzer=words_of, max_df=most, dtype=float)
        try:
            counts = counter.fit_transform(documents[id] for id in ids)
        except ValueError:  # there is no such word
            return cls(ids, {}, csr_array((len(ids), 0)))
        weigher = TfidfTransformer(norm=None, sublinear_tf=True)
        return cls(ids, counter.vocabulary_, csr_array(weigher.fit_transform(counts)))

    def like(
        self,
        id: Id,
        limit: int = 5,
        among: Container[Id] | None = None,
        *,
        shared: int = LEAST_WORDS,
    ) -> tuple[Match[Id], ...]:
        """Return the texts nearest to one of the index, as `nearest` does for any other."""
        if len(self.ids) < LEAST_RECORDS:
            return ()
        here = self._places[id]
        found = self._nearness.above(here, LEAST_SCORE, len(self.ids))
        wanted = (
            (place, score)
            for place, score in found
            if place != here and (among is None or self.ids[place] in among)
        )
        return tuple(islice(self._matches(self._row(here), wanted, shared), limit))

    def nearest(
        self,
        text: str,
        limit: int = 5,
        among: Container[Id] | None = None,
        *,
        shared: int = LEAST_WORDS,
    ) -> tuple[Match[Id], ...]:
        """Return the texts nearest to one that is not of the index, the nearest first.

        Parameters
        ----------
        text
            Any text. A word of it that only one text of the index has counts, for two have it.
        limit
            How many at most.
        among
            Which texts may be returned; all of them if left out.
        shared
            How many words have to be shared at least.
        """
        import numpy as np

        n = 1 + len(self.ids)
        said = {
            column: (1 + math.log(count)) * (math.log(n / (1 + self._counts[column])) + 1)
            for word, count in Counter(words_of(text)).items()
            if (column := self.vocabulary.get(word)) is not None
        }
        if len(self.ids) < LEAST_RECORDS or not said:
            return ()
        vector = np.zeros(len(self.vocabulary))
        vector[[*said]] = [*said.values()]
        met_once = self._columns(column for column in said if self._counts[column] == 1)
        theirs = np.hypot(lengths(self._met_twice), lengths(met_once))
        scores = self.weights @ vector / np.where(theirs, theirs, 1) / np.linalg.norm(vector)
        found = foremost(np.arange(len(scores)), scores, LEAST_SCORE, len(scores))
        wanted = (row for row in found if among is None or self.ids[row[0]] in among)
        return tuple(islice(self._matches(said, wanted, shared), limit))

    def _matches(
        self, said: Mapping[int, float], found: Iterable[tuple[int, float]], least: int
    ) -> Iterator[Match[Id]]:
        for place, score in found:
            words = self._shared(said, place)
            if len(words) >= least:
                yield Match(self.ids[place], score, words)

    def _shared(self, said: Mapping[int, float], place: int) -> tuple[SharedWord, ...]:
        """Return the words that add most to a score, the rarest first."""
        both = ((column, value) for column, value in self._row(place).items() if column in said)
        added = sorted(
            (-round(value * said[column], DIGITS), self._words[column], self._counts[column])
            for column, value in both
        )
        named = (SharedWord(word, n) for _, word, n in added[:NAMED])
        return tuple(sorted(named, key=lambda shared: (shared.n, shared.word)))

    def _row(self, place: int) -> dict[int, float]:
        start, end = self.weights.indptr[place : place + 2]
        columns, values = self.weights.indices[start:end], self.weights.data[start:end]
        return dict(zip(columns.tolist(), values.tolist(), strict=True))

    def _columns(self, columns: Iterable[int]) -> csr_array[np.float64]:
        import numpy as np

        return self.weights[:, np.fromiter(columns, dtype=np.int32)]

    @cached_property
    def _counts(self) -> list[int]:
        """In how many texts each word stands, by column."""
        import numpy as np

        found: list[int] = np.bincount(
            self.weights.indices, minlength=len(self.vocabulary)
        ).tolist()
        return found

    @cached_property
    def _words(self) -> dict[int, str]:
        return {column: word for word, column in self.vocabulary.items()}

    @cached_property
    def _places(self) -> dict[Id, int]:
        return {id: place for place, id in enumerate(self.ids)}

    @cached_property
    def _met_twice(self) -> csr_array[np.float64]:
        return self._columns(column for column, n in enumerate(self._counts) if n > 1)

    @cached_property
    def _nearness(self) -> Nearness:
        return Nearness.of(self._met_twice)
