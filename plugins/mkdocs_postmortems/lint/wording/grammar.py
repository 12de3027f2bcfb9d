"""The small words of a language that show how a sentence is built, as far as they are needed."""

from __future__ import annotations

import re
from collections.abc import Set
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Grammar:
    """Word lists and word shapes of a lexicon; all words are in lower case."""

    determiners: Set[str]
    prepositions: Set[str]
    after_verb: Set[str]
    """What shows, beside those, that the word before it is a verb and no adjective."""
    edges: Set[str]
    """Words behind which another clause begins."""
    joining: Set[str]
    """Edges over which a subject carries on: "ran it and forgot"."""
    hypothetical: Set[str]
    fillers: Set[str]
    """What may stand between a subject and its verb."""
    be: Set[str]
    negations: Set[str]
    after_noun: Set[str]
    saying: Set[str]
    verbs: Set[str]
    degrees: Set[str]
    ones: Set[str]
    times: Set[str]
    asking: Set[str]
    adverb: re.Pattern[str]
    verb: re.Pattern[str]
    participle: re.Pattern[str]
    """The end of a form that may be an adjective as well: "forgotten flags"."""
    gerund: re.Pattern[str]
    contracted: re.Pattern[str]
    """A verb written onto a pronoun, which it hides: "I'd forgotten", "they've broken"."""
    by: re.Pattern[str]
    """What leads from a verb in the passive to who did it."""
    turns: re.Pattern[str]
    """Where a denial ends to hold."""
    abbreviation: re.Pattern[str]
    """Words whose full stop ends no sentence."""

    def is_adverb(self, word: str) -> bool:
        """Whether a word has the shape of an adverb."""
        return self.adverb.match(word) is not None

    def is_verb(self, word: str) -> bool:
        """Whether a word is a frequent verb or has the shape of one in the past."""
        return word in self.verbs or self.verb.match(word) is not None

    def is_filler(self, word: str) -> bool:
        """Whether a word may stand between a subject and its verb."""
        return word in self.fillers or word in self.be or self.is_adverb(word)
