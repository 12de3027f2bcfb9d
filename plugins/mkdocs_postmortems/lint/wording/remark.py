"""What there is to ask about a passage: one remark for each rule and sentence at most."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from itertools import groupby, islice
from typing import Final

from .guard import counts, is_left_alone
from .lexicon import Lexicon, Search, WordingRule
from .mask import mask
from .names import known
from .people import NAME
from .prose import Prose, Sentence

HANDLE: Final = "@"

MOST_TRIES: Final = 40
"""Matches of a pattern in one sentence that are looked at; nobody writes as many."""


@dataclass(frozen=True, slots=True)
class Remark:
    """Some words of a passage and a question about them."""

    rule: str
    group: str
    start: int
    """Where the words begin in the passage."""
    end: int
    words: str
    """The author's words, white space closed."""
    question: str
    why: str


@dataclass(frozen=True, slots=True)
class _Match:
    rule: WordingRule
    start: int
    end: int

    @property
    def rank(self) -> tuple[int, int]:
        """Sort key: the longest first, and of two of one length the one further on."""
        return self.start - self.end, -self.start

    def touches(self, other: _Match) -> bool:
        return self.start < other.end and other.start < self.end


def remarks(text: str, lexicon: Lexicon, *, names: Set[str] = frozenset()) -> tuple[Remark, ...]:
    """Return what there is to ask about one paragraph, list item, cell or field.

    Args:
        text: the author's words; code, quotations and addresses in them are left alone.
        lexicon: the rules.
        names: names of people; they are looked for and go nowhere.
    """
    prose, people = Prose.of(mask(text)), frozenset(names)
    if not people and not lexicon.stems_in(prose.text):
        return ()
    made = [
        _remark(text, prose, sentence, match)
        for sentence in prose.sentences(lexicon.grammar.abbreviation)
        for match in _apart(_matches(sentence.text, lexicon, people))
    ]
    return tuple(sorted(made, key=lambda remark: (remark.start, remark.rule)))


def _matches(sentence: str, lexicon: Lexicon, names: frozenset[str]) -> Iterator[_Match]:
    """Go through what is found in a sentence, the first match of each rule."""
    written = sentence
    if HANDLE in sentence:
        sentence = lexicon.handle.sub(lambda found: NAME * len(found[0]), sentence)
    if names:
        people = known(names, lexicon.names)
        for number, (start, end) in enumerate(people.find(sentence)):
            if not number:
                yield from (_Match(rule, start, end) for rule in lexicon.about_names)
            sentence = sentence[:start] + NAME * (end - start) + sentence[end:]
    searches = lexicon.searches_for(lexicon.stems_in(written))
    for _, group in groupby(searches, key=lambda search: search[0].id):
        found = [
            match
            for search in group
            for match in _found(search, written if _is_of_handles(search) else sentence, lexicon)
        ]
        if found and not is_left_alone(found[0].rule, sentence, lexicon):
            yield min(found, key=lambda match: match.start)


def _is_of_handles(search: Search) -> bool:
    return HANDLE in search[1].needs


def _found(search: Search, sentence: str, lexicon: Lexicon) -> Iterator[_Match]:
    """Find for each pattern the first match that means what the rule takes it for."""
    rule, trigger = search
    for pattern in trigger.compiled:
        for found in islice(pattern.finditer(sentence), MOST_TRIES):
            start = counts(rule, trigger, found, lexicon) if found[0] else None
            if start is not None:
                yield _Match(rule, start, found.end())
                break


def _apart(matches: Iterable[_Match]) -> list[_Match]:
    """Keep one question where stretches overlap: the longer, or that of the later rule."""
    kept: list[_Match] = []
    ranked = sorted(enumerate(matches), key=lambda one: (*one[1].rank, -one[0]))
    for _, match in ranked:
        if not any(match.touches(other) for other in kept):
            kept.append(match)
    return kept


def _remark(text: str, prose: Prose, sentence: Sentence, match: _Match) -> Remark:
    start = prose.origin(sentence.start + match.start)
    end = prose.origin(sentence.start + match.end - 1) + 1
    rule, words = match.rule, " ".join(text[start:end].split())
    return Remark(rule.id, rule.group, start, end, words, rule.question, rule.why)
