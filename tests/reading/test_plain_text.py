from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_postmortems.reading.plain_text import plain

ROWS = [
    ("one\ntwo  three", "one two three"),
    ("**bold** *it* __b__ _i_ ***both*** ~~gone~~ ==marked==", "bold it b i both gone marked"),
    ("2 * 3 * 4", "2 * 3 * 4"),
    ("snake_case_name __init__", "snake_case_name init"),
    ("*.example.org and a*b", "*.example.org and a*b"),
    ("`*.x` and ``a`b``", "*.x and a`b"),
    ("[text](x.md 'title') ![alt](y.png) [ref][1] [ref] []", "text alt ref ref"),
    ("[![alt](y.png)](x.md)", "alt"),
    ("[a [b] c](x.md)", "a [b] c"),
    ("[**b** `c`](x.md)", "b c"),
    ("<https://example.org/a> <me@example.org>", "https://example.org/a me@example.org"),
    ("a <b>c</b> <br/> <span class='x'>d</span> 1 < 2 > 0", "a c d 1 < 2 > 0"),
    ("- one\n- two\n  * three\n1. four\n2) five", "one two three four five"),
    ("- [x] done\n- [ ] open", "done open"),
    ("> quoted\n> > twice", "quoted twice"),
    ("| a | b |\n|---|:-:|\n| c | d |", "a b c d"),
    ("a\n\n---\n\nb\n\n* * *\n\nc", "a b c"),
    ('!!! note "Title"\n    text', "Title text"),
    ("!!! warning\n    text", "text"),
    ("text[^1]\n\n[^1]: note\n[ref]: x.md\n*[HTML]: words", "text"),
    ("a\\*b \\_c\\_ \\\\", "a*b _c_ \\"),
    ("a &amp; b &lt;c&gt; &#169; &nope", "a & b <c> © &nope"),
    ("text {: .cls #id } {{ x }}", "text {{ x }}"),
    ("word[", "word["),
    ("5 - 3 = 2", "5 - 3 = 2"),
    ("2024 was long", "2024 was long"),
    ("", ""),
]


@pytest.mark.parametrize(("text", "words"), ROWS)
def test_a_reader_sees_words(text: str, words: str) -> None:
    assert plain(text) == words


@given(st.text(alphabet="ab *_`[]()<>!|\\&{}#~=\n-1.", max_size=60))
def test_any_text_becomes_one_line(text: str) -> None:
    assert plain(text) == " ".join(plain(text).split())


@pytest.mark.parametrize("mark", ["[", "`", "*", "_", "<", "(", "![", "[](", "{", "&", "\\", "| "])
def test_many_marks_take_no_time(mark: str) -> None:
    assert plain(mark * 3000) is not None
