"""What is proposed for a text: factors, services and related records, each with a sentence."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..graph.factor_index import FactorIndex
from ..graph.heard import Proposal
from ..graph.mentions import Mention, mentions
from ..graph.related import Reason, Related
from ..graph.suggest import propose
from ..graph.weightiest import weightiest
from ..graph.words import whole, words_of
from ..knowledge_base import KnowledgeBase
from ..model.incident import Incident
from ..model.passage import Passage, Sentence
from ..reading.passages import passages_of


@dataclass(frozen=True, slots=True)
class Kin:
    """A related record, and the sentence of the text that is most like it."""

    related: Related
    sentence: Sentence


@dataclass(frozen=True, slots=True)
class Suggestions:
    """What is proposed for a text; what it has already is not in it."""

    coded: int
    """With how many coded records it was compared."""
    factors: tuple[Proposal, ...]
    services: tuple[Mention, ...]
    related: tuple[Kin, ...]


def suggestions(kb: KnowledgeBase, text: Incident, limit: int = 5) -> Suggestions:
    """Look for what a text speaks of, each time up to `limit`.

    The text is a record of the collection or any other, read as one. Its own coding has no say.
    """
    others = [
        record for record in kb.graph.incidents.values() if record is not text and record.factors
    ]
    index = FactorIndex.of(kb.vocabulary, others)
    passages = passages_of(text)
    used = {service for record in kb.incidents.values() for service in record.services}
    return Suggestions(
        coded=len(others),
        factors=propose(index, passages, limit, text.factor_ids()),
        services=mentions(kb.catalog.services, used, passages, limit, text.services),
        related=tuple(_kin(kb, text, index, passages, limit)),
    )


def _kin(
    kb: KnowledgeBase,
    text: Incident,
    index: FactorIndex,
    passages: Sequence[Passage],
    limit: int,
) -> Iterator[Kin]:
    """Yield the records near to a text that it does not name, if a sentence is like them."""
    named = {link.incident for link in text.related}
    inside = kb.incidents.get(text.id) is text
    ask = limit + len(named)
    near = kb.graph.related(text.id, ask) if inside else kb.graph.related_to(text, ask)
    sentences = [sentence for passage in passages for sentence in passage.all]
    for row in [row for row in near if row.incident not in named][:limit]:
        words = {reason.id: reason for reason in row.reasons if reason.kind == "word"}
        if words:
            sentence = max(sentences, key=lambda each: _rarity(each, words), default=None)
        else:  # what they share is coded alone
            other = index.weights.rows([whole(kb.incidents[row.incident])])
            sentence = weightiest(index.weights, sentences, other)
        if sentence is not None:
            yield Kin(row, sentence)


def _rarity(sentence: Sentence, words: Mapping[str, Reason]) -> float:
    """Return how rare the words are, all together, that a sentence has of some."""
    said = {*words_of(sentence.text)}
    return math.fsum(math.log((1 + each.of) / each.n) for id, each in words.items() if id in said)
