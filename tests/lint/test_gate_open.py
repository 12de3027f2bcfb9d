from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

ALL = (
    "times: {started: 2024-05-01}\nimpact: x\ndetection: alert\nteams: [a]\n"
    "facilitation: {moderator_team: b, timeline_agreed: 2024-05-02, analysis: 2024-05-03,"
    " actions_agreed: 2024-05-04}\n"
    "actions: [{title: a, state: done, completed: 2024-06-01}]\nreview: {due: 2024-08-01}\n"
)
HEAD = (
    'title: T\ndate: 2024-05-01\nfactors: [{id: dns, evidence: "#timeline"}, bug, safe-reversal]\n'
)
BODY = "## Timeline\n\n- 10:00 one two three four five six seven eight"


@pytest.fixture
def gate(record: Callable[..., Any]) -> Callable[..., list[str]]:
    def missing(status: str, front: str = ALL, head: str = HEAD, body: str = BODY) -> list[str]:
        found = record(f"{front}status: {status}", body, head=head)
        said = [f.message for f in found if f.code == "PM507"]
        return said[0].partition(": ")[2].split(", ") if said else []

    return missing


@pytest.mark.parametrize(
    "status", ["draft", "timeline-agreed", "analysis-agreed", "reviewed", "closed", "withdrawn"]
)
def test_a_full_record_passes_every_gate(gate: Callable[..., list[str]], status: str) -> None:
    assert gate(status) == []


GATES = {
    "draft": [],
    "timeline-agreed": ["a timeline entry", "`facilitation.timeline_agreed`"],
    "analysis-agreed": ["a timeline entry", "`facilitation.timeline_agreed`", "a factor"],
    "reviewed": [
        "a timeline entry", "`facilitation.timeline_agreed`", "a factor", "`impact`",
        "`detection`", "evidence", "`facilitation.moderator_team`",
        "actions or `no_action_reason`", "`review.due`",
    ],
    "withdrawn": [],
}  # fmt: skip


@pytest.mark.parametrize(("status", "missing"), GATES.items())
def test_a_status_asks_for_what_is_not_here(
    gate: Callable[..., list[str]], status: str, missing: list[str]
) -> None:
    assert gate(status, front="", head="title: T\ndate: 2024-05-01\n", body="") == missing


def test_closed_asks_for_an_end_of_every_action(gate: Callable[..., list[str]]) -> None:
    assert gate("closed", ALL.replace("done", "proposed")) == ["an end for every action"]


def test_a_reason_stands_for_actions(gate: Callable[..., list[str]]) -> None:
    front = "".join(line for line in ALL.splitlines(True) if not line.startswith("actions"))
    assert gate("reviewed", front) == ["actions or `no_action_reason`"]
    assert gate("reviewed", front + "no_action_reason: none needed\n") == []
