"""Which words mean a person, and which only look like it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Final

NAME: Final = "\ue000"
"""Stands in a sentence for each letter of a person's name; the name itself is not looked at."""

WORD: Final = re.compile(rf"[\w{NAME}][\w{NAME}'/&-]*")


@dataclass(frozen=True, slots=True)
class People:
    """The nouns and pronouns of a lexicon that mean people; all in lower case, with plurals."""

    roles: Set[str]
    pronouns: Set[str]
    objects: Set[str]
    """Pronouns for the person something happens to: "blamed by them"."""
    us: Set[str]
    """Those that mean people behind `of`, such as in "none of us"; "them" may be things."""
    someone: Set[str]
    nobody: Set[str]
    some: Set[str]
    """What stands before `of`: "one of the engineers" is a person, "one of the pods" is none."""
    none: Set[str]
    software: Set[str]
    """Roles that are names of software as well, and pronouns that may mean it."""
    alone: Set[str]
    """Roles of `only_after` that also count as the first word of a clause: "Support forgot"."""
    plain_hyphens: Set[str]
    """Words with a hyphen before a role that are no names of software: "on-call operator"."""
    only_after: Mapping[str, Set[str]]
    never_after: Mapping[str, Set[str]]

    def noun(self, words: Sequence[str], place: int) -> bool:
        """Whether a word is a noun for people, seen with the word before it."""
        noun = words[place].lower()
        if noun not in self.roles:
            return not words[place].strip(NAME)
        before = words[place - 1] if place else ""
        last = before.lower()
        if "-" in before and last not in self.plain_hyphens:
            return noun not in self.never_after
        if last in self.never_after.get(noun, ()):
            return False
        if noun in self.software and place > 1 and before[:1].isupper():
            return False  # "the Strimzi operator"; a first word has its capital from the sentence
        needed = self.only_after.get(noun)
        return needed is None or last in needed or (not place and noun in self.alone)

    def in_phrase(self, phrase: str) -> str:
        """Return the noun of "one of our developers", empty where a phrase means no person."""
        words = [word.removesuffix("'s").rstrip("'") for word in WORD.findall(phrase)]
        if not words:
            return ""
        last = words[-1].lower()
        known = last in self.someone or last in self.objects or self.noun(words, len(words) - 1)
        return last if known else ""

    def ambiguous(self, word: str) -> bool:
        """Whether the words after it decide if a machine is meant."""
        return word in self.software
