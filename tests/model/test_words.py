from __future__ import annotations

import difflib
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_postmortems.model.words import CLOSE, nearest

WORDS = st.text("abcd1", max_size=9)


@given(word=WORDS, known=st.lists(WORDS, max_size=20, unique=True), limit=st.integers(1, 4))
def test_what_is_nearest_is_what_difflib_says_of_all(
    word: str, known: Sequence[str], limit: int
) -> None:
    of_all = difflib.get_close_matches(word, sorted(known), limit, CLOSE)
    assert [*nearest(word, known, limit)] == of_all


@pytest.mark.parametrize(
    ("word", "close"),
    [
        ("retry-strom", ("Retry storm",)),
        ("RETRY_STORM", ("Retry storm",)),
        ("retry", ()),
        ("dns", ("DNS",)),
        ("dnsx", ("DNS",)),
        ("", ()),
    ],
)
def test_case_blanks_and_hyphens_do_not_count(word: str, close: Sequence[str]) -> None:
    assert nearest(word, ["Retry storm", "DNS", "Config push"]) == close


def test_a_very_long_word_is_looked_at_by_its_beginning() -> None:
    assert nearest("a" * 10_000, ["a" * 200, "b"]) == ("a" * 200,)
