from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from mkdocs_postmortems.model.front_matter import Audience, FrontMatter, Kind
from mkdocs_postmortems.reading.validation import MKDOCS_KEYS


def test_one_value_stands_for_a_list_of_one(record: Callable[..., Any]) -> None:
    incident = record(
        "services: a\nteams: b\nactions: {title: c, addresses: dns}\nopen_questions: Why?\n"
        "sources: https://example.org\ncoded_again: {id: dns, role: trigger}"
    ).record()
    assert (incident.services, incident.teams) == (("a",), ("b",))
    assert incident.actions[0].addresses == ("infrastructure.dns",)
    assert incident.front.open_questions == ("Why?",)
    assert incident.front.sources[0].url == "https://example.org"


def test_short_and_long_forms_are_the_same(record: Callable[..., Any]) -> None:
    short = record("impact: slow\ndetection: customer\nrelated: 2024-05-01-x").record().front
    long = record(
        "impact: {summary: slow}\ndetection: {by: customer}\nrelated: [{id: 2024-05-01-x}]"
    ).record()
    assert short == long.front


CHOICES = {
    "kind: incidnet": "Did you mean 'incident'?",
    "status: Reviewed": "Did you mean 'reviewed'?",
    "depth: shallow": "Write one of light, standard, deep.",
    "detection: pager": "Write one of alert, staff, customer, provider, chance.",
    "actions: [{title: a, state: finished}]": "Write one of proposed, accepted",
    "actions: [{title: a, type: 3}]": "Write one of prevent",
    "coded_again: [{id: dns, role: root}]": "Write one of trigger",
    "coded_again: [{id: dns, confidence: [high]}]": "Write one of high, medium, low.",
    "review: {outcome: not yet}": "Did you mean 'not-yet'?",
    "times: {started_precision: guessed}": "Write one of exact, estimated, unknown.",
}


@pytest.mark.parametrize(("front", "hint"), CHOICES.items())
def test_a_value_outside_a_choice_is_an_error_and_the_default_holds(
    record: Callable[..., Any], front: str, hint: str
) -> None:
    read = record(front)
    assert read.the("PM114").hint.startswith(hint)
    assert read.the("PM114").level == "error"
    assert read.record().kind is Kind.INCIDENT
    assert len(read.record().actions) == front.startswith("actions")


AUDIENCES = {
    "": Audience.INTERNAL,
    "audience:": Audience.INTERNAL,
    "audience: public": Audience.PUBLIC,
    "audience: restricted": Audience.RESTRICTED,
    "audience: secret": Audience.RESTRICTED,
    "audience: Public": Audience.RESTRICTED,
    "audience: [public]": Audience.RESTRICTED,
    "audience: {a: b}": Audience.RESTRICTED,
    "audience: no": Audience.RESTRICTED,
    "audience: ''": Audience.RESTRICTED,
    "audience: !x public": Audience.INTERNAL,
    "audience: restricted\naudience: public": Audience.RESTRICTED,
    "Audience: restricted": Audience.RESTRICTED,
    "audiance: public": Audience.RESTRICTED,
}


def test_a_key_that_looks_like_the_audience_is_a_warning_and_nothing_else(
    record: Callable[..., Any],
) -> None:
    assert record("audiance: public").codes == ["PM127"]


@pytest.mark.parametrize(("front", "audience"), AUDIENCES.items())
def test_whatever_is_not_clear_about_the_audience_restricted_holds(
    record: Callable[..., Any], front: str, audience: Audience
) -> None:
    read = record(front)
    assert read.record().audience is audience
    unclear = audience is Audience.RESTRICTED and front != "audience: restricted"
    assert bool(read.findings) is (unclear or "!x" in front)


def test_a_block_that_cannot_be_read_hides_the_record_if_it_says_so(
    read: Callable[..., Any],
) -> None:
    seen = read(
        {
            "a.md": "---\na: b: c\naudience: Restricted\n---\ntext\n",
            "b.md": "---\na: b: c\naudience: public\n---\ntext about restricted access\n",
            "c.md": "---\ntitle: x\naudience: restricted\n\ntext\n",
            "d.md": "---\n- restricted\n---\ntext\n",
        }
    )
    assert [str(seen.record(stem).audience) for stem in "abcd"] == [
        "restricted",
        "internal",
        "restricted",
        "restricted",
    ]


@pytest.mark.parametrize("key", sorted(MKDOCS_KEYS))
def test_keys_of_mkdocs_pass_through(record: Callable[..., Any], key: str) -> None:
    read = record(f"{key}: [x]")
    assert read.record().extra == {key: ["x"]}
    assert not read.findings


def test_an_unknown_key_is_kept_and_a_close_one_is_asked_about(record: Callable[..., Any]) -> None:
    read = record("uuid: 7\nserverity: high\nimpact: {user: 3}")
    assert read.record().extra == {"uuid": 7, "serverity": "high"}
    assert [(f.code, f.hint) for f in read.findings] == [
        ("PM117", "Did you mean 'severity'?"),
        ("PM117", "Did you mean 'users'?"),
    ]


@pytest.mark.parametrize(
    "key", ["section", "layout", "resolved", "affected", "permalink", "weight"]
)
def test_a_key_of_another_program_is_no_slip(record: Callable[..., Any], key: str) -> None:
    assert not record(f"{key}: x").findings


def test_a_key_of_ours_is_not_taken_for_a_slip_of_another(record: Callable[..., Any]) -> None:
    values = {"title": "t", "date": "2024-05-01", "id": "x", "status": "draft"}
    front = "\n".join(f"{key}:" for key in FrontMatter.model_fields if key not in values)
    head = "".join(f"{key}: {value}\n" for key, value in values.items())
    assert record(front, head=head).codes == ["PM125"]


CUT = {
    "actions: [{title: Check a, b}]": ["'b'"],
    "actions: [{title: Check a, b, c}]": ["'b'", "'c'"],
    "coded_again: [{id: dns, note: one, two}]": ["'two'"],
    "impact: {summary: slow, and late}": ["'and late'"],
    "related: [{id: 2024-05-01-y, why: same, or so}]": ["'or so'"],
}


@pytest.mark.parametrize(("front", "quoted"), CUT.items())
def test_text_cut_at_a_comma_is_a_warning(
    record: Callable[..., Any], front: str, quoted: list[str]
) -> None:
    read = record(front, beside={"2024-05-01-y.md": "# y\n"})
    found = read.of("PM118")
    assert [f.message.split(" is ")[0] for f in found] == quoted
    assert {f.level for f in found} == {"warning"}


def test_what_hides_behind_faults_without_end_is_left_out(
    record: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mkdocs_postmortems.reading.validation._ROUNDS", 1)
    read = record("kind: odd")
    assert read.record().front == FrontMatter()


def test_decisions_of_a_review_are_checked(record: Callable[..., Any]) -> None:
    read = record(
        "kind: review\nperiod: 2024 Q2\n"
        "decisions: [Wait, {decision: d, factors: [dns, nothing known], team: x}]",
        head="title: T\ndate: 2024-05-01\n",
    )
    assert read.codes == ["PM301"]
    assert not read.record().coded
