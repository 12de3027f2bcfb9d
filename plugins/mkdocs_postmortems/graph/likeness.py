"""How alike records are: what they have in common, and what is rare weighs more."""

from __future__ import annotations

import math
from array import array
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, Final, Generic, TypeVar

from .features import Feature, Features, Kind
from .nearness import DIGITS, Nearness, foremost

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from scipy.sparse import csr_array

Id = TypeVar("Id", bound=str)

WEIGHTS: Final[Mapping[Kind, float]] = {
    "factor": 2.0,
    "service": 2.0,
    "team": 2.0,
    "ticket": 2.0,
    "word": 1.0,
}
LEAST_RECORDS: Final = 5
LEAST_SCORE: Final = 0.1
LEAST_WORDS: Final = 2
"""How many words two share at least that share no coding; one may be any word of a short text."""
COMMON: Final = 32
"""A word in more records than this, and in more than a quarter of them, says nothing."""
VERY_COMMON: Final = 1000
"""Nor does one in more records than this: every pair of them would have to be looked at."""
TIES: Final = 64
"""How many more records are looked at where the last ones are equally near."""
NAMED: Final = 6
"""How many of the shared words are named, and how much of the shared coding."""


def most_common(records: int) -> float:
    """Return in how many of so many records a word may stand and still say something."""
    return max(COMMON, min(records / 4, VERY_COMMON))


@dataclass(frozen=True, slots=True)
class Alike(Generic[Id]):
    """A record near to another one, and what speaks for it."""

    id: Id
    score: float
    """The cosine of the two, 0 to 1."""
    shared: tuple[Feature, ...]
    """The weightiest of the coding, then of the words that both have, what adds most first."""


