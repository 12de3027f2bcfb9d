from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_postmortems.lint.wording.lexicon import Lexicon
from mkdocs_postmortems.lint.wording.phrases import Phrases, for_others

ROLES = frozenset({"engineer", "engineers", "end user", "end", "dba", "co-worker", "élève"})
PARTS = {"some_of": "one of", "no_noun": "(?:a|no)", "compound": "(?:team|tool)"}
WHO = Phrases(PARTS, ROLES).compile(r"\b{who}")
SIMPLE = re.compile(
    r"\b(?P<who>(?:one of )?(?:(?!(?:a|no)\b)[\w-]{1,30} ){0,3}?"
    rf"(?:{'|'.join(sorted(map(re.escape, ROLES), key=lambda role: (-len(role), role)))})"
    r"(?![\w-])(?! (?:team|tool)\b))(?!')",
    re.IGNORECASE,
)


@given(
    st.lists(
        st.sampled_from([*sorted(ROLES), "one", "of", "no", "team", "'s", "END", "Engineer", "s"]),
        max_size=8,
    ).map(" ".join)
)
def test_a_noun_phrase_is_what_any_of_the_nouns_would_find(text: str) -> None:
    assert [found.span() for found in WHO.finditer(text)] == [
        found.span() for found in SIMPLE.finditer(text)
    ]


@pytest.mark.parametrize("role", sorted(ROLES))
def test_a_noun_is_found_whatever_the_case_of_its_letters(role: str) -> None:
    assert all(WHO.fullmatch(form) for form in (role, role.title(), role.upper()))


def test_other_programs_get_no_name_and_no_change_of_case() -> None:
    patterns = [
        for_others(pattern)
        for rule in Lexicon.shipped().rules
        for trigger in rule.triggers
        for pattern in trigger.patterns
    ]
    assert not any("(?-i" in pattern or "\ue000" in pattern for pattern in patterns)
    assert re.search(for_others(WHO.pattern), "One ENGINEER", re.IGNORECASE)
