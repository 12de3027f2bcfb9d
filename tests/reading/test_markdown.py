from __future__ import annotations

import re
from pathlib import Path

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown.extensions.toc import slugify_unicode

from mkdocs_postmortems.reading.markdown import read_body
from mkdocs_postmortems.reading.notes import Notes
from mkdocs_postmortems.reading.split import split

HEADINGS = {
    "hashes": "# One\n\ntext\n\n## Two ##\n\n###### Six\n",
    "no space behind the hashes": "#One\n\n##Two\n",
    "inside a paragraph": "text\n## Two\nmore\n",
    "underlined": "One\n===\n\nTwo\n---\n\ntext\n",
    "underlined right behind a heading": "# One\nTwo\n---\nThree\n===\n",
    "a rule is no heading": "text\nmore\n---\n\n---\n",
    "repeated": "## Why\n\n## Why\n\n## Why\n\n## why?\n",
    "repeated with a number": "## a\n\n## a_1\n\n## a\n",
    "empty": "##\n\ntext\n\n## ?\n\n## !\n",
    "punctuation": "## What's up: `a.b` & <c> (50 %)?\n",
    "markup": "## *One* **two** `th_ree` _four_ [five](x.md) ![six](y.png) ~~seven~~\n",
    "names with underscores": "## snake_case_name and `kubectl logs`\n",
    "escapes": "## a \\* b \\# c \\_\n",
    "entities": "## a &amp; b &lt; c\n",
    "accents": "## Störung im Café – Teil 2\n",
    "another script": "## 障害の記録\n\n## Другое\n",
    "explicit id": "## One {#first}\n\n## Two {: #second .wide }\n\n## first\n",
    "explicit id of a paragraph": "text\n{: #one }\n\n## One\n",
    "attributes without an id": "## One {: .wide }\n",
    "autolink": "## See <https://example.org/a>\n",
    "fenced": "## One\n\n```python\n# no heading\n## none\n```\n\n## Two\n",
    "fenced with tildes": "~~~\n# no\n~~~\n\n# yes\n",
    "fence that is not closed": "```\n# yes\n",
    "fence in a fence": "````\n```\n# no\n```\n# no\n````\n\n# yes\n",
    "code inside a line": "a `# b` c\n\n## yes\n",
    "indented code": "text\n\n    # no\n\n    ## no\n\n## yes\n",
    "indented code at the top": "    # no\n\n## yes\n",
    "in a list item": "- item\n\n    ## yes\n\n## also\n",
    "as a list item": "- ## yes\n- item\n",
    "in a numbered item": "1. item\n\n    ## yes\n",
    "in a quotation": "> ## yes\n> text\n",
    "comment": "<!-- # no -->\n\n<!--\n## no\n-->\n\n## yes\n",
    "comment sign in code": "a `<!--` b\n\n## yes\n\n`-->`\n",
    "raw html": "<div>\n## no\n</div>\n\n## yes\n",
    "raw html over blank lines": "<details>\n<b>x</b>\n\n## no\n\n</details>\n\n## yes\n",
    "table": "| a | b |\n|---|---|\n| # | 1 |\n\n## yes\n",
    "spaces before": " # no\n\n  ## no\n",
    "more than six": "####### seven\n",
    "trailing hashes": "## C# and F##\n",
    "escaped end of line": "## no\\\n\n## yes \\\\\n\n## also \\#\n\n## too\\ \n",
    "long": "## " + "word " * 200 + "\n",
}


def theirs(text: str) -> list[tuple[int, str]]:
    """Anchors as MkDocs makes them."""
    html = markdown.markdown(text, extensions=["toc", "attr_list", "tables", "fenced_code"])
    return [(int(level), id) for level, id in re.findall(r'<h([1-6])[^>]*? id="([^"]*)"', html)]


def ours(text: str) -> list[tuple[int, str]]:
    return [(section.level, section.anchor) for section in read_body(text)[0].sections]


@pytest.mark.parametrize("text", HEADINGS.values(), ids=HEADINGS)
def test_anchors_are_those_of_the_site(text: str) -> None:
    assert ours(text) == theirs(text)


WORDS = st.text(alphabet="ab_1-é.?!'\" :,()", min_size=1, max_size=12)
MARKED = st.one_of(
    WORDS, WORDS.map("`{}`".format), WORDS.map("**{}**".format), WORDS.map("[{}](x.md)".format)
)


@given(st.lists(st.tuples(st.integers(1, 6), st.lists(MARKED, min_size=1, max_size=3)), max_size=6))
def test_anchors_of_any_headings_are_those_of_the_site(
    headings: list[tuple[int, list[str]]],
) -> None:
    text = "\n\n".join("#" * level + " " + " ".join(parts) for level, parts in headings)
    assert ours(text) == theirs(text)


def test_anchors_of_real_reports_are_those_of_the_site(corpus: Path, project: Path) -> None:
    files = [*corpus.rglob("*.md"), *(project / "postmortems").rglob("*.md")]
    assert len(files) > 300
    for path in files:
        body = split(path.read_text("utf-8-sig"), Notes("x.md")).body
        assert ours(body) == theirs(body), path.name


