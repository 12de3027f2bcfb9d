"""Each row of the traps table and of the list of bad input has its finding; the record stays."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

ROWS = {
    "sexagesimal time": ("times: {started: 10:30}", "PM201", (5, 18)),
    "sexagesimal with seconds": ("times: {started: 1:30:00}", "PM201", (5, 18)),
    "clock without a date": ("times: {started: 09:30}", "PM201", (5, 18)),
    "day that is none": ("times: {started: 2024-02-30}", "PM201", (5, 18)),
    "month that is none": ("times: {detected: 2024-13-01}", "PM201", (5, 19)),
    "boolean for text": ("severity: no", "PM111", (5, 11)),
    "boolean for a key": ("on: x", "PM105", (5, 1)),
    "octal id": ("id: 0123", "PM111", (5, 5)),
    "date for an id": ("id: 2024-05-01", "PM111", (5, 5)),
    "anchor taken for a comment": (
        "coded_again:\n  - id: dns\n    evidence: #time",
        "PM405",
        (7, 5),
    ),
    "anchor comment in braces": ("coded_again: [{id: dns, evidence: #time}]", "PM101", (5, 1)),
    "title cut at its comma": ("actions: [{title: Check a, b}]", "PM118", (5, 28)),
    "colon in a title": ("severity: A: b", "PM101", (5, 12)),
    "at sign": ("severity: @me", "PM101", (5, 11)),
    "per cent sign": ("severity: %x", "PM101", (5, 11)),
    "backtick": ("severity: `x`", "PM101", (5, 11)),
    "tab": ("impact:\n\tusers: 1", "PM101", (6, 1)),
    "bracket left open": ("services: [a, b", "PM101", (5, 11)),
    "quotation mark left open": ('severity: "a\nkind: incident', "PM101", (5, 11)),
    "key twice": ("severity: a\nseverity: b", "PM104", (6, 1)),
    "text for a mapping": ("times: soon", "PM110", (5, 8)),
    "list for a mapping": ("times: [soon]", "PM110", (5, 8)),
    "mapping for text": ("severity: {a: b}", "PM110", (5, 11)),
    "list in a list": ("coded_again: [[dns]]", "PM110", (5, 15)),
    "end before start": (
        'times: {started: "2024-05-01 10:00", resolved: "2024-05-01 09:00"}',
        "PM203",
        (5, 48),
    ),
    "resolved before mitigated": (
        'times: {mitigated: "2024-05-01 10:00", resolved: "2024-05-01 09:00"}',
        "PM203",
        (5, 50),
    ),
    "year 1628": ("times: {started: 1628-05-01}", "PM208", (5, 18)),
    "year 22025": ("times: {started: 22025-05-01}", "PM201", (5, 18)),
    "naive and mixed zones": (
        'times: {started: "2024-05-01 10:00", resolved: "2024-05-01 12:00-05:00"}',
        "PM210",
        (5, 48),
    ),
    "number for a boolean": ("facilitation: {note_taker: 1}", "PM112", (5, 28)),
    "text for a number": ("impact: {users: many}", "PM113", (5, 17)),
    "infinite number": ("impact: {users: .inf}", "PM113", (5, 17)),
    "long title": ("x: y\n", "PM123", (2, 8)),
    "factor twice in one role": ("coded_again: [dns, DNS]", "PM306", (5, 20)),
    "unknown factor": ("coded_again: [dsn]", "PM301", (5, 15)),
    "dead anchor": ('coded_again: [{id: dns, evidence: "#gone"}]', "PM403", (5, 35)),
    "related that is gone": ("related: [nowhere]", "PM402", (5, 11)),
    "related to itself": ("related: 2024-05-01-x", "PM409", (5, 10)),
    "root cause": ("root_cause: the moon", "PM122", (5, 1)),
    "person": ("author: Jane Doe", "PM120", (5, 1)),
    "person deep inside": ("impact: {summary: s, owner: Jane Doe}", "PM120", (5, 22)),
    "participant by name": (
        "facilitation: {participants: [{name: Jane Doe, role: x}]}",
        "PM121",
        (5, 32),
    ),
    "handle for a team": ('actions: [{title: a, team: "@jane"}]', "PM121", (5, 28)),
    "e-mail for a team": ("teams: [a@example.org]", "PM121", (5, 9)),
    "script for a link": ("sources: ['javascript:alert(1)']", "PM406", (5, 11)),
    "python tag": ("severity: !!python/object:os.system ls", "PM106", (5, 11)),
    "environment tag": ("severity: !ENV HOME", "PM106", (5, 11)),
    "aliases without end": ("extra: &a [*a]", "PM107", (2, 1)),
    "aliases that multiply": (
        "a: &a [1,1,1,1,1,1,1,1,1,1]\n"
        + "\n".join(
            f"{b}: &{b} [{','.join([f'*{a}'] * 10)}]" for a, b in zip("abcde", "bcdef", strict=True)
        ),
        "PM107",
        (2, 1),
    ),
    "deep brackets": ("a: " + "[" * 100_000, "PM107", (2, 1)),
    "deep mappings": ("\n".join(" " * n + "a:" for n in range(60)), "PM107", (2, 1)),
    "deep dashes": ("a:\n" + "- " * 100_000, "PM107", (2, 1)),
    "second document": ("a: b\n--- # not a fence\nc: d", "PM101", (6, 1)),
    "control character": ("severity: a\x07", "PM101", (5, 1)),
    "list for a key": ("? [a, b]\n: c", "PM105", (5, 3)),
    "unknown choice": ("kind: incidnet", "PM114", (5, 7)),
    "entry without its part": ("actions: [{team: a}]", "PM115", (5, 11)),
    "empty entry": ("services: [a, , b]", "PM101", (5, 15)),
    "nothing in a list": ("services: [a, null]", "PM116", (5, 15)),
    "misspelled key": ("serverity: high", "PM117", (5, 1)),
    "id with odd letters": ("id: a b/c", "PM126", (5, 5)),
    "unknown zone": ("timezone: Berlin", "PM202", (5, 11)),
    "skipped clock": (
        'timezone: Europe/Berlin\ntimes: {started: "2024-03-31 02:30"}',
        "PM207",
        (6, 18),
    ),
    "clock twice": (
        'timezone: Europe/Berlin\ntimes: {started: "2023-10-29 02:30"}',
        "PM206",
        (6, 18),
    ),
    "time out of reach": ("times: {started: 0001-01-01 00:00:00+10:00}", "PM201", (5, 18)),
    "ongoing start": ("times: {started: ongoing}", "PM201", (5, 18)),
}


@pytest.mark.parametrize(("front", "code", "place"), ROWS.values(), ids=ROWS)
def test_each_trap_has_its_finding_at_its_place(
    record: Callable[..., Any], front: str, code: str, place: tuple[int, int]
) -> None:
    head = "title: " + "x" * 10_000 + "\ndate: 2024-05-01\nfactors: [dns]\n"
    read = record(front, **({"head": head} if code == "PM123" else {}))
    assert read.at(code) == place
    assert read.the(code).hint
    assert len(read.collection.incidents) == 1
    if code not in {"PM101", "PM107"}:
        assert read.record().coded


ACCEPTED = {
    "zulu without seconds": ("times: {started: 2024-05-01T10:00Z}", (10, 0)),
    "zulu with seconds": ("times: {started: 2024-05-01T10:00:00Z}", (10, 0)),
    "offset": ('times: {started: "2024-05-01 12:00+02:00"}', (10, 0)),
    "offset as YAML reads it": ("times: {started: 2024-05-01T12:00:00+02:00}", (10, 0)),
    "naive in the zone": ('timezone: Europe/Berlin\ntimes: {started: "2024-05-01 12:00"}', (10, 0)),
    "naive as YAML reads it": (
        "timezone: Europe/Berlin\ntimes: {started: 2024-05-01 12:00:00}",
        (10, 0),
    ),
}


@pytest.mark.parametrize(("front", "clock"), ACCEPTED.values(), ids=ACCEPTED)
def test_times_as_people_write_them(
    record: Callable[..., Any], front: str, clock: tuple[int, int]
) -> None:
    read = record(front)
    started = read.record().times.started
    assert (started.at.hour, started.at.minute) == clock
    assert not read.findings


def test_only_the_value_that_cannot_be_read_is_lost(record: Callable[..., Any]) -> None:
    read = record(
        "times: {started: 2024-02-30, resolved: 2024-05-01}\n"
        "services: [a, {b: c}, d]\n"
        "impact: {users: many, summary: slow}\n"
        "actions: [{team: x}, {title: one, type: nothing, due: never}, two]\n"
    )
    incident = read.record()
    assert incident.times.started is None
    assert incident.times.resolved is not None
    assert incident.services == ("a", "d")
    assert incident.front.impact.summary == "slow"
    assert incident.front.impact.users is None
    assert [(action.id, action.title, action.due) for action in incident.actions] == [
        ("A1", "one", None),
        ("A2", "two", None),
    ]
    assert [f.location.line for f in read.findings if f.level == "error"] == [5, 6, 7, 8, 8, 8]


def test_a_message_quotes_what_the_author_wrote(record: Callable[..., Any]) -> None:
    assert "'10:30'" in record("times: {started: 10:30}").the("PM201").message
    assert "'0123'" in record("id: 0123").the("PM111").message
    assert "line 5" in record("severity: a\nseverity: b").the("PM104").message
    assert "Did you mean 'incident'?" in record("kind: Incident").the("PM114").hint
    assert "`audience`: a list is not" in record("audience: [public]").the("PM114").message


BROKEN_YAML = {
    "colon": ("severity: A: b", '": "'),
    "at": ("severity: @me", "@"),
    "star": ("severity: *x", "*"),
    "quotation mark": ("severity: 'x", "quotation mark"),
    "escape": ('severity: "a\\d"', "single quotes"),
    "half of a letter": ('severity: "\\uD800"', "single quotes"),
    "bracket": ("services: [a", "bracket"),
    "hash": ("coded_again: [{id: dns, evidence: #x}]", '"#timeline"'),
    "document": ("a: b\n--- #x\nc: d", "one block"),
}


@pytest.mark.parametrize(("front", "said"), BROKEN_YAML.values(), ids=BROKEN_YAML)
def test_broken_yaml_says_what_to_do_and_shows_the_page(
    record: Callable[..., Any], front: str, said: str
) -> None:
    read = record(front, "# Heading\n\nSome text.")
    assert said in read.the("PM101").hint
    incident = read.record()
    assert incident.title == "Heading"
    assert incident.body.text == "# Heading\n\nSome text.\n"
    assert not incident.has_front
    assert not incident.coded
    assert incident.date == date(2024, 5, 1)


def test_author_text_stays_as_written(record: Callable[..., Any]) -> None:
    text = "<script>alert(1)</script> {{ config }} ](javascript:x) | a `b`"
    read = record(
        f"severity: '{text}'\nservices: ['{text}']\nactions: [{{title: '{text}'}}]\n"
        f"related: ['{text}']",
        head=f"title: '{text}'\ndate: 2024-05-01\nfactors: [{{id: dns, note: '{text}'}}]\n",
    )
    incident = read.record()
    assert incident.title == text
    assert incident.severity == text
    assert incident.factors[0].note == text
    assert incident.actions[0].title == text
    assert read.collection.catalog.services.label(incident.services[0]) == text
