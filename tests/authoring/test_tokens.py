from __future__ import annotations

from typing import Any

import pytest
import yaml

from mkdocs_postmortems.authoring.tokens import (
    IN_CATALOG,
    IN_RECORD,
    IN_VOCABULARY,
    Kind,
    Places,
    Token,
    tokens_in,
)


def words(text: str, kind: Kind, places: Places = IN_RECORD) -> list[str]:
    return [token.word for token in tokens_in(text, places) if token.kind is kind]


EVERYWHERE = """
title: f0
factors: [f1, {id: f2, role: trigger, note: f0}]
coded_again: [f3, {id: f4}]
root_cause: f5
services: [s1, s2]
teams: [t1]
actions:
  - {title: f0, id: f0, team: t2, addresses: [f6, f7]}
  - {title: t0, team: t3, owner: t4, addresses: f8}
facilitation: {moderator_team: t5, participants: [{role: t0, team: t6}, t0]}
decisions: [{decision: f0, team: t7, factors: [f9]}]
related: [{id: f0}]
extra: {factors: [f0], team: t0}
"""


@pytest.mark.parametrize(
    ("kind", "found"),
    [
        (Kind.FACTOR, "f1 f2 f3 f4 f5 f6 f7 f8 f9"),
        (Kind.SERVICE, "s1 s2"),
        (Kind.TEAM, "t1 t2 t3 t4 t5 t6 t7"),
    ],
)
def test_words_of_a_record_stand_in_their_places_only(kind: Kind, found: str) -> None:
    assert words(EVERYWHERE, kind) == found.split()


def test_words_of_a_vocabulary_are_ids_successors_and_what_to_consider() -> None:
    text = """
families: [{id: x}]
factors: [{id: a.b, label: x, aliases: [x], replaced_by: c.d}]
refused: [{terms: [x], ask: x, consider: [e.f]}]
"""
    assert words(text, Kind.FACTOR, IN_VOCABULARY) == ["a.b", "c.d", "e.f"]


def test_words_of_a_catalog_are_ids_and_the_teams_of_services() -> None:
    text = "services: [s1, {id: s2, team: t1, aliases: [x]}]\nteams: [{id: t2, label: x}, t3]\n"
    assert words(text, Kind.SERVICE, IN_CATALOG) == ["s1", "s2"]
    assert words(text, Kind.TEAM, IN_CATALOG) == ["t1", "t2", "t3"]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("services: web # why", "web"),
        ("services: 'web'", "'web'"),
        ('services: "web"  # "web"', '"web"'),
        ("services: [ web , api]", "web"),
        ("services:\n- web\n", "web"),
        ("services: &a web", "web"),
        ("services: !!str web", "web"),
        ("services: &a !!str 'web'", "'web'"),
        ("services: >-  # web\n  web\n\ntitle: x", "web"),
        ("services: |\n  web\n# web\n", "web"),
        ("title: é😀\nservices: web", "web"),
        ("services: we\\\n  b", "we\\\n  b"),
        ("services: payments\n  db", "payments\n  db"),
    ],
)
def test_token_holds_what_was_written_and_nothing_beside_it(text: str, written: str) -> None:
    token = tokens_in(text, IN_RECORD)[0]
    assert text[token.start : token.end] == written


@pytest.mark.parametrize("value", ["no", "12", "2024-05-01", "~", "{id: web}", "[[]]"])
def test_what_yaml_reads_as_something_else_is_no_word(value: str) -> None:
    assert words(f"services: {value}", Kind.SERVICE) == []


def test_an_anchored_word_is_found_once() -> None:
    assert words("services: [&a web, *a, *a]", Kind.SERVICE) == ["web"]


def test_words_taken_over_from_another_mapping_are_found() -> None:
    text = "base: &b {id: f1}\nfactors: [{<<: *b, role: trigger}, {<<: [*b], id: f2}]"
    assert words(text, Kind.FACTOR) == ["f1", "f2"]


@pytest.mark.parametrize(
    ("text", "shared"),
    [
        ("factors: [a, b]", True),
        ("factors: [a, {id: b}]", True),
        ("factors: [{id: a, role: trigger}, {id: b, role: trigger}]", True),
        ("factors: [{id: a, role: trigger}, {id: b}]", False),
        ("factors: a\ncoded_again: b", False),
        ("factors: [a]\ncoded_again: [b]", False),
        ("actions: [{addresses: [a]}, {addresses: [b]}]", False),
        ("actions: [{addresses: a}, {addresses: b}]", False),
        ("actions: [{addresses: [a, b]}]", True),
    ],
)
def test_words_of_one_list_and_one_role_share_a_group(text: str, shared: bool) -> None:
    one, other = tokens_in(text, IN_RECORD)
    assert (one.group is not None and one.group == other.group) is shared


AWKWARD = (
    "web", "payments.db", "no", "12", "2024-05-01", "a, b", "a: b", "a #b", "it's", '"', "\\n",
    "- a", "@a", "é", "[a", "a]", "~", "<<", "=", "", " a", "*a", "!a", "`a`", "%a", "{a",
    "a}", "? a", "|",
)  # fmt: skip


@pytest.mark.parametrize("flow", [True, False])
@pytest.mark.parametrize("style", ["", "'", '"'])
@pytest.mark.parametrize("word", AWKWARD)
def test_a_word_is_spelled_so_that_yaml_reads_it_back(word: str, style: str, flow: bool) -> None:
    spelled = Token(Kind.SERVICE, "services", "x", 0, 1, style, flow).spelled(word)
    text = f"[x, {spelled}]" if flow else f"- x\n- {spelled}\n"
    read: Any = yaml.safe_load(text)
    assert read == ["x", word]


@pytest.mark.parametrize(
    ("style", "spelled"), [("", "web"), ("'", "'web'"), ('"', '"web"'), (">", "web"), ("|", "web")]
)
def test_a_word_keeps_the_quotes_it_had_and_gets_none_without_need(
    style: str, spelled: str
) -> None:
    assert Token(Kind.SERVICE, "services", "x", 0, 1, style).spelled("web") == spelled
