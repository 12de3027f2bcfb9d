"""How alike two coded records are: what they have in common, and what is rare weighs more."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final, Literal

from ..model.incident import Incident, IncidentId
from .nearness import DIGITS, Nearness
from .words import gist, words_of

Kind = Literal["factor", "service", "team", "word"]
Feature = tuple[Kind, str]
"""Something two records can have in common: its kind and its id, or a word."""
Features = Mapping[Feature, float]
"""What a record has, and how much of it: 1, or 1 + ln of how often a word stands in it."""

WEIGHTS: Final[Mapping[Kind, float]] = {"factor": 3.0, "service": 2.0, "team": 1.0, "word": 1.5}
LEAST_RECORDS: Final = 5
LEAST_SCORE: Final = 0.1
COMMON: Final = 32
"""A word in more records than this, and in more than a quarter of them, says nothing."""
VERY_COMMON: Final = 1000
"""Nor does one in more records than this: every pair of them would have to be looked at."""
TIES: Final = 64
"""How many more records are looked at where the last ones are equally near."""


def features_of(incident: Incident) -> dict[Feature, float]:
    """Return what a record can have in common with others, from its coding and what it says.

    Examples
    --------
    >>> from mkdocs_postmortems.model.source import SourceFile
    >>> source = SourceFile("a.md", "a.md", "", "")
    >>> record = Incident(IncidentId("a"), source, "The DNS", services=("web",))
    >>> features_of(record)
    {('service', 'web'): 1.0, ('word', 'dns'): 1.6931471805599454}
    """
    features: dict[Feature, float] = {("factor", id): 1.0 for id in incident.factor_ids()}
    features |= {("service", id): 1.0 for id in incident.services}
    features |= {("team", id): 1.0 for id in incident.teams}
    said = Counter(words_of(gist(incident)))
    return features | {("word", word): 1 + math.log(count) for word, count in said.items()}


def most_common(records: int) -> float:
    """Return in how many of so many records a word may stand and still say something."""
    return max(COMMON, min(records / 4, VERY_COMMON))


@dataclass(frozen=True)
class Likeness:
    """Coded records by their features, in the order of their ids.

    Notes
    -----
    The likeness of two records is the cosine of their vectors. The component of a feature is how
    much of it a record has, times its weight (factor 3, service 2, team 1, word 1.5), times
    ln((1 + N) / (1 + df)) + 1, where N is the number of records and df the number of those that
    have it. Equal scores are ordered by the Adamic–Adar index of the factors, the sum of 1 / ln df
    over those that both have, then by id.

    A word in more than 32 records and more than a quarter of them says nothing, nor does one in
    more than 1,000. Below 5 records, or below a score of .1, nothing is called alike. These bounds,
    and what a word weighs, are those under which `benchmarks/related.py` finds most of the pairs
    that a reader calls related.
    """

    features: Mapping[IncidentId, Features]
    weights: Mapping[Kind, float] = field(default_factory=lambda: WEIGHTS)

    @property
    def speaks(self) -> bool:
        """Whether there are enough records to call any two alike."""
        return len(self.features) >= LEAST_RECORDS

    def nearest(
        self, record: IncidentId, limit: int, but: Collection[IncidentId] = ()
    ) -> tuple[tuple[IncidentId, float], ...]:
        """Return the records most like one of them, but for some, with their scores."""
        if not self.speaks:
            return ()
        here = self._places[record]
        found = self._nearness.above(here, LEAST_SCORE, limit + len(but) + 1)
        return self._ranked(self.features[record], found, limit, {*but, record})

    def nearest_to(
        self, features: Features, limit: int, but: Collection[IncidentId] = ()
    ) -> tuple[tuple[IncidentId, float], ...]:
        """Return the records most like something that is none of them, such as a draft."""
        if not self.speaks:
            return ()
        import numpy as np

        from .nearness import foremost

        scores = np.array([self.score(features, record) for record in self._records])
        places = np.arange(len(scores))
        found = foremost(places, scores, LEAST_SCORE, limit + len(but))
        return self._ranked(features, found, limit, but)

    def score(self, features: Features, record: IncidentId) -> float:
        """Return the cosine between some features and a record, 0 to 1.

        Examples
        --------
        >>> a, b, c = (IncidentId(id) for id in "abc")
        >>> dns, web = ("factor", "dns"), ("service", "web")
        >>> index = Likeness({a: {dns: 1.0, web: 1.0}, b: {dns: 1.0}, c: {web: 1.0}})
        >>> round(index.score(index.features[a], b), 3), index.score(index.features[b], c)
        (0.832, 0.0)
        """
        norms = self._norm(features) * self._norms[record]
        # `fsum` does not depend on the order in which a set gives its members.
        product = math.fsum(part for part, _ in self._products(features, record))
        return product / norms if norms else 0.0

    def shared(self, features: Features, record: IncidentId) -> list[Feature]:
        """Return what some features and a record have in common, what adds most first."""
        return [f for _, f in sorted((-part, f) for part, f in self._products(features, record))]

    def _ranked(
        self,
        features: Features,
        found: list[tuple[int, float]],
        limit: int,
        but: Collection[IncidentId],
    ) -> tuple[tuple[IncidentId, float], ...]:
        named = ((self._records[place], score) for place, score in found)
        rows = [(id, score) for id, score in named if id not in but][: limit + TIES]
        if len({score for _, score in rows}) < len(rows):
            rows.sort(key=lambda row: (-row[1], -self._adamic_adar(features, row[0]), row[0]))
        return tuple(rows[:limit])

    def _adamic_adar(self, features: Features, record: IncidentId) -> float:
        both = (f for f in features.keys() & self.features[record].keys() if f[0] == "factor")
        return round(math.fsum(1 / math.log(max(self.counts[f], 2)) for f in both), DIGITS)

    def _products(self, features: Features, record: IncidentId) -> list[tuple[float, Feature]]:
        """Return what is shared, and what each adds to the product of the two vectors."""
        own, squares = self.features[record], self._squares
        return [
            (features[feature] * own[feature] * squares[feature], feature)
            for feature in features.keys() & own.keys()
            if squares[feature]
        ]

    def _square(self, feature: Feature) -> float:
        """Return the square of what a feature weighs, 0 for a word that says nothing."""
        known = self._squares.get(feature)
        return self._weighed(feature, 0) if known is None else known

    def _weighed(self, feature: Feature, df: int) -> float:
        n, kind = len(self.features), feature[0]
        if kind == "word" and df > most_common(n):
            return 0.0
        return (self.weights[kind] * (math.log((1 + n) / (1 + df)) + 1)) ** 2

    @cached_property
    def _squares(self) -> dict[Feature, float]:
        return {feature: self._weighed(feature, df) for feature, df in self.counts.items()}

    def _norm(self, features: Features) -> float:
        squares = (amount**2 * self._square(feature) for feature, amount in features.items())
        return math.sqrt(math.fsum(squares))

    @cached_property
    def _norms(self) -> dict[IncidentId, float]:
        return {record: self._norm(features) for record, features in self.features.items()}

    @cached_property
    def counts(self) -> Counter[Feature]:
        """In how many records each feature is."""
        return Counter(feature for features in self.features.values() for feature in features)

    @cached_property
    def _records(self) -> tuple[IncidentId, ...]:
        return tuple(self.features)

    @cached_property
    def _places(self) -> dict[IncidentId, int]:
        return {record: place for place, record in enumerate(self.features)}

    @cached_property
    def _nearness(self) -> Nearness:
        import numpy as np
        from scipy.sparse import csr_array

        weights = {f: math.sqrt(square) for f, square in self._squares.items() if square}
        columns = {feature: place for place, feature in enumerate(weights)}
        rows = [
            [(columns[f], amount * weights[f]) for f, amount in row.items() if f in columns]
            for row in self.features.values()
        ]
        places = np.array([place for row in rows for place, _ in row], dtype=np.int32)
        values = np.array([value for row in rows for _, value in row], dtype=np.float64)
        ends = np.cumsum([0, *map(len, rows)])
        return Nearness.of(csr_array((values, places, ends), shape=(len(rows), len(columns))))
