from __future__ import annotations

from typing import Any

import pytest

from mkdocs_postmortems.pages.record.excepted import excepted
from mkdocs_postmortems.pages.record.page import surroundings

HEAD = "---\ntitle: Slow\ndate: 2024-05-01\nfactors: [dns]\n"


def below(read: Any, text: str) -> str:
    site = read({"a.md": text})
    return excepted(site.kb.incidents["a"], site.links("postmortems/a.md"))


def test_exceptions_of_the_record_and_of_its_text_stand_in_small_print(read: Any) -> None:
    front = "lint: {allow: [{rule: pm505, reason: It goes away in June}]}\n---\n\n"
    text = "<!-- allow PB02: quotes the vendor -->\nThe vendor forgot.\n\n"
    assert below(read, f"{HEAD}{front}{text}{text}").split("\n\n") == [
        "Excepted: PM505, It goes away in June\n{: .pm-meta }",
        "Excepted: PB02, quotes the vendor\n{: .pm-meta }",
    ]


@pytest.mark.parametrize(
    "rest",
    [
        "---\n\nText.\n",
        "lint: {allow: [PM505]}\n---\n",
        "lint: {allow: [{rule: PM101, reason: An error is mended}]}\n---\n",
        "---\n\n<!-- allow PB02 -->\nThe vendor forgot.\n",
    ],
)
def test_what_does_not_hold_is_not_shown(read: Any, rest: str) -> None:
    assert below(read, f"{HEAD}{rest}") == ""


def test_they_stand_at_the_foot_of_the_page(read: Any) -> None:
    front = "open_questions: [Why]\nlint: {allow: [{rule: PM505, reason: Gone}]}\n---\n"
    site = read({"a.md": f"{HEAD}{front}"})
    incident = site.kb.incidents["a"]
    whole = surroundings(incident, site.links("postmortems/a.md"))
    assert whole.below.endswith("\n\nExcepted: PM505, Gone\n{: .pm-meta }")


def test_a_reason_that_tries_to_be_something_else_is_text(
    read: Any, hostile: str, inert: Any
) -> None:
    quoted = hostile.replace("'", "''")
    shown = below(read, f"{HEAD}lint: {{allow: [{{rule: PM505, reason: '{quoted}'}}]}}\n---\n")
    inert(f"---\n---\n{shown}")
