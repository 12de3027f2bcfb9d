from __future__ import annotations

import pytest

from mkdocs_postmortems.lint.wording.clause_subject import begins_with_person, subject_of
from mkdocs_postmortems.lint.wording.lexicon import Lexicon
from mkdocs_postmortems.lint.wording.subject import Kind

PERSON, NOBODY, UNKNOWN = Kind.PERSON, Kind.NOBODY, Kind.UNKNOWN

# The subject of the clause that leads up to the mark.
ROWS = [
    ("The on-call engineer ¦failed", PERSON),
    ("Two of our senior database administrators ¦failed", PERSON),
    ("In the morning the engineer ¦failed", PERSON),
    ("The engineer on call at the vendor ¦failed", PERSON),
    ("The engineer working on the second page ¦failed", PERSON),
    ("The engineer (new to the team) ¦failed", PERSON),
    ("The engineer, who was new, ¦failed", PERSON),
    ("The engineer, under pressure from two sides, ¦failed", PERSON),
    ("The engineer ran the script, saw the lag and ¦failed", PERSON),
    ("She then also ¦failed", PERSON),
    ("The engineer who ¦failed", PERSON),
    ("One of the reviewers ¦failed", PERSON),
    ("Members of the platform team ¦failed", PERSON),
    ("A more experienced engineer ¦failed", PERSON),
    ("We think the operator ¦failed", PERSON),
    ("An alert the on-call ¦missed", PERSON),
    ("Customer support ¦failed", PERSON),
    ("Support ¦failed", PERSON),
    ("The night shift ¦failed", PERSON),
    ("The third-party vendor ¦failed", PERSON),
    ("The engineers waited because they ¦failed", PERSON),
    ("Whoever set it up ¦failed", PERSON),
    ("Nobody on the team ¦noticed", NOBODY),
    ("No one ¦noticed", NOBODY),
    ("None of the reviewers ¦noticed", NOBODY),
    ("No engineer ¦noticed", NOBODY),
    ("The service ¦failed", UNKNOWN),
    ("The engineer's script ¦failed", UNKNOWN),
    ("The alert for the engineer ¦failed", UNKNOWN),
    ("The pods the team deployed ¦failed", UNKNOWN),
    ("The pods that the team deployed ¦failed", UNKNOWN),
    ("The tool we gave the team ¦failed", UNKNOWN),
    ("Paging the on-call engineer ¦failed", UNKNOWN),
    ("One of the pods ¦failed", UNKNOWN),
    ("None of the pods ¦noticed", UNKNOWN),
    ("The cert-manager operator ¦failed", UNKNOWN),
    ("After the upgrade the Strimzi operator ¦failed", UNKNOWN),
    ("The security group ¦failed", UNKNOWN),
    ("The traffic shift ¦failed", UNKNOWN),
    ("IPv6 support ¦failed", UNKNOWN),
    ("Support for the old client ¦failed", UNKNOWN),
    ("Customers who ¦failed", UNKNOWN),
    ("Who ¦failed", UNKNOWN),
    ("When the pods came back they ¦failed", UNKNOWN),
    ("The engineer saw the alert, and the pod ¦failed", UNKNOWN),
    ("The engineer saw that the pod started and ¦failed", UNKNOWN),
    ("The page reached the engineer and ¦failed", UNKNOWN),
    ("¦Failed", UNKNOWN),
    ("", UNKNOWN),
]  # fmt: skip


@pytest.mark.parametrize(("marked", "kind"), ROWS)
def test_a_subject_is_a_person_only_where_words_show_it(
    marked: str, kind: Kind, lexicon: Lexicon
) -> None:
    before, _, after = marked.partition("¦")
    subject = subject_of(before + after, len(before), lexicon.people, lexicon.grammar)
    assert subject.kind is kind


@pytest.mark.parametrize(
    ("marked", "passive", "denied", "hypothetical"),
    [
        ("The engineer ¦missed", False, False, False),
        ("The engineer was ¦missed", True, False, False),
        ("The engineer has never been ¦missed", True, True, False),
        ("The engineer didn't ¦miss", False, True, False),
        ("It waits if the engineer ¦missed", False, False, True),
    ],
)
def test_what_stands_before_the_phrase_is_told(
    marked: str, passive: bool, denied: bool, hypothetical: bool, lexicon: Lexicon
) -> None:
    before, _, after = marked.partition("¦")
    found = subject_of(before + after, len(before), lexicon.people, lexicon.grammar)
    assert (found.passive, found.denied, found.hypothetical) == (passive, denied, hypothetical)


@pytest.mark.parametrize(
    ("marked", "kind"),
    [
        ("An engineer deleted the table ¦by accident", PERSON),
        ("An engineer stopped the job and deleted the table ¦by accident", PERSON),
        ("The job deleted the table ¦by accident", UNKNOWN),
        ("The operator pod deleted the table ¦by accident", UNKNOWN),
        ("An engineer saw that the job deleted the table ¦by accident", UNKNOWN),
    ],
)
def test_a_clause_may_begin_with_the_person(marked: str, kind: Kind, lexicon: Lexicon) -> None:
    before, _, after = marked.partition("¦")
    found = begins_with_person(before + after, len(before), lexicon.people, lexicon.grammar)
    assert found.kind is kind


def test_a_subject_that_stands_too_far_away_is_unknown(lexicon: Lexicon) -> None:
    text = f"The engineer {'x ' * 300}failed"
    place = len(text) - len("failed")
    assert subject_of(text, place, lexicon.people, lexicon.grammar).kind is UNKNOWN
