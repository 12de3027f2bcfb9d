from __future__ import annotations

import pytest
from tests.lint.wording.cases import Case, given, ours, people

from mkdocs_postmortems.lint.wording.in_markdown import remarks_in_markdown
from mkdocs_postmortems.lint.wording.lexicon import Lexicon

PEOPLE = people()


def rules(case: Case, lexicon: Lexicon) -> list[str]:
    """The rules that ask about a case."""
    return [remark.rule for _, _, remark in remarks_in_markdown(case.text, lexicon, names=PEOPLE)]


@pytest.mark.parametrize("case", given(), ids=str)
def test_a_given_case_is_told_right(case: Case, lexicon: Lexicon) -> None:
    assert bool(rules(case, lexicon)) is case.blameful


@pytest.mark.parametrize("case", [case for case in ours() if not case.known], ids=str)
def test_a_case_of_our_own_is_told_right(case: Case, lexicon: Lexicon) -> None:
    found = rules(case, lexicon)
    assert case.rule in found if case.rule else found == []


def test_our_own_cases_are_many_and_many_are_traps() -> None:
    cases = ours()
    assert len({case.text for case in cases}) == len(cases) >= 150
    assert sum(not case.blameful for case in cases) >= 0.4 * len(cases)


def test_every_rule_has_cases_of_our_own(lexicon: Lexicon) -> None:
    found = {case.rule for case in ours()}
    assert {rule.id for rule in lexicon.rules} <= found