def test_a_site_may_make_anchors_its_own_way() -> None:
    body, _ = read_body("## Störung\n", 1, slugify_unicode)
    assert [section.anchor for section in body.sections] == ["störung"]


def test_titles_are_what_a_reader_sees() -> None:
    body, _ = read_body("# The `a_b` *case* [of](x.md) &amp; more {#x}\n\ntext\n")
    assert body.heading == "The a_b case of & more"
    assert body.sections[0].anchor == "x"


def test_lines_are_lines_of_the_file() -> None:
    text = "intro\n\n```\n# no\n```\n\n# One\n\ntext\n\nTwo\n---\n\n<!--\nx\n-->\n\n### Three\n"
    body, parts = read_body(text, first_line=10)
    lines = text.split("\n")
    assert [lines[s.line - 10] for s in body.sections] == ["# One", "Two", "### Three"]
    assert [part.text_line for part in parts] == [10, 17, 22, 28]


def test_a_section_holds_its_own_text_and_a_passage_what_is_below() -> None:
    body, _ = read_body("# A\n\none\n\n## B\n\ntwo\n\n### C\n\nthree\n\n## D\n\nfour\n")
    assert [section.text for section in body.sections] == ["one", "two", "three", "four"]
    assert body.passage("b") == "two C three"
    assert body.passage("nowhere") == ""


def test_code_and_comments_are_no_text() -> None:
    body, _ = read_body("## A\n\none\n\n```\ncode\n```\n\n<!-- hidden -->\n\n    indented\n\ntwo\n")
    assert body.sections[0].text == "one two"


LEADS = {
    "first paragraph": ("# T\n\nOne\nline.\n\nTwo.\n", "One line."),
    "before any heading": ("One.\n\n# T\n\nTwo.\n", "One."),
    "summary": ("# T\n\nOne.\n\n## Summary\n\nTwo.\n\nThree.\n", "Two."),
    "summary of another case": ("One.\n\n## SUMMARY\n\nTwo.\n", "Two."),
    "empty summary": ("## Summary\n\n## Other\n\nTwo.\n", "Two."),
    "prose before a list": ("## Summary\n\n- item\n\nTwo.\n", "Two."),
    "a summary that is a list": ("One.\n\n## Summary\n\n- two\n- three\n", "two three"),
    "summary with a number": ("One.\n\n## 📝 1. Incident summary\n\nTwo.\n", "Two."),
    "summary in another language": ("One.\n\n## Zusammenfassung\n\nTwo.\n", "Two."),
    "labels": ("**Date:** May 1\nStatus: done\n__Authors__: ops\n\nOne.\n", "One."),
    "a label with a sentence": ("**Summary:** One was slow.\n\nTwo.\n", "Summary: One was slow."),
    "a label with much": (f"Note: {'x ' * 12}\n\nTwo.\n", f"Note: {' '.join('x' * 12)}"),
    "labels and a line": ("**Date:** May 1\nOne line.\n\nTwo.\n", "Date: May 1 One line."),
    "brackets": ("[Update]\n\nOne.\n", "One."),
    "a link alone": ("[One](x.md)\n\nTwo.\n", "One"),
    "a table before any prose": ("| a | b |\n|--|--|\n| c | d |\n\n## B\n\nOne.\n", "One."),
    "only labels": ("**Date:** May 1\n", "Date: May 1"),
    "only a list": ("- one\n- two\n", "one two"),
    "nothing": ("", ""),
}


@pytest.mark.parametrize(("text", "lead"), LEADS.values(), ids=LEADS)
def test_the_lead_is_the_first_paragraph(text: str, lead: str) -> None:
    assert read_body(text)[0].lead == lead


def test_links_are_targets_in_the_project() -> None:
    text = (
        "[a](a.md) ![b](img/b.png 'title') [c](<c d.md>) [e](e_(1).md#x)\n"
        "[out](https://example.org) [mail](mailto:x) [here](#x) [net](//x) `[code](no.md)`\n"
        "```\n[code](no.md)\n```\n"
        "[ref]: ref.md\n"
        "<img src=\"html.png\"> <a href='html.md'>x</a>\n"
        "<!-- [hidden](no.md) -->\n"
        "[last](../last.md)\n"
    )
    assert read_body(text)[0].links == (
        "a.md", "img/b.png", "c d.md", "e_(1).md#x", "ref.md", "html.png", "html.md", "../last.md",
    )  # fmt: skip


def test_anchors_are_every_place_a_link_may_point_to() -> None:
    text = "## One\n\n<a id=\"two\"></a> <a name='three'></a>\n\npara\n{: #four }\n\n## Five {#v}\n"
    assert read_body(text)[0].anchors == {"one", "two", "three", "four", "v"}


def test_fences_that_nothing_closes_are_looked_for_once() -> None:
    body, _ = read_body("```a\n" * 20_000 + "\n# yes\n")
    assert [section.title for section in body.sections] == ["yes"]
