"""What there is to say about a code: for `postmortems explain`, the documentation and SARIF."""

from __future__ import annotations

import re
from dataclasses import dataclass
from inspect import cleandoc
from typing import Final

from ..model.codes import BY_CODE, Code
from ..model.finding import Level
from .rule import Rule
from .wording.lexicon import WordingRule

HEADINGS: Final = (
    "What it asks",
    "Why",
    "Example",
    "Write instead",
    "When it is wrong",
    "Source",
)
"""The parts of a rule's page, in this order."""

_QUOTED: Final = re.compile(r"\*([^*]+)\*")
_HEADING: Final = re.compile(r"^## (.+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Explanation:
    """One code, explained; a code that states a fact has its meaning and no parts."""

    code: str
    name: str
    level: Level
    meaning: str
    parts: tuple[tuple[str, str], ...] = ()
    """Headings with the Markdown below them."""

    @property
    def markdown(self) -> str:
        """All of it as Markdown, without a heading of its own."""
        parts = (f"**{heading}**\n\n{text}" for heading, text in self.parts)
        return "\n\n".join((self.meaning, *parts))


def of_code(row: Code) -> Explanation:
    """Explain a code that states a fact."""
    return Explanation(row.code, row.name, row.level, row.meaning)


def of_rule(rule: Rule) -> Explanation:
    """Explain a rule by the docstring of its module."""
    _, *rest = _HEADING.split(cleandoc(rule.doc))
    parts = tuple(
        (heading, text.strip()) for heading, text in zip(rest[::2], rest[1::2], strict=True)
    )
    return Explanation(rule.code, rule.name, rule.level, BY_CODE[rule.code].meaning, parts)


def of_wording(rule: WordingRule) -> Explanation:
    """Explain a rule about wording by its row in the lexicon."""
    sentences = (
        ("What it asks", rule.question),
        ("Why", rule.why),
        ("Example", rule.example),
        ("Write instead", rule.instead),
        ("Leaves alone", "\n\n".join(rule.silent)),
        ("Source", rule.source),
    )
    looks_for = _QUOTED.sub(r'"\1"', rule.catches)
    parts = tuple((heading, text) for heading, text in sentences if text)
    return Explanation(rule.id, rule.name, Level.HINT, f"Looks for: {looks_for}.", parts)
