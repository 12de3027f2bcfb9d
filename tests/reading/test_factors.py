from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from mkdocs_postmortems.model.factor import Role

BODY = """\
## Noticing

One two three four five six seven eight nine.

## Thin

Too little.

<a id="own"></a>
"""
HEAD = "title: T\ndate: 2024-05-01\n"


@pytest.fixture
def factors(record: Callable[..., Any]) -> Callable[..., Any]:
    def reading(text: str, **beside: Any) -> Any:
        return record(f"factors: {text}", BODY, head=HEAD, **beside)

    return reading


@pytest.mark.parametrize(
    "word",
    [
        "change.config-push", "config-push", "Config Push", "Configuration or flag change",
        "feature_flag", "FEATURE-FLAG", "{id: configpush}", "[config-push]",
    ],
)  # fmt: skip
def test_a_word_finds_its_factor(factors: Callable[..., Any], word: str) -> None:
    read = factors(word)
    (ref,) = read.record().factors
    assert (ref.factor, ref.role, ref.line) == ("change.config-push", Role.CONTRIBUTING, 4)
    assert not read.findings
    assert read.record().coded


def test_a_role_is_the_familys_where_none_is_written(factors: Callable[..., Any]) -> None:
    read = factors("[safe-reversal, {id: luck, role: contributing}, dns, {id: bug, role: trigger}]")
    assert [ref.role for ref in read.record().factors] == [
        Role.MITIGATING,
        Role.CONTRIBUTING,
        Role.CONTRIBUTING,
        Role.TRIGGER,
    ]


def test_note_and_confidence_are_kept(factors: Callable[..., Any]) -> None:
    (ref,) = factors("{id: dns, note: why, confidence: low}").record().factors
    assert (ref.note, ref.confidence) == ("why", "low")


def test_an_unknown_word_waits(factors: Callable[..., Any]) -> None:
    read = factors("[dns, config psh, quantum foam]")
    assert read.record().waiting == ("config psh", "quantum foam")
    hints = [finding.hint for finding in read.of("PM301")]
    assert hints[0] == "Did you mean 'change.config-push'?"
    assert "vocabulary" in hints[1]


def test_a_refused_word_brings_its_question(factors: Callable[..., Any]) -> None:
    read = factors("[dns, Human Error]")
    hint = read.the("PM302").hint
    assert hint.startswith("What did the screen show")
    assert "interface.easy-to-misapply" in hint
    assert read.record().waiting == ("Human Error",)
    assert read.the("PM302").level == "warning"


def test_a_family_counts_for_the_family(factors: Callable[..., Any]) -> None:
    read = factors("[Software behaviour, software]")
    incident = read.record()
    assert (incident.factors, incident.families, incident.coded) == ((), ("software",), True)
    assert [f.level for f in read.of("PM304")] == ["hint", "hint"]


def test_an_ambiguous_word_is_an_error(factors: Callable[..., Any]) -> None:
    vocabulary = (
        "extends: nothing\nfamilies: [{id: a}, {id: b}]\nfactors: [{id: a.same}, {id: b.same}]\n"
    )
    read = factors("[same, a.same]", beside={"vocabulary.yml": vocabulary})
    assert read.the("PM303").hint == "Did you mean 'a.same' or 'b.same'?"
    assert [ref.factor for ref in read.record().factors] == ["a.same"]


VOCABULARY = """
factors:
  - {id: infrastructure.dns, deprecated: 2024-01-01, replaced_by: infrastructure.name-service}
  - {id: infrastructure.name-service, label: Name service}
  - {id: software.logic-defect, deprecated: 2024-01-01}
"""


def test_a_deprecated_factor_gives_way_to_its_successor(factors: Callable[..., Any]) -> None:
    read = factors("[dns, bug]", beside={"vocabulary.yml": VOCABULARY})
    assert [ref.factor for ref in read.record().factors] == [
        "infrastructure.name-service",
        "software.logic-defect",
    ]
    assert [f.hint for f in read.of("PM305")] == [
        "Write 'infrastructure.name-service'.",
        "Choose another factor.",
    ]


def test_a_factor_counts_once_in_a_role(factors: Callable[..., Any]) -> None:
    read = factors("[dns, DNS, {id: dns, role: trigger}]")
    assert [ref.role for ref in read.record().factors] == [Role.CONTRIBUTING, Role.TRIGGER]
    assert "line 4" in read.the("PM306").message


@pytest.mark.parametrize("word", ['"#noticing"', "noticing", '["#noticing", own]'])
def test_evidence_is_an_anchor_that_exists(factors: Callable[..., Any], word: str) -> None:
    read = factors(f"{{id: dns, evidence: {word}}}")
    assert read.record().factors[0].evidence[0] == "noticing"
    assert not read.findings


def test_a_dead_anchor_is_left_out_and_the_factor_stays(factors: Callable[..., Any]) -> None:
    read = factors('{id: dns, evidence: ["#notcing", "#noticing", "#noticing"]}')
    assert read.record().factors[0].evidence == ("noticing",)
    assert read.the("PM403").hint == "Did you mean '#noticing'?"
    assert read.the("PM403").level == "error"


@pytest.mark.parametrize("word", ["", "[]", "~", "''"])
def test_no_factors_is_a_hint(factors: Callable[..., Any], word: str) -> None:
    read = factors(word)
    assert read.codes == ["PM125"]
    assert not read.record().coded


def test_a_root_cause_becomes_one_factor_among_others(record: Callable[..., Any]) -> None:
    read = record("root_cause: config push\ncauses: [dns, {id: bug}, the moon, software, the moon]")
    incident = read.record()
    assert [ref.factor for ref in incident.factors] == [
        "infrastructure.dns",
        "change.config-push",
        "software.logic-defect",
    ]
    assert incident.factors[1].role is Role.CONTRIBUTING
    assert incident.factors[1].line == 5
    assert incident.families == ("software",)
    assert incident.waiting == ("the moon",)
    assert incident.extra == {}
    assert [(f.level, f.location.line) for f in read.of("PM122")] == [("hint", 5), ("hint", 6)]
    assert "factors:" in read.of("PM122")[0].hint


@pytest.mark.parametrize("value", ["yes", "12", "~", "''"])
def test_a_root_cause_without_words_is_only_asked_about(
    record: Callable[..., Any], value: str
) -> None:
    read = record(f"Root Cause: {value}")
    assert read.codes == ["PM122"]
    assert read.record().waiting == ()


def test_a_second_coding_is_checked_and_not_counted(record: Callable[..., Any]) -> None:
    read = record("coded_again: [bug, nothing known]")
    assert read.codes == ["PM301"]
    assert len(read.record().factors) == 1
    assert read.record().waiting == ()
