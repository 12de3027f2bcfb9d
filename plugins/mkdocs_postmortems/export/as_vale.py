"""The wording rules as a style for Vale, as far as Vale can hold them.

Vale looks for patterns and knows no subjects: a rule about what a person did becomes the role, a
few adverbs and the phrase side by side. What a sentence denies, mentions or explains, names of
people and exceptions with a reason have no counterpart, so Vale asks more often and misses more.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import Final

from ..lint.wording.lexicon import Lexicon, Trigger, Who, WordingRule
from ..lint.wording.phrases import for_others

STYLE: Final = "Postmortems"

_BETWEEN: Final = (
    r"(?:(?:\w{1,20}ly|also|then|just|simply|never|still|had|has|have|did|again%s) ){0,3}"
)
"""What may stand between a person and a verb; with a form of "be" where that makes no passive."""

_ASKED: Final = r"(?:^|(?<=[.:;] )|\b(?:please|always|must|should|to|and|everyone) )"
_BE: Final = r"\b(?:was|were|been|being|is|are|got) (?:[\w-]{1,20} ){1,4}"
_CONFIGURATION: Final = f"""# A sample. Vale reads it from the folder that its command is called in.
StylesPath = styles
MinAlertLevel = suggestion
SkippedScopes = script, style, pre, figure, blockquote
IgnoredScopes = code, tt

[*.md]
BasedOnStyles = {STYLE}
"""


def vale_style(lexicon: Lexicon, *, link: str = "") -> Mapping[str, str]:
    """Return the files of a style, with a configuration to begin with: path to text.

    Args:
        lexicon: the rules; one without patterns, such as that about names, is left out.
        link: the address of a page with a heading for each rule; empty for no link.
    """
    folder = PurePosixPath("styles") / STYLE
    rules = {
        str(folder / f"{rule.id}.yml"): _rule(rule, tuple(tokens(rule, lexicon)), link)
        for rule in lexicon.rules
        if any(trigger.patterns for trigger in rule.triggers)
    }
    return {".vale.ini": _CONFIGURATION, **rules}


def tokens(rule: WordingRule, lexicon: Lexicon) -> Iterator[str]:
    """Go through the patterns of a rule as Vale takes them."""
    person = _people(lexicon)
    for trigger in rule.triggers:
        for pattern in trigger.patterns:
            plain = re.sub(r"\(\?P<\w+>", "(?:", for_others(pattern))
            yield from _with_subject(trigger, plain.removeprefix(r"\b"), plain, person)


def _with_subject(trigger: Trigger, bare: str, plain: str, person: str) -> Iterator[str]:
    """Put in front of a phrase what stands for its subject."""
    match trigger.subject:
        case Who.PERSON:
            be = "" if trigger.participle else "|was|were|is|are|been"
            yield rf"\b{person} {_BETWEEN % be}{bare}"
        case Who.PASSIVE:
            yield rf"\b{person} {_BETWEEN % ''}{bare}"
            yield f"{_BE}{bare}"
        case Who.NOBODY:
            yield rf"\b(?:nobody|no[ -]one) (?:(?:on|in|from) (?:[\w-]{{1,20}} ){{1,3}})?{bare}"
        case Who.ASKED:
            yield f"{_ASKED}{bare}"
        case _:
            yield plain


def _people(lexicon: Lexicon) -> str:
    """Return a pattern for the people that are not names of software as well."""
    people = lexicon.people
    unclear = people.software | people.only_after.keys()
    nouns = sorted(people.roles - unclear, key=lambda noun: (-len(noun), noun))
    pronouns = sorted(people.pronouns - unclear)
    return f"(?:{'|'.join(map(re.escape, [*nouns, *pronouns]))})"


def _rule(rule: WordingRule, patterns: tuple[str, ...], link: str) -> str:
    """Return the YAML of a rule."""
    question = f"'%s': {rule.question}"
    rows = [
        f"# {rule.id}: {rule.catches}",
        "extends: existence",
        f"message: {_quoted(question)}",
        f"description: {_quoted(rule.why)}",
        *([f"link: {_quoted(f'{link}#{rule.id.lower()}')}"] if link else []),
        "level: suggestion",
        "scope: [paragraph, list, table.cell]",
        "ignorecase: true",
        "nonword: true",
        "tokens:",
        *(f"  - {_quoted(pattern)}" for pattern in patterns),
    ]
    return "\n".join(rows) + "\n"


def _quoted(text: str) -> str:
    """Return a text as YAML: text in quotes in the manner of JSON is that as well."""
    return json.dumps(text, ensure_ascii=False)
