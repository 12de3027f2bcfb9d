from __future__ import annotations

from html.parser import HTMLParser

import markdown
import pytest
from tests.charts import samples
from tests.charts.seen import drawn

from mkdocs_postmortems.charts.figure import figure
from mkdocs_postmortems.charts.values import Words

EXTENSIONS = ["attr_list", "md_in_html", "tables", "toc"]


@pytest.mark.parametrize("name", [*samples.GOLDEN, "words-in-bars", "words-in-network"])
def test_a_picture_passes_through_markdown_as_it_is(name: str) -> None:
    text = figure(drawn(samples.ALL[name]()))
    assert "\n" not in text
    page = markdown.markdown(f"# Title\n\n{text}\n\nText\n", extensions=EXTENSIONS)
    assert page.split("\n") == ['<h1 id="title">Title</h1>', text, "", "<p>Text</p>"]


def test_a_wide_picture_has_a_named_region_that_keys_reach() -> None:
    text = figure(drawn(samples.many_bars()))
    assert (
        '<div class="pm-scroll" role="region" aria-label="Incidents per quarter" tabindex="0">'
        in text
    )
    assert 'class="pm-scroll"><svg' in figure(drawn(samples.factor_rug()))


def test_the_caption_is_the_description_where_none_is_given() -> None:
    picture = drawn(samples.plain_bars())
    assert figure(picture).endswith(f"<figcaption>{picture.description}</figcaption></figure>")
    assert "<figcaption>n &lt; 3</figcaption>" in figure(picture, "n < 3")


def test_words_stand_in_the_same_frame() -> None:
    assert figure(Words("Not enough data & no axis.")) == (
        '<figure class="pm-figure" data-search-exclude="">'
        '<p class="pm-words">Not enough data &amp; no axis.</p></figure>'
    )


def test_html_closes_what_it_opens() -> None:
    open_tags: list[str] = []

    class Reader(HTMLParser):
        def handle_starttag(self, tag: str, attrs: object) -> None:
            open_tags.append(tag)

        def handle_endtag(self, tag: str) -> None:
            assert open_tags.pop() == tag

        def handle_startendtag(self, tag: str, attrs: object) -> None:
            pass

    Reader().feed(figure(drawn(samples.ego())))
    assert open_tags == []
