from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.lint.wording.cases import ours, people

from mkdocs_postmortems.errors import SourceUnreadable
from mkdocs_postmortems.lint.wording.lexicon import Lexicon, Who, WordingRule
from mkdocs_postmortems.lint.wording.read_lexicon import shipped
from mkdocs_postmortems.lint.wording.remark import remarks

SHIPPED = Lexicon.shipped()
RULES = [pytest.param(rule, id=rule.id) for rule in SHIPPED.rules]
NAMES = people()

OWN_RULE = r"""
[groups]
XX = "Words of our own"

[[rules]]
id = "XX01"
catches = "*finger trouble*"
why = "It ends the inquiry."
question = "What did the panel show?"

[[rules.triggers]]
needs = ["finger"]
patterns = ['\bfinger trouble\b']
"""


def found(text: str, lexicon: Lexicon) -> set[str]:
    return {remark.rule for remark in remarks(text, lexicon, names=NAMES)}


@pytest.fixture
def own(tmp_path: Path) -> Path:
    return tmp_path / "wording.toml"


def read(path: Path, text: str) -> Lexicon:
    path.write_text(text, encoding="utf-8")
    return Lexicon.read(path)


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_finds_its_own_example(rule: WordingRule) -> None:
    assert rule.id in found(rule.example, SHIPPED)


@pytest.mark.parametrize("rule", RULES)
def test_what_to_write_instead_brings_up_no_question(rule: WordingRule) -> None:
    assert found(rule.instead, SHIPPED) == set()


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_leaves_alone_what_it_says_it_leaves_alone(rule: WordingRule) -> None:
    assert [text for text in rule.silent if found(text, SHIPPED)] == []


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_asks_and_addresses_nobody(rule: WordingRule) -> None:
    assert rule.question.endswith(("?", "."))
    assert "?" in rule.question or rule.id == "CF02"
    said = f"{rule.question} {rule.why}".replace("Thank you", "")
    assert not re.search(r"\byou(?:r)?\b", said, re.IGNORECASE)
    assert rule.why.endswith(".") and rule.catches and rule.source and rule.silent


def test_ids_are_unique_and_stand_in_the_order_of_the_groups() -> None:
    ids = [rule.id for rule in SHIPPED.rules]
    groups = list(SHIPPED.groups)
    assert len(set(ids)) == len(ids)
    assert ids == sorted(ids, key=lambda id: (groups.index(id[:2]), id))


def test_no_text_is_lost_to_the_look_for_stems() -> None:
    whole = Lexicon.read()
    all_stems = dict.fromkeys(whole.stems, ())
    everything = tuple(range(sum(len(rule.triggers) for rule in whole.rules)))
    whole.__dict__["stems"] = {**all_stems, "": everything}
    for case in ours():
        assert found(case.text, whole) == found(case.text, SHIPPED), case.text


def groups_with_repeats(pattern: str) -> Iterator[str]:
    """The inside of each group of a pattern that may occur without end."""
    opened: list[int] = []
    place = 0
    while place < len(pattern):
        mark = pattern[place]
        if mark == "\\":
            place += 1
        elif mark == "[":
            place = pattern.index("]", place + 2)
        elif mark == "(":
            opened.append(place)
        elif mark == ")":
            start = opened.pop()
            if pattern[place + 1 : place + 2] in {"*", "+"}:
                yield pattern[start : place + 1]
        place += 1


@pytest.mark.parametrize("rule", RULES)
def test_no_pattern_repeats_a_repeat(rule: WordingRule) -> None:
    patterns = [*rule.unless, *(p for trigger in rule.triggers for p in trigger.patterns)]
    for pattern in patterns:
        for inside in groups_with_repeats(pattern):
            assert not re.search(r"(?<!\\)[*+]|\{\d*,\}", inside[1:-1]), (rule.id, inside)


def test_a_check_of_patterns_sees_a_repeat_in_a_repeat() -> None:
    assert list(groups_with_repeats(r"(?:\w+ )*x")) == [r"(?:\w+ )"]


def test_every_trigger_names_stems_but_the_one_for_names() -> None:
    for rule in SHIPPED.rules:
        for trigger in rule.triggers:
            assert bool(trigger.needs) is (trigger.subject is not Who.NAME), rule.id
            assert all(stem == stem.lower() for stem in trigger.needs)


def test_the_shipped_lexicon_is_read_once() -> None:
    assert Lexicon.shipped() is shipped("en")


def test_a_language_without_a_lexicon_is_said() -> None:
    with pytest.raises(SourceUnreadable, match="tlh"):
        Lexicon.shipped("tlh")


def test_a_site_adds_a_rule(own: Path) -> None:
    assert found("It was finger trouble.", read(own, OWN_RULE)) == {"XX01"}


def test_a_site_adds_a_role_and_words_that_look_like_one(own: Path) -> None:
    text = "The pharmacist forgot the label. The label clerk forgot the tray."
    assert found(text, SHIPPED) == set()
    lexicon = read(own, '[people]\nroles = "pharmacist clerk"\nnever_after = {clerk = "label"}\n')
    assert [remark.words for remark in remarks(text, lexicon)] == ["The pharmacist forgot"]


def test_a_rule_of_a_site_needs_no_stems(own: Path) -> None:
    lexicon = read(own, OWN_RULE.replace('needs = ["finger"]', ""))
    assert found("It was finger trouble.", lexicon) == {"XX01"}


def test_a_pattern_of_a_site_that_matches_nothing_finds_nothing(own: Path) -> None:
    lexicon = read(own, OWN_RULE.replace(r"\bfinger trouble\b", "x*"))
    assert found("It was finger trouble.", lexicon) == set()


def test_a_site_allows_a_phrase(own: Path) -> None:
    text = "The Root Cause Clinic met: the root cause was discussed as the real cause."
    assert "RC02" in found(text, SHIPPED)
    assert "RC02" not in found(text, read(own, '[allowed]\nphrases = ["the real cause"]\n'))


def test_a_site_rewords_a_question(own: Path) -> None:
    lexicon = read(own, '[[rules]]\nid = "PB02"\nquestion = "What carries this step?"\n')
    (remark,) = remarks("The DBA forgot the flag.", lexicon)
    assert remark.question == "What carries this step?"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[[rules]", "TOML"),
        ('[[rules]]\nid = "XX01"\n', "XX01"),
        (OWN_RULE.replace("XX01", "X1"), "X1"),
        (OWN_RULE.replace("'\\bfinger", "'{finger}"), "no part is called 'finger'"),
        (OWN_RULE.replace("'\\bfinger", "'(finger"), "subpattern"),
        ("[people]\nroles = 3\n", "cannot be used"),
    ],
)
def test_a_fault_in_a_file_of_a_site_is_one_line(own: Path, text: str, said: str) -> None:
    with pytest.raises(SourceUnreadable) as raised:
        read(own, text)
    assert str(own) in str(raised.value) and said in str(raised.value)


def test_a_file_that_is_not_there_is_said(own: Path) -> None:
    with pytest.raises(SourceUnreadable, match=r"wording\.toml"):
        Lexicon.read(own)
