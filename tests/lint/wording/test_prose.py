from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_postmortems.lint.wording.lexicon import Lexicon
from mkdocs_postmortems.lint.wording.prose import Prose

ABBREVIATION = Lexicon.shipped().grammar.abbreviation


def sentences(text: str) -> list[str]:
    return [sentence.text for sentence in Prose.of(text).sentences(ABBREVIATION)]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("One. Two! Three? Four", ["One.", "Two!", "Three?", "Four"]),
        ("See e.g. Prometheus, i.e. The scraper", ["See e.g. Prometheus, i.e. The scraper"]),
        ("It took approx. Five minutes vs. Ten", ["It took approx. Five minutes vs. Ten"]),
        ("Version 1.2 of x.y ran. then it broke", ["Version 1.2 of x.y ran. then it broke"]),
        ("It ended (at last.) Then came more.", ["It ended (at last.)", "Then came more."]),
        ("A line\nthat  goes\ton. Next", ["A line that goes on.", "Next"]),
        ("It ended. Élan came", ["It ended.", "Élan came"]),
        ("", []),
    ],
)
def test_a_passage_is_cut_at_its_sentences(text: str, parts: list[str]) -> None:
    assert sentences(text) == parts


def test_apostrophes_hyphens_and_blanks_are_plain() -> None:
    assert Prose.of("didn\u2019t re\u2011run 5\u00a0min").text == "didn't re-run 5 min"


@given(st.text(alphabet="ab .,\n\t\u200b\u00a0A!", max_size=80))
def test_every_letter_leads_back_to_itself(text: str) -> None:
    prose = Prose.of(text)
    for place, letter in enumerate(prose.text):
        if letter.isalpha():
            assert text[prose.origin(place)] == letter


@given(st.text(alphabet="ab .,)\n\t\u200b\u00a0", max_size=80))
def test_gaps_are_closed_as_one_at_a_time(text: str) -> None:
    closed = re.sub(
        r"\s+([,.;:!?)](?!\w))?|\u200b+", lambda gap: gap[1] or (gap[0][0] != "\u200b") * " ", text
    )
    assert Prose.of(text).text == closed


@given(st.text(alphabet="aA .!?\n", max_size=80))
def test_nothing_is_lost_between_sentences(text: str) -> None:
    prose = Prose.of(text)
    found = list(prose.sentences(re.compile(r"(?!)")))
    assert "".join(prose.text.split()) == "".join("".join(each.text.split()) for each in found)
    assert all(prose.text.startswith(each.text, each.start) for each in found)
