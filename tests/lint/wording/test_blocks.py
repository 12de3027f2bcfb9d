from __future__ import annotations

from textwrap import dedent

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from mkdocs_postmortems.lint.wording.blocks import passages
from mkdocs_postmortems.lint.wording.mask import mask
from mkdocs_postmortems.lint.wording.prose import Prose

ROWS = [
    ("one\ntwo\n\nthree", ["one two", "three"]),
    ("# Head\ntext\n\n## Head ##\n\nmore", ["text", "more"]),
    ("Head\n====\n\ntext\n\nHead\n---\ntext", ["text", "text"]),
    ("text\n\n---\n\nmore\n\n* * *\n\n___", ["text", "more"]),
    ("- one\n- two\n  goes on\n\n  and on\n- three", ["one", "two goes on", "and on", "three"]),
    ("1. one\n2) two\n   - three\n     - four\n10. five", ["one", "two", "three", "four", "five"]),
    ("- one\n\n    and on, four in\n\n- two", ["one", "and on, four in", "two"]),
    ("* [ ] open\n* [x] done", ["open", "done"]),
    ("- - nested", ["- nested"]),
    ("text\n- item straight after", ["text", "item straight after"]),
    ("text\n\n    code\n\n    code\n\nmore", ["text", "more"]),
    ("\tcode\n\nmore", ["more"]),
    ("- one\n\n        code in a list\n\n- two", ["one", "two"]),
    ("text\n    goes on", ["text goes on"]),
    ("```\ncode\n```\ntext", ["text"]),
    ("~~~ python\n```\ncode\n~~~\ntext", ["text"]),
    ("````\n```\ncode\n```\n````\ntext", ["text"]),
    ("- one\n  ```sh\n  code\n  ```\n- two", ["one", "two"]),
    ("- ```sh\n  code\n  ```\n- two", ["two"]),
    ("```\nnot closed\n\ntext", ["``` not closed", "text"]),
    ("> quoted\ngoes on\n\ntext\n\n> > deep\n\nmore", ["text", "more"]),
    ("> quoted\n\n- one\n  > in a list\n\n  two", ["one", "two"]),
    ("> quoted\n- no longer", ["no longer"]),
    ("> [!NOTE]\n> text", []),
    ("| a | b |\n|---|:-:|\n| one | two |\n| `x|y` | a \\| b |\n\ntext", ["one", "two", "xxxxx", "a | b", "text"]),
    ("a | b\n--- | ---\none | two", ["one", "two"]),
    ("text\n\n| a |\n|---|\n| one |", ["text", "one"]),
    ("a | b\n\ntext", ["a | b", "text"]),
    ("<div>\nraw\n\n<div>in</div>\n\nraw\n</div>\n\ntext", ["text"]),
    ("<div markdown>\n\ntext\n\n</div>", ["", "text", ""]),
    ("<details>\n<summary>x</summary>\nraw\n\ntext", ["text"]),
    ("<pre>\nraw\n</pre>\ntext", ["text"]),
    ("<span>text</span> more", ["text more"]),
    ("<!-- hidden\n\nhidden -->\ntext", ["text"]),
    ("text <!-- hidden --> more", ["text more"]),
    ("see `<!--` and\n\ntext -->", ["see xxxxxx and", "text -->"]),
    ("```\n<!--\n```\ntext\n\nmore -->", ["text", "more -->"]),
    ("<!-- not closed\n\ntext", ["<!-- not closed", "text"]),
    ("!!! note \"Title\"\n    text\n\n    more\n\nout", ["text", "more", "out"]),
    ("??? tip\n    - one\n    - two", ["one", "two"]),
    ("=== \"Tab\"\n\n    text\n\n        code", ["text"]),
    ("term\n:   meaning\n\n    goes on", ["term", "meaning", "goes on"]),
    ("text[^1]\n\n[^1]: a note\n    goes on", ["text", "a note goes on"]),
    ("[x]: https://x.example 'title'\n*[API]: words\n\ntext", ["text"]),
    ("[TOC]\n\n--8<-- \"file\"\n\n{% include %}\n\n$$\n\ntext", ["text"]),
    ("#1234 is fixed", ["#1234 is fixed"]),
    ("#hashtag", []),
    ("text\r\n\r\nmore\r\n", ["text", "more"]),
    ("", []),
]  # fmt: skip

PIECES = ["- ", "1. ", "    ", "  ", "\t", "> ", "# ", "|", "---", "===", "```", "~~~", "<div>", "</div>",
          "<!--", "-->", "!!! note", "=== ", ": ", "[^1]: ", "[x]: y", "`", "\\", "\n", "\n\n", "text", " "]  # fmt: skip


def words(markdown: str) -> list[str]:
    return [Prose.of(mask(each.text)).text.strip() for each in passages(markdown)]


@pytest.mark.parametrize(("markdown", "expected"), ROWS)
def test_prose_is_found_and_the_rest_left_out(markdown: str, expected: list[str]) -> None:
    assert words(markdown) == expected


def test_an_ordinary_record() -> None:
    record = """\
        ## Timeline

        | Time  | Event |
        | ----- | ----- |
        | 10:00 | The alert fires. |

        ## What contributed

        1. The pool held ten connections.

            ```text
            the operator failed to
            ```

            A second paragraph.

        2. The alert has no receiver:
            * the mailbox is closed,
            * and the chat is muted.
    """
    assert words(dedent(record)) == [
        "10:00",
        "The alert fires.",
        "The pool held ten connections.",
        "A second paragraph.",
        "The alert has no receiver:",
        "the mailbox is closed,",
        "and the chat is muted.",
    ]


@given(st.lists(st.sampled_from(PIECES)).map("".join) | st.text())
@example("<div>\n" * 30)
@example("````a\n```b\n" * 20)
@example("- " * 40)
def test_passages_stand_where_they_say_and_follow_each_other(markdown: str) -> None:
    end = 0
    for passage in passages(markdown):
        assert end <= passage.start <= passage.end <= len(markdown)
        end = passage.end
        visible = zip(passage.text, markdown[passage.start : passage.end], strict=True)
        assert all(seen in {written, " "} for seen, written in visible)
