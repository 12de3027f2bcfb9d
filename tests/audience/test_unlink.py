from __future__ import annotations

import re

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.records import record

from mkdocs_postmortems.audience.unlink import unlink
from mkdocs_postmortems.audience.withheld import Withheld

HIDDEN = record("2024-05-01-leak", folder="2024/", title="Keys of the payment service leaked")
SPACED = record("my leak", folder="2024/", title="Zürich")
SHOWN = record("2023-01-01-disk", folder="2023/", title="Disk full")
WITHHELD = Withheld.of([HIDDEN, SPACED], [SHOWN])
FILE = "postmortems/2023/2023-01-01-disk.md"


def cleared(text: str, file: str = FILE) -> str:
    return unlink(text, file, WITHHELD).text


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("see [that one](../2024/2024-05-01-leak.md).", "see that one."),
        ("[that](../2024/2024-05-01-leak.md#impact)", "that"),
        ("[that](<../2024/2024-05-01-leak.md> 'Keys (all) leaked') too", "that too"),
        ('[that](../2024/2024-05-01-leak.md "Keys) leaked"){ .x title="Keys" } too', "that too"),
        ("[that]( ../2024/2024-05-01-leak.md ) too", "that too"),
        ("[that](../2024/2024-05-01-leak.md\n'Keys leaked') too", "that\n too"),
        ("[two\nlines](../2024/2024-05-01-leak.md) too", "two\nlines too"),
        ("![shot](../2024/2024-05-01-leak.md) too", "shot too"),
        ("[that](../2024/2024%2D05-01-leak.md) [x](../2024/2024&#45;05-01-leak.md)", "that x"),
        (r"[that](../2024/2024\-05-01-leak.md)", "that"),
        ("[that](../2024/2024-05-01-LEAK.markdown)", "that"),
        ("[a](../2024/my%20leak.md) [b](<../2024/my leak.md>) [c](../2024/my leak.md)", "a b c"),
        ("[that](../../2024/2024-05-01-leak/) and [b](../../2024/2024-05-01-leak.html)", "that and b"),
        ("[that](/kb/postmortems/2024/2024-05-01-leak/)", "that"),
        ("[that](https://git.example/o/r/blob/main/postmortems/2024/2024-05-01-leak.md?x=1#y)", "that"),
        ("[that](//site.example/postmortems/2024/2024-05-01-leak/index.html)", "that"),
        ("[see [1] here](../2024/2024-05-01-leak.md)", "see [1] here"),
        ("[`code`](../2024/2024-05-01-leak.md)", "`code`"),
        ("[![alt](a.png)](../2024/2024-05-01-leak.md)", "![alt](a.png)"),
        ("[![alt](../2024/2024-05-01-leak.md)](../2024/2024-05-01-leak.md)", "(withheld)"),
        (r"\[x\] ](../2024/2024-05-01-leak.md)", r"\[x\] ]"),
        # words that would give it away
        ("[2024-05-01-leak](../2024/2024-05-01-leak.md)", "(withheld)"),
        ("[the **2024-05-01-leak** one](../2024/2024-05-01-leak.md)", "(withheld)"),
        ("[Keys of the payment service  leaked](../2024/2024-05-01-leak.md)", "(withheld)"),
        ("[see Zürich](../2024/my%20leak.md)", "(withheld)"),
        ("<https://git.example/postmortems/2024/2024-05-01-leak.md> x", "(withheld) x"),
        ("at https://git.example/postmortems/2024/2024-05-01-leak.md, x", "at (withheld), x"),
        # references
        ("[that][1] x\n\n[1]: ../2024/2024-05-01-leak.md\nend", "that x\n\n\nend"),
        ("[that] [One] x\n\n[one]: <../2024/2024-05-01-leak.md> 'Keys'", "that x\n\n"),
        ("[One][] and [one]\n\n[one]: ../2024/2024-05-01-leak.md\n  'Keys'\nend", "One and one\n\n\n\nend"),
        ("![pic][1]\n\n[1]: ../2024/2024-05-01-leak.md", "pic\n\n"),
        ("[2024-05-01-leak]\n\n> [2024-05-01-leak]: ../2024/2024-05-01-leak.md", "(withheld)\n\n> "),
        ("[a][1] [b][2]\n\n[1]: ../2024/2024-05-01-leak.md\n[2]: x.md", "a [b][2]\n\n\n[2]: x.md"),
        # HTML
        ('x <a href="../2024/2024-05-01-leak.md" title="Keys">that <b>one</b></a> y', "x that <b>one</b> y"),
        ("<A class=x HREF='../2024/2024-05-01-leak.md'>2024-05-01-leak</A> y", "(withheld) y"),
        ("<a href=../2024/2024-05-01-leak.md>that</a>", "that"),
        ('<iframe src="../2024/2024-05-01-leak.md" width="3">', '<iframe width="3">'),
        ('<a href="../2024/2024-05-01-leak.md">never closed', "<a>never closed"),
        # code shows what was written, without the path
        ("`[that](../2024/2024-05-01-leak.md)` x", "`[that]((withheld))` x"),
        ("```\ncat ../2024/2024-05-01-leak.md#x\n```", "```\ncat (withheld)\n```"),
        ("cat `postmortems/2024/2024-05-01-leak.md`", "cat `(withheld)`"),
    ],
)  # fmt: skip
def test_a_link_to_a_withheld_record_becomes_its_words(before: str, after: str) -> None:
    assert cleared(before) == after


