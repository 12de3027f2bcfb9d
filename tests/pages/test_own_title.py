from __future__ import annotations

import pytest

from mkdocs_postmortems.pages.own_title import own_title


@pytest.mark.parametrize(
    ("text", "title", "rest"),
    [
        ("# Title\n\nText.\n", "# Title\n", "\nText.\n"),
        ("\n\n# Title\nText.", "\n\n# Title\n", "Text."),
        ("Title\n=====\nText.", "Title\n=====\n", "Text."),
        ("Text.\n\n# Later\n", "", "Text.\n\n# Later\n"),
        ("## Section\n", "", "## Section\n"),
        ("#hashtag\n", "", "#hashtag\n"),
        ("", "", ""),
    ],
)
def test_only_a_heading_at_the_beginning_is_the_title(text: str, title: str, rest: str) -> None:
    assert own_title(text) == (title, rest)
