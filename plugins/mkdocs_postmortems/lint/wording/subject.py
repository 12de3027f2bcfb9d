"""Who does what a phrase says: the subject of its clause, as far as words alone show it.

There is no grammar behind this. The noun that ends the subject is looked for from the phrase
backwards; an unknown noun, or a way to say it that is not known here, means no subject.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from .clause import APART, REACH, Clause, clauses_before
from .grammar import Grammar
from .people import WORD, People

_LONGEST_TAIL: Final = 9
"""Words between a noun and its verb: "the engineer on the second shift in the Berlin office"."""


class Kind(StrEnum):
    """What is known of a subject."""

    PERSON = "person"
    NOBODY = "nobody"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Subject:
    """The subject of a clause, and how the verb behind it stands."""

    kind: Kind = Kind.UNKNOWN
    start: int = -1
    """Where its noun phrase begins in the sentence, if it is in the clause of the verb."""
    noun: str = ""
    passive: bool = False
    """Whether a form of "be" stands right before the phrase."""
    denied: bool = False
    hypothetical: bool = False


UNKNOWN: Final = Subject()


def subject_of(sentence: str, place: int, people: People, grammar: Grammar) -> Subject:
    """Return the subject of the clause that leads up to a place in a sentence."""
    clauses = clauses_before(sentence, place, grammar)
    clause, end = clauses[-1], len(clauses[-1].lower)
    while end and _stands_between(clause.lower[end - 1], grammar):
        end -= 1
    fillers = clause.lower[end:]
    found = (
        _Search(clause, end, sentence, people, grammar).subject()
        if end
        else shared_subject(clauses, people, grammar)
    )
    return replace(
        found,
        passive=any(word in grammar.be for word in fillers),
        denied=any(word in grammar.negations or _is_not(word) for word in fillers),
        hypothetical=clause.edge in grammar.hypothetical,
    )


def begins_with_person(sentence: str, place: int, people: People, grammar: Grammar) -> Subject:
    """Return the person whom the clause up to a place begins with, if a verb follows."""
    clauses = clauses_before(sentence, place, grammar)
    found = _first_person(clauses[-1], people, grammar)
    if found.kind is Kind.UNKNOWN and clauses[-1].lower and grammar.is_verb(clauses[-1].lower[0]):
        return shared_subject(clauses, people, grammar)
    return found


def shared_subject(clauses: Sequence[Clause], people: People, grammar: Grammar) -> Subject:
    """Find the subject that a clause has from the one before: "ran it and forgot the flag"."""
    edge = clauses[-1].edge
    if edge not in grammar.joining and edge not in APART:
        return UNKNOWN
    for clause in reversed(clauses[:-1]):
        if not clause.words:
            continue
        found = _first_person(clause, people, grammar)
        if found.kind is Kind.UNKNOWN and edge in APART:
            found = _whole(clause, people, grammar)
        if found.kind is Kind.PERSON:
            return replace(found, start=-1)
        first = clause.lower[0]
        aside = edge in APART and (clause.edge in APART or clause.edge == "(")
        if not (aside or grammar.is_verb(first) or grammar.is_adverb(first)):
            return UNKNOWN
    return UNKNOWN


def _whole(clause: Clause, people: People, grammar: Grammar) -> Subject:
    """Return the person a clause consists of: the words before an aside."""
    end = len(clause.words)
    found = _Search(clause, end, "", people, grammar).noun_at(end - 1)
    return found if found.start == clause.places[0] else UNKNOWN


def _first_person(clause: Clause, people: People, grammar: Grammar) -> Subject:
    lower, start = clause.lower, 0
    while start < len(lower) and _leads_in(lower[start], grammar):
        start += 1
    for place in range(start, min(len(lower), start + 6)):
        word = lower[place]
        first = place == start
        personal = first and word in people.pronouns and word not in people.software
        noun = people.noun(clause.words, place)
        if personal or noun or (first and word in people.someone):
            behind = _behind(lower, place, grammar)
            if grammar.is_verb(behind) or (behind in grammar.prepositions and not personal):
                return Subject(Kind.PERSON, clause.places[start], word)
            if not noun:
                return UNKNOWN
        elif not first and (word in grammar.prepositions or grammar.is_verb(word)):
            return UNKNOWN
    return UNKNOWN


def _leads_in(word: str, grammar: Grammar) -> bool:
    return word in grammar.joining or grammar.is_adverb(word)


def _behind(lower: Sequence[str], place: int, grammar: Grammar) -> str:
    """Return the word behind a noun, adverbs and the like left out; empty at the end."""
    rest = (
        word for word in lower[place + 1 :] if word in grammar.verbs or not grammar.is_filler(word)
    )
    return next(rest, "")


def _stands_between(word: str, grammar: Grammar) -> bool:
    return grammar.is_filler(word) or word in grammar.negations or _is_not(word)


def _is_not(word: str) -> bool:
    return word.endswith("n't")


@dataclass(frozen=True, slots=True)
class _Search:
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
