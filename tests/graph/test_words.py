from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.records import DNS, record

from mkdocs_postmortems.graph.words import counts_of, stem, whole, words_of
from mkdocs_postmortems.model.action import Action
from mkdocs_postmortems.model.body import Body, Section
from mkdocs_postmortems.model.factor import FactorRef, Role
from mkdocs_postmortems.model.front_matter import FrontMatter
from mkdocs_postmortems.model.incident import Incident

FRONT: dict[str, Any] = {"impact": "Logins hung.", "open_questions": ["Who renews it?"]}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The DNS of Zürich was LATE", ["dns", "zürich", "late"]),
        ("k8s, EC2 and log4j", ["k8s", "ec2", "log4j"]),
        ("503 at 10:24 on 2024-05-01, 200 of 404", ["503", "404"]),
        ("a b cd of it", []),
        ("It might have been made late on Monday", ["late"]),
        ("open https://x.example/secret-path now", ["open"]),
        ("[the text](../path/file.md) and <span class='c'>it</span>", ["text"]),
        ("within 10min of 2fa_token and v2.1", ["min", "token"]),
        ("ask @somebody, or mail@example.org", ["ask", "mail", "example", "org"]),
        ("```\nOOMKilled\n```", ["oomkilled"]),
        ("Zu\u0308rich", ["zürich"]),
        ("", []),
    ],
)
def test_words_of_a_text(text: str, words: list[str]) -> None:
    assert words_of(text) == words
    assert counts_of(text) == Counter(words)


@given(st.text(st.characters(max_codepoint=127)))
def test_a_text_of_ascii_is_parted_as_any_other(text: str) -> None:
    assert words_of(text) == words_of(f"é. {text}")


@pytest.mark.parametrize("text", ["](" * 200_000, "<" * 200_000, "@" * 200_000, "http://" * 60_000])
def test_no_text_takes_long(text: str) -> None:
    assert len(words_of(text)) <= len(text)


def told() -> Incident:
    section = Section(2, "Cause", "cause", 3, "A certificate expired.")
    return record(
        "a",
        factors=[],
        title="Proxy down",
        front=FrontMatter.model_validate(FRONT),
        body=Body("## Cause\n\nA certificate expired.", sections=(section,), lead="It expired."),
        actions=(Action("A1", "Watch its date"),),
        related=[("b", "same proxy")],
    )


def test_the_whole_is_what_front_matter_says_and_the_body() -> None:
    assert whole(told()).splitlines() == [
        "Proxy down",
        "Logins hung.",
        "Watch its date",
        "Who renews it?",
        "same proxy",
        "## Cause",
        "",
        "A certificate expired.",
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("## Summary\n\n<!-- Who met\nwhat? -->\n\n## Timeline\n", []),
        ("## Timeline\n\n### 07:32\n\nUp.\n\n## What helped", ["timeline"]),
        ("### Deeper\n## What helped\n\n#### Luck\nA replica.", ["helped", "luck", "replica"]),
        ("# a #b\n\ncalm", ["calm"]),
    ],
)
def test_a_heading_that_waits_for_its_text_says_nothing(text: str, said: list[str]) -> None:
    draft = record("a", title="", body=Body(text))
    assert words_of(whole(draft)) == said


def test_the_note_on_a_factor_is_said_too() -> None:
    one = Incident(
        told().id, told().source, "x", factors=(FactorRef(DNS, Role.TRIGGER, note="stale answers"),)
    )
    assert "stale answers" in whole(one)


@pytest.mark.parametrize(
    ("forms", "root"),
    [
        ("retry retries retried retrying", "retry"),
        ("deploy deploys deployed deploying", "deploy"),
        ("cache caches cached caching", "cach"),
        ("stop stops stopped stopping", "stop"),
        ("process processes processing", "process"),
        ("fill fills filled filling", "fill"),
        ("migrate migrates migration migrations migrating", "migrat"),
        ("status", "status"),
        ("dns", "dns"),
        ("ed", "ed"),
    ],
)
def test_the_forms_of_a_word_have_one_stem(forms: str, root: str) -> None:
    assert {stem(form) for form in forms.split()} == {root}