@pytest.mark.parametrize(
    "text",
    [
        "",
        "no links",
        "as in 2024-05-01-leak, whose title was Keys of the payment service leaked",
        "[disk](2023-01-01-disk.md) [docs](../../docs/2024-05-01-leak.md) [out](https://example.org/)",
        "[elsewhere](../2022/2024-05-01-leak.md) [there](2024-05-01-leak.md)",
        "[top](#top) [mail](mailto:a@example.org) [bad](http://[::1) []() [x](<>) [x]",
        "[1]: https://example.org\n\n[x][1] and array[1] and `array[1]`",
        '<a href="2023-01-01-disk.md">x</a> <a name="x"></a>',
        "2024-05-01-leak.md of another folder",
    ],
)
def test_everything_else_stays(text: str) -> None:
    assert cleared(text) == text


def test_a_page_of_its_own_folder_reaches_it_by_name() -> None:
    other = "postmortems/2024/2024-06-01-x.md"
    assert cleared("[a](2024-05-01-leak.md) [b](./2024-05-01-leak.md)", other) == "a b"
    assert cleared("run `grep x 2024-05-01-leak.md`", other) == "run `grep x (withheld)`"


def test_words_that_went_are_known_so_that_plain_text_loses_them_too() -> None:
    text = unlink("See [**2024-05-01-leak**](../2024/2024-05-01-leak.md).", FILE, WITHHELD)
    assert text.cleaned("See 2024-05-01-leak.") == "See (withheld)."
    kept = unlink("See [that](../2024/2024-05-01-leak.md).", FILE, WITHHELD)
    assert kept.cleaned("See that.") == "See that."


PIECES = [
    "[that](../2024/2024-05-01-leak.md)", "[a [b] c](", "../2024/2024-05-01-leak.md", ")", "[", "]",
    "![i](x.png)", "[1]", "[1]: ../2024/2024-05-01-leak.md", "[disk](2023-01-01-disk.md)", "\n", "\n\n",
    "`", "```\n", "> ", "    ", "<a href='../2024/2024-05-01-leak.md'>", "</a>", "\\", "word ", '"t"',
    "<", ">", "](", "]: ", "{ .x }", "https://h/postmortems/2024/2024-05-01-leak/", " ", "*",
]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
def test_no_page_leads_to_a_withheld_record_and_lines_stay(text: str) -> None:
    result = cleared(text)
    assert result.count("\n") == text.count("\n")
    page = markdown.markdown(result, extensions=["attr_list", "tables", "fenced_code"])
    targets = re.findall(r"(?:href|src)=[\"']?([^\"'>\s]+)", page)
    assert not [t for t in targets if WITHHELD.reached_by(t, FILE)]


@given(st.text(alphabet="[]()<>`\"'!\\: \nab/.#", max_size=60))
def test_text_without_such_a_link_is_not_touched(text: str) -> None:
    assert cleared(text) == text
