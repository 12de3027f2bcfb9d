"""TOML -> a lexicon; a site's own file of the same form is laid over the one that is shipped."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import lru_cache, reduce
from pathlib import Path
from typing import Any, Final

from ...errors import SourceUnreadable
from .grammar import Grammar
from .language import Detection
from .lexicon import Guards, Lexicon, Trigger, Who, WordingRule
from .names import NameWords
from .people import People
from .phrases import Phrases

LEXICONS: Final = Path(__file__).parent / "lexicons"
_WORD_LISTS: Final = frozenset({"people", "only_after", "never_after", "grammar", "names"})
"""Tables in which a text is a list of words: what a site writes there is added."""

RULE_ID: Final = re.compile(r"[A-Z]{2}\d{2}")
"""The form of the id of a rule: two letters of its group, and two digits."""

_SHAPES: Final = (
    "adverb",
    "verb",
    "participle",
    "gerund",
    "contracted",
    "by",
    "turns",
    "abbreviation",
)
_TEXTS: Final = ("id", "catches", "why", "source", "question", "example", "instead")
_FLAGS: Final = ("participle", "anywhere", "explained", "not_someone")

Table = dict[str, Any]


@lru_cache(maxsize=8)
def shipped(language: str) -> Lexicon:
    """Return the lexicon of a language; the same one each time."""
    return read(language=language)


def read(*paths: Path, language: str) -> Lexicon:
    """Read the shipped lexicon and lay the files of a site over it."""
    tables = [_table(LEXICONS / f"{language}.toml"), *map(_table, paths)]
    named = ", ".join(str(path) for path in paths) or f"the lexicon for '{language}'"
    try:
        lexicon = _lexicon(reduce(_over, tables))
        if paths:
            _try_patterns(lexicon)
    except (KeyError, TypeError, ValueError, AttributeError, re.error) as problem:
        raise SourceUnreadable(f"{named} cannot be used: {problem}") from None
    return lexicon


def _table(path: Path) -> Table:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as problem:
        raise SourceUnreadable(f"{path} cannot be read as TOML: {problem}") from None


def _over(below: Table, above: Table, name: str = "") -> Table:
    """Lay one table over another: rules by id, lists and words added, the rest replaced."""
    made = dict(below)
    for key, value in above.items():
        old = made.get(key)
        if key == "rules" and isinstance(old, list):
            made[key] = _rules_over(old, value)
        elif isinstance(old, dict):
            made[key] = _over(old, value, key)
        elif isinstance(old, list):
            made[key] = [*old, *value]
        elif isinstance(old, str) and name in _WORD_LISTS and key not in _SHAPES:
            made[key] = f"{old} {value if isinstance(value, str) else ' '.join(value)}"
        else:
            made[key] = value
    return made


def _rules_over(below: list[Table], above: list[Table]) -> list[Table]:
    rules = {rule["id"]: rule for rule in below}
    for rule in above:
        rules[rule["id"]] = {**rules.get(rule["id"], {}), **rule}
    return list(rules.values())


def _try_patterns(lexicon: Lexicon) -> None:
    """Compile everything, so that a slip in a site's file is said at once."""
    for rule in lexicon.rules:
        _ = rule.exceptions
        for trigger in rule.triggers:
            _ = trigger.compiled


def _lexicon(table: Table) -> Lexicon:
    people = _people(table["people"])
    phrases = Phrases(table["parts"], people.roles)
    return Lexicon(
        language=table["language"],
        groups=table["groups"],
        rules=tuple(_rule(row, phrases, table["groups"]) for row in table["rules"]),
        people=people,
        grammar=_grammar(table["grammar"]),
        guards=_guards(table, phrases),
        detection=Detection(
            common=_words(table["detection"]["common"]),
            other=_words(table["detection"]["other"]),
            share=table["detection"]["share"],
            short=table["detection"]["short"],
        ),
        names=NameWords(
            ordinary=_words(table["names"]["words"]) | _words(table["detection"]["common"]),
            no_person=_words(table["names"]["no_person"]),
            things=_words(table["names"]["things"]),
            determiners=_words(table["grammar"]["determiners"]),
        ),
        handle=phrases.compile("{handle}"),
    )


def _rule(row: Table, phrases: Phrases, groups: Mapping[str, str]) -> WordingRule:
    if not RULE_ID.fullmatch(row["id"]) or row["id"][:2] not in groups:
        raise ValueError(f"the id '{row['id']}' is not two letters of a group and two digits")
    return WordingRule(
        **{key: " ".join(row.get(key, "").split()) for key in _TEXTS},
        name=row.get("name") or row["id"].lower(),
        silent=tuple(row.get("silent", ())),
        triggers=tuple(
            Trigger(
                patterns=tuple(map(phrases.expand, trigger["patterns"])),
                needs=tuple(trigger.get("needs", [""] if trigger["patterns"] else ())),
                subject=Who(trigger.get("subject", Who.ANY)),
                **{flag: bool(trigger.get(flag)) for flag in _FLAGS},
            )
            for trigger in row["triggers"]
        ),
        unless=tuple(map(phrases.expand, row.get("unless", ()))),
    )


def _guards(table: Table, phrases: Phrases) -> Guards:
    guards, explained = table["guards"], table["explained"]
    allowed = "|".join(map(re.escape, table["allowed"]["phrases"]))
    return Guards(
        groups=frozenset(guards["groups"]),
        labels=frozenset(guards["labels"]),
        denied=phrases.compile_all(guards["denied"]),
        denied_after=phrases.compile_all(guards["denied_after"]),
        mentioned=phrases.compile_all(guards["mentioned"]),
        explained_before=phrases.compile(explained["before"]),
        explained_after=phrases.compile(explained["after"]),
        explained_unless=phrases.compile(explained["unless"]),
        machine=phrases.compile(table["machine"]["after"]),
        allowed=re.compile(rf"\b(?:{allowed})\b", re.IGNORECASE) if allowed else None,
    )


def _grammar(table: Table) -> Grammar:
    read: dict[str, Any] = {
        key: re.compile(value, re.IGNORECASE) if key in _SHAPES else _words(value)
        for key, value in table.items()
    }
    return Grammar(**read)


def _people(table: Table) -> People:
    lists = {key: _words(value) for key, value in table.items() if isinstance(value, str)}
    lists["roles"] = frozenset(form for word in lists["roles"] for form in _forms(word))
    return People(
        **lists, only_after=_after(table["only_after"]), never_after=_after(table["never_after"])
    )


def _after(table: Mapping[str, str]) -> dict[str, frozenset[str]]:
    return {form: _words(words) for noun, words in table.items() for form in _forms(noun)}


def _forms(noun: str) -> Iterator[str]:
    """Go through a noun and its plural; one that is no word does no harm."""
    yield noun
    yield f"{noun[:-1]}ies" if re.search("[^aeiou]y$", noun) else f"{noun}s"


def _words(text: str) -> frozenset[str]:
    return frozenset(text.lower().split())
