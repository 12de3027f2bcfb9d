from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from mkdocs_postmortems.model.finding import Level

ALLOW = {
    "{rule: PM506, reason: They wait for a vendor}": [],
    "{rule: pm506, reason: They wait for a vendor}": [],
    "{rule: PM506}": ["PM506", "PM513"],
    "PM506": ["PM506", "PM513"],
    "{rule: PM505, reason: x}": ["PM506", "PM514"],
    "[{rule: PM506, reason: x}, {rule: PM505, reason: x}]": ["PM514"],
    "{rule: PM999, reason: x}": ["PM506", "PM514"],
    "{rule: PM999}": ["PM506", "PM514"],
}


@pytest.mark.parametrize(("allow", "codes"), ALLOW.items())
def test_a_hint_is_excepted_with_a_reason(
    record: Callable[..., Any], allow: str, codes: list[str]
) -> None:
    found = record(f"actions: []\nlint: {{allow: {allow}}}")
    assert [f.code for f in found] == codes
    assert {f.level for f in found} <= {Level.HINT}


def test_a_hint_of_reading_can_be_excepted_too(record: Callable[..., Any]) -> None:
    assert not record(
        "lint: {allow: {rule: PM125, reason: a test}}", head="title: T\ndate: 2024-05-01\n"
    )


@pytest.mark.parametrize(
    ("factors", "code", "said"),
    [
        ("dnss", "PM301", "'PM301' is no hint but a warning, and cannot be excepted"),
        ('{id: dns, evidence: "#x"}', "PM403", "'PM403' is no hint but an error, and cannot be excepted"),
    ],
)  # fmt: skip
def test_what_is_to_be_mended_cannot_be_excepted(
    record: Callable[..., Any], factors: str, code: str, said: str
) -> None:
    head = f"title: T\ndate: 2024-05-01\nfactors: [{factors}]\n"
    found = record(f"lint: {{allow: {{rule: {code}, reason: x}}}}", head=head)
    assert code in {f.code for f in found}
    assert [f.message for f in found if f.code == "PM514"] == [said]


def test_an_exception_is_about_its_own_record(found: Callable[..., Any]) -> None:
    empty = "---\ntitle: T\ndate: 2024-05-01\nfactors: [dns]\nactions: []\n"
    said = found(
        {
            "a.md": f"{empty}lint: {{allow: {{rule: PM506, reason: x}}}}\n---\n",
            "b.md": f"{empty}---\n",
        }
    )
    assert [(f.location.path, f.code) for f in said] == [("postmortems/b.md", "PM506")]


def test_an_unknown_rule_is_answered_with_the_nearest(record: Callable[..., Any]) -> None:
    (said,) = record("lint: {allow: {rule: PM5066, reason: x}}")
    assert said.hint == "Did you mean 'PM506'?"
    assert str(said.location) == "postmortems/a.md:5:8"


def test_a_rule_that_is_switched_off_needs_no_exception(record: Callable[..., Any]) -> None:
    front = "actions: []\nlint: {allow: {rule: PM506, reason: x}}"
    assert record(front, levels={"PM506": Level.OFF}) == ()


def test_a_raised_hint_can_still_be_excepted(record: Callable[..., Any]) -> None:
    raised = {"PM506": Level.ERROR}
    assert [f.level for f in record("actions: []", levels=raised)] == [Level.ERROR]
    assert not record("actions: []\nlint: {allow: {rule: PM506, reason: x}}", levels=raised)
