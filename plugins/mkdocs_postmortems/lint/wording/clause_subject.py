"""Who does what a phrase says: the subject of its clause, as far as words alone show it.

There is no grammar behind this. The noun that ends the subject is looked for from the phrase
backwards; an unknown noun, or a way to say it that is not known here, means no subject.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from .clause import APART, Clause, clauses_before
from .grammar import Grammar
from .noun_search import NounSearch
from .people import People
from .subject import UNKNOWN, Kind, Subject


def subject_of(sentence: str, place: int, people: People, grammar: Grammar) -> Subject:
    """Return the subject of the clause that leads up to a place in a sentence."""
    clauses = clauses_before(sentence, place, grammar)
    clause, end = clauses[-1], len(clauses[-1].lower)
    while end and _stands_between(clause.lower[end - 1], grammar):
        end -= 1
    fillers = clause.lower[end:]
    found = (
        NounSearch(clause, end, sentence, people, grammar).subject()
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
    found = NounSearch(clause, end, "", people, grammar).noun_at(end - 1)
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