@dataclass(frozen=True)
class Likeness(Generic[Id]):
    """Records by their features, in the order in which they were given.

    Notes
    -----
    The likeness of two records is the cosine of their vectors. The component of a feature is how
    much of it a record has, times its weight (coding 2, a word 1), times its rarity,
    ln((1 + N) / (1 + df)) + 1, where N is the number of records and df the number of those that
    have it. What one record alone has is not looked at, nor a word in more than a quarter of the
    records and in more than 32, nor one in more than 1,000. Equal scores are ordered by the
    Adamic-Adar index of the factors, the sum of 1 / ln df over those that both have, then by id.

    Nothing is called alike below 5 records, below a cosine of .1, or with one word in common. Nor
    is what is no nearer than a record is to the others on average: where all speak of one system,
    everything is a little alike. `benchmarks/related.py` has the evidence.

    Examples
    --------
    >>> from mkdocs_postmortems.graph.features import words_in
    >>> index = Likeness.of(
    ...     {
    ...         "a": words_in("The certificate of the proxy expired."),
    ...         "b": words_in("An expired certificate stopped logins."),
    ...         "c": words_in("A full disk stopped the database."),
    ...         "d": words_in("The database ran out of disk space."),
    ...         "e": words_in("Logins were slow."),
    ...     }.items()
    ... )
    >>> [(each.id, each.shared) for each in index.like("a")]
    [('b', (('word', 'expired'), ('word', 'certificate')))]
    >>> index.nearest(words_in("Which disk was full?"))[0].shared
    (('word', 'full'), ('word', 'disk'))
    """

    ids: tuple[Id, ...]
    columns: Mapping[Feature, int]
    """The column of each feature, also of one that says nothing."""
    counts: NDArray[np.int64]
    """In how many records each feature is, by column."""
    weights: NDArray[np.float64]
    """What each feature weighs, by column."""
    table: csr_array[np.float64]
    """A row for each record, a column for each feature, and how much of it the record has."""

    @classmethod
    def of(
        cls, records: Iterable[tuple[Id, Features]], weights: Mapping[Kind, float] = WEIGHTS
    ) -> Likeness[Id]:
        """Weigh the features of records; each is let go of before the next one is asked for."""
        import numpy as np
        from scipy.sparse import csr_array

        ids: list[Id] = []
        columns: dict[Feature, int] = {}
        places, amounts, ends = array("i"), array("d"), array("q", [0])
        for id, features in records:
            ids.append(id)
            places.extend([columns.setdefault(each, len(columns)) for each in features])
            amounts.extend(features.values())
            ends.append(len(places))
        n, where = len(ids), np.array(places, dtype=np.int32)
        counts = np.bincount(where, minlength=len(columns))
        rarity = np.log((1 + n) / (1 + counts)) + 1
        weight = np.array([weights[kind] for kind, _ in columns]) * rarity
        words = np.array([kind == "word" for kind, _ in columns], dtype=bool)
        weight[words & (counts > most_common(n))] = 0
        values = np.array(amounts) * weight[where]
        table = csr_array((values, where, np.array(ends)), shape=(n, len(columns)))
        table.eliminate_zeros()
        return cls(tuple(ids), columns, counts, weight, table)

    @property
    def speaks(self) -> bool:
        """Whether there are enough records to call any two alike."""
        return len(self.ids) >= LEAST_RECORDS

    def count(self, feature: Feature) -> int:
        """Return in how many records a feature is."""
        return int(self.counts[self.columns[feature]])

    def like(self, id: Id, limit: int = 5, but: Collection[Id] = ()) -> tuple[Alike[Id], ...]:
        """Return the records most like one of them, but for some."""
        if not self.speaks:
            return ()
        here = self._places[id]
        nearness = self._nearness
        least = max(LEAST_SCORE, float(nearness.usual[here]))
        said = self.vector(id)
        return self._ranked(said, lambda most: nearness.above(here, least, most), limit, {*but, id})

    def nearest(
        self, features: Features, limit: int = 5, but: Collection[Id] = (), words: int = LEAST_WORDS
    ) -> tuple[Alike[Id], ...]:
        """Return the records most like something that is none of them, such as a draft.

        Parameters
        ----------
        features
            What it has. What one record alone has counts here, for now two have it.
        limit
            How many at most.
        but
            The records that are not wanted.
        words
            How many words have to be shared at least, where no coding is.
        """
        import numpy as np

        said = self.vector_of(features)
        if not self.speaks or not said.any():
            return ()
        scores = np.asarray(self.table @ said) / self._lengths(said) / np.linalg.norm(said)
        least = max(LEAST_SCORE, float(scores.mean()) - 10**-DIGITS)
        places = np.arange(len(scores))
        return self._ranked(
            said, lambda most: foremost(places, scores, least, most), limit, but, words
        )

    def vector(self, id: Id) -> NDArray[np.float64]:
        """Return what one of the records has, without what it alone has."""
        import numpy as np

        columns, values = self._row(self._places[id])
        said = np.zeros(len(self.columns))
        said[columns] = np.where(self.counts[columns] > 1, values, 0)
        return said

    def vector_of(self, features: Features) -> NDArray[np.float64]:
        """Return what something else has, without what no record has."""
        import numpy as np

        said = np.zeros(len(self.columns))
        for feature, amount in features.items():
            if (column := self.columns.get(feature)) is not None:
                said[column] = amount * self.weights[column]
        return said

    def alike(self, said: NDArray[np.float64], id: Id) -> Alike[Id]:
        """Compare a vector with one of the records, however little they share.

        Examples
        --------
        >>> dns, web = ("factor", "dns"), ("service", "web")
        >>> index = Likeness.of({"a": {dns: 1, web: 1}, "b": {dns: 1}, "c": {web: 1}}.items())
        >>> found = index.alike(index.vector("a"), "b")
        >>> round(found.score, 3), found.shared
        (0.707, (('factor', 'dns'),))
        """
        import numpy as np

        columns, values = self._row(self._places[id])
        parts = said[columns] * values
        looked_at = (self.counts[columns] > 1) | (parts != 0)
        size = np.linalg.norm(said) * np.linalg.norm(values[looked_at])
        return Alike(id, float(parts.sum() / size) if size else 0.0, self._shared(columns, parts))

    def _ranked(
        self,
        said: NDArray[np.float64],
        found: Callable[[int], list[tuple[int, float]]],
        limit: int,
        but: Collection[Id],
        words: int = LEAST_WORDS,
    ) -> tuple[Alike[Id], ...]:
        rows: list[Alike[Id]] = []
        for most in (limit + len(but), len(self.ids)):
            places = found(most)
            near = (self._near(said, *each) for each in places if self.ids[each[0]] not in but)
            rows = [*islice((each for each in near if _says_enough(each, words)), limit + TIES)]
            if len(rows) >= limit or len(places) < most:
                break  # else a single word was all that some shared: look further
        if len({row.score for row in rows}) < len(rows):
            rows.sort(key=lambda row: (-row.score, -self._adamic_adar(said, row.id), row.id))
        return tuple(rows[:limit])

    def _near(self, said: NDArray[np.float64], place: int, score: float) -> Alike[Id]:
        columns, values = self._row(place)
        return Alike(self.ids[place], score, self._shared(columns, said[columns] * values))

    def _shared(
        self, columns: NDArray[np.integer], parts: NDArray[np.float64]
    ) -> tuple[Feature, ...]:
        """Return the features that add most to a product: of the coding, and of the words."""
        import numpy as np

        both = parts.nonzero()[0]
        found = columns[both[np.argsort(-parts[both], kind="stable")]]
        words = self._are_words[found]
        named = (*found[~words][:NAMED].tolist(), *found[words][:NAMED].tolist())
        return tuple([self._features[column] for column in named])

    def _adamic_adar(self, said: NDArray[np.float64], id: Id) -> float:
        columns, _ = self._row(self._places[id])
        both = [c for c in columns if said[c] and self._features[c][0] == "factor"]
        return round(math.fsum(1 / math.log(max(self.counts[c], 2)) for c in both), DIGITS)

    def _row(self, place: int) -> tuple[NDArray[np.integer], NDArray[np.float64]]:
        start, end = self.table.indptr[place : place + 2]
        return self.table.indices[start:end], self.table.data[start:end]

    def _lengths(self, said: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return how long each record is, by what a second one or the given vector has too."""
        import numpy as np

        found = np.sqrt(self._squares @ ((self.counts > 1) | (said != 0)))
        return np.where(found, found, 1)

    @cached_property
    def _squares(self) -> csr_array[np.float64]:
        return self.table.multiply(self.table).tocsr()

    @cached_property
    def _features(self) -> tuple[Feature, ...]:
        return tuple(self.columns)

    @cached_property
    def _are_words(self) -> NDArray[np.bool_]:
        import numpy as np

        return np.array([kind == "word" for kind, _ in self.columns], dtype=bool)

    @cached_property
    def _places(self) -> dict[Id, int]:
        return {id: place for place, id in enumerate(self.ids)}

    @cached_property
    def _nearness(self) -> Nearness:
        from scipy.sparse import diags_array

        return Nearness.of((self.table @ diags_array((self.counts > 1) * 1.0)).tocsr())


def _says_enough(found: Alike[Id], words: int) -> bool:
    """Whether two share some coding, or so many words."""
    return len(found.shared) >= words or any(kind != "word" for kind, _ in found.shared)
