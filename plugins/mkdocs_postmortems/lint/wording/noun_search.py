"""The noun that the subject of a clause ends in, looked for from its verb backwards."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from .clause import REACH, Clause
from .grammar import Grammar
from .people import WORD, People
from .subject import UNKNOWN, Kind, Subject

_LONGEST_TAIL: Final = 9
"""Words between a noun and its verb: "the engineer on the second shift in the Berlin office"."""


@dataclass(frozen=True, slots=True)
class NounSearch:
    """The search for the noun that a subject ends in, from the last word before the verb."""

    clause: Clause
    end: int
    sentence: str
    people: People
    grammar: Grammar

    def subject(self) -> Subject:
        """Return the subject; what is not surely a person is unknown."""
        lower, people = self.clause.lower, self.people
        last = lower[self.end - 1]
        if last in people.pronouns:
            return self._pronoun(last)
        if last == "who":
            return self._who()
        if lower[0] == "whoever":
            return Subject(Kind.PERSON, self.clause.places[0], "whoever")
        for place in range(self.end - 1, max(-1, self.end - 2 - _LONGEST_TAIL), -1):
            behind = lower[place + 1] if place + 1 < self.end else ""
            reduced = behind in self.grammar.after_noun
            if behind and behind not in self.grammar.prepositions and not reduced:
                continue
            if reduced and people.ambiguous(lower[place]):
                continue
            if behind == "for" and lower[place] in people.alone:
                continue  # "support for the old client broke"
            found = self.noun_at(place)
            if found.kind is not Kind.UNKNOWN:
                return found
        return UNKNOWN

    def noun_at(self, place: int) -> Subject:
        """Return the person whose noun phrase ends at a place, unless it hangs on another noun."""
        lower, people, grammar = self.clause.lower, self.people, self.grammar
        word = lower[place]
        before = lower[place - 1] if place else ""
        no_one = word == "one" and before == "no"
        if no_one or word in people.nobody or word in people.someone:
            if before in grammar.prepositions:
                return UNKNOWN
            kind = Kind.PERSON if word in people.someone else Kind.NOBODY
            return Subject(kind, self.clause.places[place - no_one], word)
        if before == "of" and word in people.us and lower[place - 2] in people.some:
            kind = Kind.NOBODY if lower[place - 2] in people.none else Kind.PERSON
            return Subject(kind, self.clause.places[place - 2], word)
        if not people.noun(self.clause.words, place):
            return UNKNOWN
        noun = place
        while place and noun - place < 4 and not self._ends_a_phrase(lower[place - 1]):
            place -= 1
        inside = lower[place:noun]
        while place and lower[place - 1] in grammar.determiners:
            place -= 1
        before = lower[place - 1] if place else ""
        kind = Kind.NOBODY if "no" in lower[place:noun] else Kind.PERSON
        if before == "of" and place > 1 and lower[place - 2] in people.some:
            place -= 2
            kind = Kind.NOBODY if lower[place] in people.none else Kind.PERSON
        elif before in grammar.prepositions or self._holds_verb(inside) or self._other(before):
            return UNKNOWN
        return Subject(kind, self.clause.places[place], word)

    def _ends_a_phrase(self, word: str) -> bool:
        return word in self.grammar.determiners or word in self.grammar.prepositions

    def _holds_verb(self, words: Sequence[str]) -> bool:
        """Whether a verb is among them; "a more experienced engineer" holds none."""
        grammar = self.grammar
        return any(
            word in grammar.verbs
            or (grammar.is_verb(word) and place and not self._heightens(words[place - 1]))
            for place, word in enumerate(words)
        )

    def _heightens(self, word: str) -> bool:
        return word in self.grammar.degrees or self.grammar.is_adverb(word)

    def _other(self, before: str) -> bool:
        """Whether the word before a noun phrase makes it an object: "we paid the vendor"."""
        grammar = self.grammar
        if grammar.gerund.match(before):
            return True
        return bool(before) and grammar.is_verb(before) and before not in grammar.saying

    def _pronoun(self, word: str) -> Subject:
        lower, place = self.clause.lower, self.clause.places[self.end - 1]
        if self.end > 1 and lower[self.end - 2] in self.grammar.prepositions:
            return UNKNOWN
        if word in self.people.software and self._means_things(self.sentence[:place]):
            return UNKNOWN
        return Subject(Kind.PERSON, place, word)

    def _means_things(self, before: str) -> bool:
        """Whether "they" may stand for things: a plural of things was named before it."""
        words = WORD.findall(before[-REACH:])
        if any(self.people.noun(words, place) for place in range(len(words))):
            return False
        plurals = (word.lower() for word in words if word.endswith("s") and len(word) > 3)
        return any(
            word not in self.grammar.times and not word.endswith(("ss", "us", "is", "was"))
            for word in plurals
        )

    def _who(self) -> Subject:
        """Return "who" where the word before it is a person; "customers who" are none to judge."""
        place = self.clause.places[self.end - 1]
        words = WORD.findall(self.sentence[max(0, place - 80) : place])
        if words and (
            words[-1].lower() in self.grammar.ones or self.people.noun(words, len(words) - 1)
        ):
            return Subject(Kind.PERSON, place, "who")
        return UNKNOWN
