"""The short way from our Markdown to HTML gives what Python-Markdown gives."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

import markdown
import pytest

from mkdocs_postmortems.knowledge_base import KnowledgeBase
from mkdocs_postmortems.pages.catalogue import plan
from mkdocs_postmortems.pages.links import Links
from mkdocs_postmortems.pages.quick_html import NotPlain, QuickHtml
from mkdocs_postmortems.pages.record.page import surroundings
from mkdocs_postmortems.pages.render import environment, render
from mkdocs_postmortems.settings import Settings

EXTENSIONS = ["toc", "tables", "attr_list", "md_in_html"]


class Shape(HTMLParser):
    """Elements, attributes and words; paragraphs without a class and white space do not count."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.parts: list[object] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        shown = sorted((name, value or name) for name, value in attrs)
        if tag != "p" or shown:
            self.parts.append((tag, shown))

    def handle_endtag(self, tag: str) -> None:
        if tag != "p":
            self.parts.append(f"/{tag}")

    def handle_data(self, data: str) -> None:
        self.parts += data.split()


def both(text: str) -> tuple[list[object], list[object]]:
    quick = QuickHtml(lambda target: target).convert(text)
    slow = markdown.Markdown(extensions=EXTENSIONS).convert(text)
    return Shape(quick).parts, Shape(slow).parts


@pytest.fixture(scope="module")
def ours() -> KnowledgeBase:
    return KnowledgeBase.load(Settings(root=Path(__file__).resolve().parents[2]))


def test_every_generated_page_is_the_same_both_ways(ours: KnowledgeBase) -> None:
    pages = plan(ours)
    assert len(pages.pages) > 100
    for page in pages.pages.values():
        text = render(page, ours, pages).split("---\n", 2)[2]
        quick, slow = both(text)
        assert quick == slow, page.uri


def test_what_stands_around_every_record_is_the_same_both_ways(ours: KnowledgeBase) -> None:
    site = plan(ours).site
    for id, uri in site.incidents.items():
        around = surroundings(ours.incidents[id], Links(ours, site, uri), ours.findings[:3])
        quick, slow = both(around.around(""))
        assert quick == slow, id


FOLDS = """\
{% from "_how.md.j2" import how, how_each with context %}
Said.

{{ how(["Of 3 & 4, a_b_c.", "Two."], "share") }}

{{ how_each([("One.", "rank"), ("Two.", "rise")]) }}

After.
"""


def test_a_fold_is_the_same_both_ways(ours: KnowledgeBase) -> None:
    links = Links(ours, plan(ours).site, "postmortems/trends/index.md")
    text = environment().from_string(FOLDS).render(links=links)
    quick, slow = both(text)
    assert quick == slow
    assert quick.count(("details", [("class", "pm-how")])) == 2
    assert ("a", [("href", "../how/index.md#share")]) in quick
    assert quick.count(("li", [])) == 4


@pytest.mark.parametrize(
    "text",
    [
        "1. One",
        "* One",
        "> Quoted",
        "```\ncode\n```",
        '!!! note "A"\n    b',
        "# No id",
        "| a |\n| b |",
        "- a\n  b",
    ],
)
def test_what_our_templates_do_not_write_goes_the_long_way(text: str) -> None:
    with pytest.raises(NotPlain):
        QuickHtml(lambda target: target).convert(text)


def test_headings_are_collected_for_the_table_of_contents() -> None:
    work = QuickHtml(lambda target: target, '<a class="headerlink" href="#">x</a>')
    html = work.convert("# A &#60;b&#62; [c](d.md) { #pm-title }\n\n## E { #e .f }\n")
    assert [(h.level, h.title, h.anchor) for h in work.headings] == [
        (1, "A &#60;b&#62; c", "pm-title"),
        (2, "E", "e"),
    ]
    assert '<h2 class="f" id="e">E<a class="headerlink" href="#e">x</a></h2>' in html
