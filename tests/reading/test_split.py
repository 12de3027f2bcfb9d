from __future__ import annotations

import pytest
from mkdocs.utils.meta import get_data

from mkdocs_postmortems.reading.notes import Notes
from mkdocs_postmortems.reading.split import split

ORDINARY = {
    "plain": ("---\na: b\n---\n\ntext\n", "text\n", 5),
    "no blank line behind": ("---\na: b\n---\ntext\n", "text\n", 4),
    "dots close": ("---\na: b\n...\n\ntext\n", "text\n", 5),
    "spaces after the fences": ("--- \na: b\n---\t\ntext", "text", 4),
    "two blank lines": ("---\na: b\n---\n\n\ntext", "text", 6),
    "rule in the text": ("---\na: b\n---\ntext\n\n---\n\nmore", "text\n\n---\n\nmore", 4),
    "longer rule in the block": ("---\na: |\n  ----\n---\ntext", "text", 5),
    "nothing behind": ("---\na: b\n---\n", "", 4),
}


@pytest.mark.parametrize(("text", "body", "line"), ORDINARY.values(), ids=ORDINARY)
def test_the_block_ends_where_it_ends_for_mkdocs(text: str, body: str, line: int) -> None:
    notes = Notes("x.md")
    parted = split(text, notes)
    assert (parted.body, parted.first_line) == (body, line)
    assert parted.written is not None
    assert not notes.found
    theirs, meta = get_data(text)
    assert (theirs, meta) == (body, parted.written.value)


def test_the_first_line_of_the_body_is_a_line_of_the_file() -> None:
    text = "\n\n---\na: b\n\n---\n\n\ntext\n"
    parted = split(text, Notes("x.md"))
    assert text.split("\n")[parted.first_line - 1] == "text"
    assert parted.written is not None
    assert parted.written.of(("a",)).line == 4


def test_a_fence_at_the_very_end_closes() -> None:
    parted = split("---\na: b\n---", Notes("x.md"))
    assert parted.written is not None
    assert parted.written.value == {"a": "b"}


@pytest.mark.parametrize("text", ["", "text", "# Heading\n\n---\n\ntext", "----\na: b\n----\n"])
def test_text_without_a_block_is_all_body(text: str) -> None:
    notes = Notes("x.md")
    parted = split(text, notes)
    assert (parted.body, parted.written, notes.found) == (text, None, [])


@pytest.mark.parametrize("block", ["", "\n", "\n\n"])
def test_an_empty_block_is_an_empty_mapping(block: str) -> None:
    parted = split(f"---\n{block}---\ntext", Notes("x.md"))
    assert parted.written is not None
    assert parted.written.value == {}
    assert parted.body == "text"


RULES = {
    "paragraphs": "---\n\nSome prose here.\n\nMore.\n\n---\n\nEnd.\n",
    "heading": "---\n# Title\n\nProse, with a comma.\n---\nEnd.\n",
    "never closed": "---\nSome prose.\n\nMore.\n",
}


@pytest.mark.parametrize("text", RULES.values(), ids=RULES)
def test_a_rule_at_the_top_is_text(text: str) -> None:
    notes = Notes("x.md")
    parted = split(text, notes)
    assert parted.body == text
    assert [(f.code, f.location.line) for f in notes.found] == [("PM109", 1)]


@pytest.mark.parametrize("block", ["- a\n- b\n", "just text\n", "[a, b]\n"])
def test_a_block_that_is_no_mapping_is_an_error_and_not_shown(block: str) -> None:
    notes = Notes("x.md")
    parted = split(f"---\n{block}---\ntext", notes)
    assert (parted.body, parted.written) == ("text", None)
    assert [f.code for f in notes.found] == ["PM102"]


def test_an_unclosed_block_ends_at_the_first_blank_line() -> None:
    notes = Notes("x.md")
    parted = split("---\ntitle: x\nauthor: Jane Doe\n\n# Heading\n\ntext\n", notes)
    assert (parted.body, parted.first_line) == ("# Heading\n\ntext\n", 5)
    assert parted.written is None
    assert "Jane" in parted.unreadable
    assert [(f.code, f.location.line) for f in notes.found] == [("PM103", 1)]


def test_a_broken_block_is_kept_for_what_it_says_about_the_audience() -> None:
    parted = split("---\na: b: c\naudience: restricted\n---\ntext", Notes("x.md"))
    assert "restricted" in parted.unreadable
