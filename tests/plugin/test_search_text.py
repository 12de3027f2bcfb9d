"""Search reads a lean copy of a page, and finds in it what it would have found in the whole."""

from __future__ import annotations

import pytest
from material.plugins.search.plugin import Parser  # type: ignore[import-untyped]

from mkdocs_postmortems.plugin.search_text import lean

PAGE = """<p class="pm-crumbs"><a href="../">Incidents</a> · <a href="../b/">later</a></p>
<h1 id="a">A <em>slow</em> start<a class="headerlink" href="#a" title="Permanent link">&para;</a></h1>
<div class="pm-card"><ul><li><span class="pm-label">Services</span> <a href="../x/">web</a></li></ul></div>
<h2 id="why">Why</h2>
<p>It &lt;was&gt; <strong>cold</strong> and <code>sleep(1)</code> ran.</p>
<table><thead><tr><th>When</th></tr></thead><tbody><tr><td>09:58</td></tr></tbody></table>
<pre><code><span class="k">def</span> <span class="nf">main</span>():
    pass
</code></pre>
"""


def sections(html: str) -> list[tuple[str | None, str, str]]:
    parser = Parser()
    parser.feed(html)
    parser.close()
    texts = ["".join(section.text).split() for section in parser.data]
    return [
        (section.id, "".join(section.title), " ".join(words))
        for section, words in zip(parser.data, texts, strict=True)
    ]


def test_a_lean_page_says_to_search_what_the_whole_page_says() -> None:
    crumbs, *whole = sections(PAGE)
    assert "later" in crumbs[2]
    [title, *others] = sections(lean(PAGE))
    # Without the line above it the title opens the page, so it has no section of its own.
    assert (title[0], title[1:]) == (None, whole[0][1:])
    assert others == whole[1:]


@pytest.mark.parametrize(
    "html",
    [
        '<h2 id="a">A</h2><div data-search-exclude><b>hidden</b></div>',
        '<h2 id="a">A</h2><script>let <b> = 1</script>',
        '<h2 id="a">A</h2><div class="linenodiv"><pre><span>1</span></pre></div>',
    ],
)
def test_what_search_skips_by_itself_is_left_to_it(html: str) -> None:
    assert lean(html) == html
    assert "hidden" not in str(sections(lean(html)))


def test_a_picture_and_its_numbers_are_left_out() -> None:
    html = (
        '<p>a</p><figure class="pm-figure" data-search-exclude=""><svg><title>b</title></svg></figure>'
        '<details class="pm-data" data-search-exclude><summary>c</summary></details><p>d</p>'
    )
    assert lean(html) == "<p>a</p><p>d</p>"
