from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

SECRET = "Jane Doe"

PLACES = [
    "author: Jane Doe",
    "Authors: [Jane Doe, John]",
    "owner: Jane Doe",
    "incident_commander: Jane Doe",
    "Incident Commander: Jane Doe",
    "on-call: {name: Jane Doe}",
    "people: [Jane Doe]",
    "participants: [Jane Doe]",
    "impact: {summary: s, reporter: Jane Doe}",
    "actions: [{title: a, assignee: Jane Doe}]",
    "actions: [{title: a, owner: Jane Doe}]",
    "facilitation: {moderator: Jane Doe}",
    "facilitation: {participants: [{role: x, name: Jane Doe}]}",
    "facilitation: {participants: {role: x, person: Jane Doe}}",
    "own: {deep: [{deeper: {reviewers: [Jane Doe]}}]}",
    "sources: [{url: 'https://example.org', author: Jane Doe}]",
    "base: &b {approver: Jane Doe}\nother: {<<: *b}",
]


@pytest.mark.parametrize("front", PLACES)
def test_no_name_reaches_the_record_or_a_message(record: Callable[..., Any], front: str) -> None:
    read = record(front)
    incident = read.record()
    assert incident.coded
    assert SECRET not in repr(incident.front)
    assert SECRET not in repr(incident.extra)
    assert SECRET not in repr(read.findings)
    assert {"PM120", "PM121"} & set(read.codes)


@pytest.mark.parametrize(
    "front",
    [
        'teams: [payments, "@jane"]',
        'teams: "jane@example.org"',
        'actions: [{title: a, team: "@jane"}]',
        "facilitation: {moderator_team: jane@example.org}",
        'facilitation: {participants: [{role: "on call @jane", team: payments}]}',
        'decisions: [{decision: d, team: "@jane"}]',
    ],
)
def test_a_handle_or_address_is_no_team(record: Callable[..., Any], front: str) -> None:
    read = record(front)
    assert read.the("PM121").level == "error"
    incident = read.record()
    assert "jane" not in repr(incident.front) + repr(incident.teams) + repr(read.findings)


def test_the_hint_names_roles_and_teams(record: Callable[..., Any]) -> None:
    assert "team" in record("actions: [{title: a, owner: x}]").the("PM120").hint
    assert "participants" in record("author: x").the("PM120").hint


def test_what_is_no_name_stays(record: Callable[..., Any]) -> None:
    read = record(
        "name: payments-db\nauthorised: yes\nfacilitation: {participants: [{role: author}]}"
    )
    incident = read.record()
    assert incident.extra == {"name": "payments-db", "authorised": True}
    assert incident.front.facilitation.participants[0].role == "author"
    assert not read.findings


@pytest.mark.parametrize("text", ["[a, null, b]", "\n  - a\n  -\n  - b", "[a, '', b]"])
def test_an_empty_entry_goes(record: Callable[..., Any], text: str) -> None:
    read = record(f"services: {text}")
    assert read.record().services == ("a", "b")
    assert read.codes == ["PM116"]
