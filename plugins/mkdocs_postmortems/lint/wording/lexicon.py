"""A lexicon: the wording that is asked about in one language, and what leaves it alone."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Set
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property, lru_cache
from pathlib import Path

from .grammar import Grammar
from .language import Detection
from .names import NameWords
from .people import People


class Who(StrEnum):
    """What the subject before a phrase has to be for the phrase to count."""

    ANY = "any"
    PERSON = "person"
    NOBODY = "nobody"
    PASSIVE = "passive"
    """A person, or a verb in the passive, which hides one."""
    ASKED = "asked"
    """A person who is asked to do it, or nobody named at all, as in a list of actions."""
    NAME = "name"
    """A name from the list of people; such a trigger has no patterns."""


@dataclass(frozen=True)
class Trigger:
    """Phrases that bring up a question when the subject before them is of a kind."""

    patterns: tuple[str, ...]
    needs: tuple[str, ...] = ()
    """Stems in lower case; a text without any of them is not searched."""
    subject: Who = Who.ANY
    participle: bool = False
    """Whether a form of "be" makes it passive, so that the person behind `by` counts."""
    anywhere: bool = False
    """Whether it is enough that the clause begins with the person."""
    explained: bool = False
    """Whether a sentence that gives a reason is left alone."""
    not_someone: bool = False
    """Whether "someone" and "anyone" are left alone."""

    @cached_property
    def compiled(self) -> tuple[re.Pattern[str], ...]:
        """The patterns, ready to search with; most texts need few of them."""
        return tuple(re.compile(pattern, re.IGNORECASE) for pattern in self.patterns)


@dataclass(frozen=True)
class WordingRule:
    """One question to the author, and the wording that brings it up."""

    id: str
    name: str
    """What it is called beside the id; the id in small letters where a file gives no name."""
    catches: str
    """What it looks for, in Markdown."""
    why: str
    """What such wording does to a reader."""
    source: str
    question: str
    example: str
    instead: str
    silent: tuple[str, ...]
    """Sentences it leaves alone though they look alike."""
    triggers: tuple[Trigger, ...]
    unless: tuple[str, ...] = ()
    """A sentence in which one of these patterns is found is left alone."""

    @property
    def group(self) -> str:
        """The letters of the id."""
        return self.id[:2]

    @cached_property
    def exceptions(self) -> tuple[re.Pattern[str], ...]:
        """The patterns of `unless`, ready to search with."""
        return tuple(re.compile(pattern, re.IGNORECASE) for pattern in self.unless)


Search = tuple[WordingRule, Trigger]
"""A trigger with the rule it belongs to."""


@dataclass(frozen=True, slots=True)
class Guards:
    """What leaves a sentence alone though the words of a rule are in it."""

    groups: Set[str]
    """The groups in which a phrase may be denied or mentioned instead of used."""
    labels: Set[str]
    """Those of them that may be denied by what follows: "human error is no cause"."""
    denied: tuple[re.Pattern[str], ...]
    denied_after: tuple[re.Pattern[str], ...]
    mentioned: tuple[re.Pattern[str], ...]
    explained_before: re.Pattern[str]
    explained_after: re.Pattern[str]
    explained_unless: re.Pattern[str]
    machine: re.Pattern[str]
    """What follows a noun such as "operator" when software is meant."""
    allowed: re.Pattern[str] | None
    """Phrases that are never asked about."""


@dataclass(frozen=True)
class Lexicon:
    """The rules for one language; another language is another file."""

    language: str
    groups: Mapping[str, str]
    """The title of each group, in order."""
    rules: tuple[WordingRule, ...]
    people: People
    grammar: Grammar
    guards: Guards
    detection: Detection
    names: NameWords
    handle: re.Pattern[str]
    """What somebody is called in a chat, such as `@tokafor`: a person wherever it stands."""

    @classmethod
    def shipped(cls, language: str = "en") -> Lexicon:
        """Return the lexicon of a language that comes with the package.

        Raises:
            SourceUnreadable: none comes for this language.
        """
        from .read_lexicon import shipped  # it makes these values, so it comes after them

        return shipped(language)

    @classmethod
    def read(cls, *paths: Path, language: str = "en") -> Lexicon:
        """Return the shipped lexicon with a site's own files over it, the later over the earlier.

        Raises:
            SourceUnreadable: a file cannot be read, or something in it cannot be used.
        """
        from .read_lexicon import read  # as above

        return read(*paths, language=language)

    @cached_property
    def _searches(self) -> tuple[Search, ...]:
        return tuple((rule, trigger) for rule in self.rules for trigger in rule.triggers)

    @cached_property
    def stems(self) -> Mapping[str, tuple[int, ...]]:
        """The letters that a text has to hold, and the searches that are worth it then."""
        made: dict[str, list[int]] = {}
        for number, (_, trigger) in enumerate(self._searches):
            for stem in trigger.needs:
                made.setdefault(stem, []).append(number)
        return {stem: tuple(numbers) for stem, numbers in made.items()}

    @cached_property
    def _stems_near(self) -> Callable[[str], tuple[str, ...]]:
        """From a word to the stems that it holds, or holds the longest word of.

        The same words come again and again, and looking up one costs less than looking for stems.
        """
        longest = [(max(stem.split() or ("",), key=len), stem) for stem in self.stems]

        @lru_cache(maxsize=1 << 16)
        def near(word: str) -> tuple[str, ...]:
            return tuple(stem for piece, stem in longest if piece in word)

        return near

    def stems_in(self, text: str) -> Set[str]:
        """Return the stems that a text holds."""
        lower = text.lower()
        near = {stem for word in set(lower.split()) for stem in self._stems_near(word)}
        return {stem for stem in near if stem in lower}

    def searches_for(self, stems: Set[str]) -> tuple[Search, ...]:
        """Return the searches that a text with these stems is worth, in the order of the rules."""
        numbers = sorted({number for stem in stems for number in self.stems[stem]})
        return tuple(self._searches[number] for number in numbers)

    @cached_property
    def about_names(self) -> tuple[WordingRule, ...]:
        """The rules that ask about names of people."""
        return tuple(
            rule
            for rule in self.rules
            if any(trigger.subject is Who.NAME for trigger in rule.triggers)
        )

    def speaks(self, text: str) -> bool:
        """Whether a text is in the language of this lexicon."""
        return self.detection.speaks(text)
