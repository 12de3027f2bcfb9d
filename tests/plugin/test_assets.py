"""Style and scripts as they are sent."""

from __future__ import annotations

import gzip

import pytest

from mkdocs_postmortems.plugin.assets import SCRIPTS, SCRIPTS_FOR, content_of, without_comments

LARGEST = 12 * 1024
"""Bytes of all scripts that a page loads, compressed."""


@pytest.mark.parametrize(
    ("written", "sent"),
    [
        ("/* One. */\na();\n", "a();\n"),
        ("  /** Two\n      lines. */\n  a();\n", "  a();\n"),
        ("  // Three.\n  a();\n", "  a();\n"),
        ("a(); /* four */\nb(); // five\n", "a(); /* four */\nb(); // five\n"),
        ("/* six */ a();\n/* seven */\nb();\n", "/* six */ a();\nb();\n"),
        ('a("/* eight */");\n', 'a("/* eight */");\n'),
    ],
)
def test_comments_on_lines_of_their_own_stay_at_home(written: str, sent: str) -> None:
    assert without_comments(written.encode()).decode() == sent


@pytest.mark.parametrize("mark", SCRIPTS_FOR)
def test_the_scripts_of_a_page_are_small(mark: str) -> None:
    sent = [content_of(names) for names in (SCRIPTS, SCRIPTS_FOR[mark])]
    assert sum(len(gzip.compress(content, 6)) for content in sent) <= LARGEST


@pytest.mark.parametrize("names", SCRIPTS_FOR.values())
def test_no_text_of_a_script_goes_over_several_lines(names: tuple[str, ...]) -> None:
    # There a line that looks like a comment would be none.
    for line in content_of(names).decode().splitlines():
        assert line.count("`") % 2 == 0, line
