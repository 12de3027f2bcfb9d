from __future__ import annotations

from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from mkdocs_postmortems.lint.wording.covered import comments

PIECES = ["<!--", "-->", "`", "a", "\n", "-", ">"]


def simple(text: str) -> Iterator[tuple[int, int]]:
    """A comment begins where its line has an even number of ticks before it."""
    place = 0
    while (place := text.find("<!--", place)) >= 0 and (end := text.find("-->", place + 4)) >= 0:
        line = text.rfind("\n", 0, place) + 1
        if text[line:place].count("`") % 2:
            place += 4
        else:
            yield place, end + 3
            place = end + 3


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_a_comment_begins_outside_of_code(text: str) -> None:
    assert [*comments(text)] == [*simple(text)]


def test_any_number_of_openings_in_one_line_is_read_to_the_end() -> None:
    text = "`" + "<!-- " * 200_000 + "-->"
    assert [*comments(text)] == []
