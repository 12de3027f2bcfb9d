"""Each entry of a timeline has its place in the HTML, and no word of its author changes."""

from __future__ import annotations

import re
from datetime import UTC, date

import markdown
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from mkdocs_postmortems.model.timeline import Timeline
from mkdocs_postmortems.plugin.timeline import railed
from mkdocs_postmortems.reading.markdown import read_body
from mkdocs_postmortems.reading.notes import Notes
from mkdocs_postmortems.reading.timeline import read_timeline

DAY = date(2024, 5, 1)


def both(text: str) -> tuple[str, str, Timeline]:
    """Return a page before and after, and the timeline that was read of it."""
    page = f"## Summary\n\none\n\n## Timeline\n\n{text}\n\n## Next\n\none\n"
    _, parts = read_body(page)
    told = read_timeline(parts, DAY, UTC, Notes("x.md"))
    before = markdown.markdown(page, extensions=["tables", "toc", "def_list"])
    return before, railed(before, told), told


def words(html: str) -> str:
    return re.sub(r"<[^<>]*>", "", html)


def beside(html: str) -> list[str]:
    """Return the words that follow each anchor, up to the next tag that is not the time's."""
    found = re.findall(
        r'<span id="pm-at-\d+" class="pm-at"></span>(?:<span class="pm-when">[^<]*</span>)?([^<\n]*)',
        html,
    )
    return [each.strip(" :-") for each in found]


FORMS = {
    "table": ("| Time | one |\n|---|---|\n| 07:32 | one |\n| **07:40** | two |\n", ["one", "two"]),
    "list": ("- 07:32 one\n- 07:40: two\n", ["one", "two"]),
    "loose list": ("- 07:32 one\n\n- 07:40 two\n", ["one", "two"]),
    "headings": ("### 07:32 one\n\nText.\n\n### 07:40\n\ntwo\n", ["one", "two"]),
    "lines": ("07:32 one\n07:40 two\n", ["one", "two"]),
    "definitions": ("07:32\n:   one\n\n07:40\n:   two\n", ["one", "two"]),
    "the same words twice": ("- 07:32 one\n- 07:40 one\n", ["one", "one"]),
    "after a name of its own": ("- 07:32 a & b\n- 07:40 <b>\n", ["a &amp; b", "&lt;b&gt;"]),
}


@pytest.mark.parametrize("form", [name for name in FORMS if name != "after a name of its own"])
def test_an_anchor_stands_before_the_words_of_its_entry(form: str) -> None:
    text, expected = FORMS[form]
    _, after, told = both(text)
    assert len(told.entries) == len(expected)
    assert beside(after) == expected
    assert after.count('<div class="pm-timeline">') == 1


@pytest.mark.parametrize("form", FORMS)
def test_no_word_changes_and_what_stands_around_stays(form: str) -> None:
    before, after, _ = both(FORMS[form][0])
    assert words(after).split() == words(before).split()
    assert after.startswith(before.partition('<h2 id="timeline"')[0])
    assert after.endswith(before[before.index('<h2 id="next"') :])


def test_the_time_at_the_beginning_of_an_item_is_marked() -> None:
    _, after, _ = both(
        "- 2024-05-01 07:32 UTC one\n- 7:40 pm: two\n- **07:50** three\n- [08:00] four\n"
    )
    assert re.findall(r'"pm-when">([^<]*)<', after) == [
        "2024-05-01 07:32 UTC",
        "7:40 pm:",
        "[08:00]",
    ]


def test_an_entry_that_is_not_found_has_its_place_at_the_heading() -> None:
    before, _, told = both("- 07:32 one\n- 07:40 two\n")
    after = railed(before.replace("two", "something else"), told)
    assert '<h2 id="timeline"><span id="pm-at-2" class="pm-at"></span>Timeline' in after


def test_a_section_that_stands_in_a_block_of_its_own_is_not_wrapped() -> None:
    before, _, told = both("- 07:32 one\n")
    inside = before.replace('<h2 id="timeline"', '<div><h2 id="timeline"').replace(
        '<h2 id="next"', '</div><h2 id="next"'
    )
    after = railed(inside, told)
    assert "pm-timeline" not in after
    assert 'id="pm-at-1"' in after


def test_a_page_without_entries_or_without_the_heading_stays_as_it_is() -> None:
    before, _, told = both("- 07:32 one\n")
    assert railed(before, Timeline()) == before
    assert railed("<p>Text.</p>", told) == "<p>Text.</p>"


@example(["", "1", "1"])
@given(st.lists(st.text(st.characters(exclude_categories=("C", "Z")), max_size=8), max_size=5))
def test_any_words_keep_their_order_and_each_entry_has_one_anchor(rows: list[str]) -> None:
    text = "\n".join(f"- 07:{n:02} {row}" for n, row in enumerate(rows))
    before, after, told = both(text)
    assert after.count('class="pm-at"') == len(told.entries)
    assert "".join(words(after).split()) == "".join(words(before).split())
