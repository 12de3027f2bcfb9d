from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.insight.test_population import base
from tests.records import record

from mkdocs_postmortems.cli.asked import (
    days_of,
    kind_of,
    period_of,
    service_of,
    severity_of,
    team_of,
)
from mkdocs_postmortems.errors import UnknownWord
from mkdocs_postmortems.knowledge_base import KnowledgeBase
from mkdocs_postmortems.model.front_matter import Kind

KB = base(
    record("a", services=("checkout",), teams=("web",), severity="SEV-1"),
    record("b", services=("search",), teams=("data",), severity="SEV-2"),
)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2024", "2024-01-01", "2024-12-31"),
        ("2024-Q3", "2024-07-01", "2024-09-30"),
        ("2024 q4", "2024-10-01", "2024-12-31"),
        ("2024Q1", "2024-01-01", "2024-03-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2024-12", "2024-12-01", "2024-12-31"),
        ("2024-02-29", "2024-02-29", "2024-02-29"),
        (" 9999 ", "9999-01-01", "9999-12-31"),
    ],
)
def test_a_period_is_read_with_both_of_its_ends(text: str, first: str, last: str) -> None:
    assert days_of(text) == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("2024-Q5", "Did you mean '2024-Q4'?"),
        ("2024-13", "Write 2024, 2024-Q3, 2024-07 or 2024-07-31."),
        ("2023-02-29", "Write 2024"),
        ("0000", "Write 2024"),
        ("yesterday", "Write 2024"),
        ("٢٠٢٤", "Write 2024"),
        ("", "Write 2024"),
    ],
)
def test_what_is_no_period_is_asked_back(text: str, hint: str) -> None:
    with pytest.raises(UnknownWord, match="is no day and no period") as refused:
        days_of(text)
    assert hint in str(refused.value)


@given(st.text(max_size=12))
def test_any_text_is_a_period_or_is_refused(text: str) -> None:
    try:
        first, last = days_of(text)
    except UnknownWord:
        return
    assert first <= last


def test_the_ends_of_two_periods_are_inside() -> None:
    found = period_of("2023-Q2", "2024-01")
    assert (found.since, found.until) == (date(2023, 4, 1), date(2024, 1, 31))
    assert period_of(None, None).since is None


def test_ends_the_wrong_way_round_are_refused() -> None:
    with pytest.raises(UnknownWord, match="--from 2024-03 is after --to 2024-01"):
        period_of("2024-03", "2024-01")


Read = Callable[[str, KnowledgeBase], str]


@pytest.mark.parametrize(
    ("read", "word", "id"),
    [
        (service_of, "Check-Out", "checkout"),
        (team_of, "WEB", "web"),
        (severity_of, "sev 1", "SEV-1"),
    ],
)
def test_words_are_compared_as_everywhere(read: Read, word: str, id: str) -> None:
    assert read(word, KB) == id


@pytest.mark.parametrize(
    ("read", "word", "said"),
    [
        (service_of, "chekout", "no service 'chekout'. Did you mean 'checkout'?"),
        (team_of, "webb", "no team 'webb'. Did you mean 'web'?"),
        (severity_of, "SEV-3", "no severity 'SEV-3'. Did you mean 'SEV-"),
        (service_of, "zzz", "no service 'zzz' is known here."),
        (service_of, "\x1b[2Jzz", "no service ' [2Jzz' is known here."),
    ],
)
def test_an_unknown_word_is_asked_back(read: Read, word: str, said: str) -> None:
    with pytest.raises(UnknownWord) as refused:
        read(word, KB)
    assert str(refused.value).startswith(said)


def test_a_kind_is_read_and_a_review_is_none() -> None:
    assert kind_of("near miss") is Kind.NEAR_MISS
    with pytest.raises(UnknownWord):
        kind_of("review")
