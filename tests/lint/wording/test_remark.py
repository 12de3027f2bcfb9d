from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.lint.wording.cases import ours, people

from mkdocs_postmortems.lint.wording.in_markdown import remarks_in_markdown
from mkdocs_postmortems.lint.wording.lexicon import Lexicon
from mkdocs_postmortems.lint.wording.remark import remarks

LEXICON = Lexicon.shipped()
CASES = st.sampled_from([case.text for case in ours()])
FRAMES = ["{}", "- {}", "1. {}\n   goes on\n", "| x |\n|---|\n| {} |\n", "    {}\n", "> {}\n", "**{}**", "<div>\n{}\n</div>", "`{}`", "text\n{}\n"]  # fmt: skip


def test_a_remark_quotes_the_words_and_asks(lexicon: Lexicon) -> None:
    text = "At 10:05 the  **on-call** engineer\n  forgot the flag."
    (remark,) = remarks(text, lexicon)
    assert (remark.rule, remark.group) == ("PB02", "PB")
    assert text[remark.start : remark.end] == "the  **on-call** engineer\n  forgot"
    assert remark.words == "the **on-call** engineer forgot"
    assert remark.question == "Which reminder or mechanism does this step have?"
    assert remark.why.endswith(".")


def test_a_rule_asks_once_about_a_sentence(lexicon: Lexicon) -> None:
    text = "We forgot the flag and the DBA forgot the key. The team forgot both."
    assert [each.words for each in remarks(text, lexicon)] == ["We forgot", "The team forgot"]


def test_overlapping_words_bring_one_question(lexicon: Lexicon) -> None:
    assert [each.rule for each in remarks("The team should have known it.", lexicon)] == ["HB04"]


def test_remarks_come_in_the_order_of_the_text(lexicon: Lexicon) -> None:
    text = "Obviously the DBA forgot the flag; in hindsight this was an accident waiting to happen."
    found = remarks(text, lexicon)
    assert [each.rule for each in found] == ["JA02", "PB02", "HB01", "HB03"]
    assert [each.start for each in found] == sorted(each.start for each in found)


@pytest.mark.parametrize(
    "text",
    [
        "The engineer didn\u2019t read the page.",
        "The engineer didn't\nread the page.",
        "The engineer did\u00a0not read the page.",
        "The *engineer* did **not** read the page.",
        "The [engineer](https://x.example) did not [read](y.md) the page.",
        "THE ENGINEER DID NOT READ THE PAGE.",
    ],
)
def test_typography_makes_no_difference(text: str, lexicon: Lexicon) -> None:
    assert [each.rule for each in remarks(text, lexicon)] == ["PB04"]


@given(st.lists(CASES | st.text(max_size=20), max_size=3), st.sampled_from(FRAMES))
def test_lines_and_columns_lead_to_the_words(texts: list[str], frame: str) -> None:
    markdown = "\n\n".join(frame.format(text) for text in texts)
    lines = markdown.split("\n")
    for line, column, remark in remarks_in_markdown(markdown, LEXICON, names=people()):
        first = re.split(r"\s", remark.words)[0]
        assert lines[line - 1].startswith(first, column - 1)


@given(st.lists(st.sampled_from(" ".join(case.text for case in ours()).split()), max_size=40))
def test_any_words_in_any_order_are_taken(words: list[str]) -> None:
    text = " ".join(words)
    for remark in remarks(text, LEXICON, names=people()):
        assert 0 <= remark.start < remark.end <= len(text)
        assert remark.rule in {rule.id for rule in LEXICON.rules}


def test_what_others_said_is_not_judged(lexicon: Lexicon) -> None:
    markdown = (
        "# The DBA forgot it\n\n> The DBA forgot it.\n\n`The DBA forgot it.`\n\n"
        "```\nThe DBA forgot it.\n```\n\n<p>The DBA forgot it.</p>\n\n<!-- The DBA forgot it. -->\n\n"
        'The mail says "the DBA forgot it".\n\n    The DBA forgot it.\n'
    )
    assert remarks_in_markdown(markdown, lexicon) == ()
