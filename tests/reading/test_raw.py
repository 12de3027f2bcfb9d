from __future__ import annotations

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from mkdocs_postmortems.reading.raw import CODE, blocks, comments, emptied

PIECES = [
    "<div", "<p", "<pre", "<DIV", "</div", "</p", "</pre ", "</DIV", ">", ">", "markdown", "remarkdown", "\n", "\n",
    "\n", " ", "    ", "a", "<!--", "-->", "`", "``", "-", "<",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES), max_size=30).map("".join)

BLOCK = re.compile(
    r"^ {0,3}<(?P<tag>div|p|pre)\b(?![^>]*\bmarkdown\b)[^>]*>.*?</(?P=tag)\s*>", re.M | re.S | re.I
)
COMMENT = re.compile(rf"{CODE.pattern}|(?P<comment><!--.*?-->)", re.S)


@settings(max_examples=1000)
@given(TEXTS)
@example("<div\n<div markdown\n<div\n></div>")
@example("<div><p></div></p>\n<p></p>\n<div></div>")
def test_a_block_goes_from_a_tag_to_the_first_that_closes_it(text: str) -> None:
    assert [*blocks(text)] == [found.span() for found in BLOCK.finditer(text)]


@settings(max_examples=1000)
@given(TEXTS)
@example("`<!--` <!-- `-->` -->")
def test_a_comment_goes_from_its_opening_to_the_first_closing(text: str) -> None:
    found = [found.span() for found in COMMENT.finditer(text) if found["comment"]]
    assert [*comments(text)] == found


def test_lines_stay_where_something_is_emptied() -> None:
    text = "a\n<!-- b\nc -->\nd <!-- e -->f"
    assert emptied(text, comments(text)) == "a\n\n\nd f"
    assert emptied(text, ()) == text


@pytest.mark.parametrize(
    "piece", ["<div\n", "<div>\n", "<div><p>\n", "<div markdown\n", "<!-- a\n"]
)
@pytest.mark.parametrize("last", ["", ">", "-->", "</p>"])
def test_any_number_of_openings_is_read_to_the_end(piece: str, last: str) -> None:
    text = piece * 50_000 + last
    whole = [(0, len(text))] if piece.startswith("<!--") and last == "-->" else []
    assert [*blocks(text)] == []
    assert [*comments(text)] == whole
