from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest


@pytest.fixture
def actions(record: Callable[..., Any]) -> Callable[..., Any]:
    def reading(text: str, **more: Any) -> Any:
        return record(f"actions: {text}", **more)

    return reading


def test_an_action_may_be_its_title(actions: Callable[..., Any]) -> None:
    read = actions("Alert on pool wait time")
    (action,) = read.record().actions
    assert (action.id, action.title, action.state) == ("A1", "Alert on pool wait time", "proposed")
    assert not read.findings


def test_ids_are_by_place_or_as_written_and_never_shared(actions: Callable[..., Any]) -> None:
    read = actions("[a, {title: b, id: x/y}, {title: c, id: X-Y}, {title: d, id: A5}, e]")
    assert [action.id for action in read.record().actions] == ["A1", "x-y", "X-Y-2", "A5", "A5-2"]
    assert [(f.code, f.location.line) for f in read.findings] == [("PM407", 5)]


def test_an_action_addresses_factors_of_its_record(actions: Callable[..., Any]) -> None:
    read = actions("{title: a, addresses: [DNS, infrastructure.dns, bug, dnss]}")
    assert read.record().actions[0].addresses == ("infrastructure.dns",)
    hints = [finding.hint for finding in read.of("PM408")]
    assert hints == ["Add it to `factors`.", "Did you mean 'infrastructure.dns'?"]


@pytest.mark.parametrize(
    ("address", "link"),
    [
        ("https://tracker.example/PAY-311", True),
        ("HTTP://tracker.example", True),
        ("PAY-311", False),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("https://", False),
        ("https://[", False),
        ("https://a b", False),
        ('https://a/"><script>', False),
        ("//tracker.example", False),
    ],
)
def test_only_a_web_address_is_a_link(
    actions: Callable[..., Any], address: str, link: bool
) -> None:
    read = actions(f"{{title: a, tracker: '{address}'}}")
    (action,) = read.record().actions
    assert (action.tracker, action.tracker_is_link) == (address, link)
    assert read.codes == ([] if link else ["PM406"])


def test_a_title_is_one_line(actions: Callable[..., Any]) -> None:
    assert actions("\n  - |\n    one\n    two").record().actions[0].title == "one two"


CATALOG = {"catalog.yml": "teams: [{id: payments, aliases: [pay]}]\n"}


def test_an_owner_that_is_a_team_is_read_as_the_team(actions: Callable[..., Any]) -> None:
    read = actions("[{title: a, owner: Pay}, {title: b, owner: Jane Doe}]", beside=CATALOG)
    assert [action.team for action in read.record().actions] == ["payments", None]
    messages = [finding.message for finding in read.of("PM120")]
    assert "read as `team`" in messages[0]
    assert "Jane" not in "".join(f.message + (f.hint or "") for f in read.findings)


def test_an_owner_beside_a_team_goes(actions: Callable[..., Any]) -> None:
    read = actions("[{title: a, team: payments, owner: pay}]", beside=CATALOG)
    assert read.record().actions[0].team == "payments"
    assert read.codes == ["PM120"]


def test_without_a_catalog_no_owner_is_a_team(actions: Callable[..., Any]) -> None:
    assert actions("[{title: a, owner: payments}]").record().actions[0].team is None
