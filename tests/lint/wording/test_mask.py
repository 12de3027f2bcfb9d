from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from mkdocs_postmortems.lint.wording.mask import LONGEST_QUOTATION, mask
from mkdocs_postmortems.lint.wording.prose import Prose

PIECES = ["`", "``", '"', "'", "\u201c", "\u201d", "\u2019", "\u2018", "[", "]", "](", "(", ")", "![",
          "<", ">", "<br>", "<b>", "http://x.example/a", "www.x.example", "{", "}", "{{ a }}", "{: .x }",
          "**", "_", "~~", "\\", "&nbsp;", "&quot;", " ", "\n", "a", "The team", ".", "|", "[^1]"]  # fmt: skip

SEEN = [
    ("The log said `failed to` here.", "The log said xxxxxxxxxxx here."),
    ("Run ``git `x` `` now", "Run xxxxxxxxxxxx now"),
    ('She wrote "we failed to act" on it.', "She wrote xxxxxxxxxxxxxxxxxx on it."),
    ("He wrote \u201cwe failed\u201d.", "He wrote xxxxxxxxxxx."),
    ("\u201eWir\u201c and «nous» said", "xxxxx and xxxxxx said"),
    ("They said 'it didn't work' twice", "They said xxxxxxxxxxxxxxxx twice"),
    ("They said \u2018it didn\u2019t work\u2019 twice", "They said xxxxxxxxxxxxxxxx twice"),
    ("The engineers' alert, the team's page", "The engineers' alert, the team's page"),
    ('a 5" disk and a 3" one', 'a 5" disk and a 3" one'),
    ("see https://x.example/failed-to, then", "see xxxxxxxxxxxxxxxxxxxxxxxxxxxx then"),
    ("see <https://x.example/a> then", "see xxxxxxxxxxxxxxxxxxxxx then"),
    ("The [engineer](https://x.example/a_(b) 'title') left", "The engineer left"),
    ("The [engineer][1] left, see [the page] too", "The engineer left, see the page too"),
    ("An image ![the team failed to](a.png) here", "An image here"),
    ("**Root cause:** a [^1] disk", "Root cause: a disk"),
    ("the *team* _failed_ to ~~act~~ ==now==", "the team failed to act now"),
    ("snake_case and 2 * 3", "snake_case and 2 3"),
    ("one<br>two <span class='x'>three</span>", "one; two three"),
    ("a\\*b and {{ macro('x') }} {: .note }", "a b and xxxxxxxxxxxxxxxx"),
    ("write to <a.b@x.example> soon", "write to a.b@x.example> soon"),
    ("fixed&nbsp;space", "fixed space"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "seen"), SEEN)
def test_what_is_not_said_is_covered_and_markup_is_gone(text: str, seen: str) -> None:
    assert Prose.of(mask(text)).text.strip() == seen


@pytest.mark.parametrize(
    "address", ["http://a", "ftp://a", "file:///a", "ssh://a", "git://a", "mailto:/a", "www.a"]
)
def test_an_address_of_any_kind_is_covered(address: str) -> None:
    assert mask(f"see {address} then") == f"see {'x' * len(address)} then"


@pytest.mark.parametrize("text", ["{% set a %}", "&quot;we failed&quot;", "`a`", "<git:a>"])
def test_what_takes_a_place_in_the_sentence_keeps_it(text: str) -> None:
    assert mask(text) == "x" * len(text)


@pytest.mark.parametrize("mark", ['"{}"', "\u201c{}\u201d"])
def test_a_quotation_may_be_long_but_not_without_end(mark: str) -> None:
    assert "a" not in mask(mark.format("a" * LONGEST_QUOTATION))
    assert "a" in mask(mark.format("a" * (LONGEST_QUOTATION + 1)))


@given(st.lists(st.sampled_from(PIECES)).map("".join) | st.text())
@example("`" * 50)
@example("[" * 50 + "](")
@example("'a " * 30)
def test_a_mask_keeps_length_and_lines(text: str) -> None:
    covered = mask(text)
    assert len(covered) == len(text)
    lines = [place for place, mark in enumerate(text) if mark == "\n"]
    assert [place for place, mark in enumerate(covered) if mark == "\n"] == lines
