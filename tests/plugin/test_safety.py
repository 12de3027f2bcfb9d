"""Author text is data: it appears as written and runs nowhere."""

from __future__ import annotations

import html as html_module
import re
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from typing import Any

import pytest

Build = Callable[..., Any]

NASTY = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "{{ 7 * 191 }} {% raw %}",
    "](javascript:alert(1))",
    "[a](javascript:alert(1))",
    "a | b || c",
    "`code` ``more``",
    "**bold** _it_ ~~x~~ ==m== ^s^",
    "&lt;b&gt; &amp;",
    "</title><svg onload=alert(1)>",
    '" onmouseover="alert(1)',
    "--8<-- 'docs/index.md'",
    "{: #stolen .x onclick=alert(1) }",
    "<!-- material/tags --> <!-- postmortems/incidents -->",
    ":smile: www.example.org me@example.org",
    "# heading - item 1. one",
    "[^1] [TOC] *[HTML]: x",
)


def record(text: str) -> str:
    quoted = "'" + text.replace("'", "''") + "'"
    return f"""---
title: {quoted}
date: 2024-03-01
severity: {quoted}
services: [{quoted}]
teams: [{quoted}]
impact: {quoted}
detection: {{by: staff, via: {quoted}}}
factors:
  - {{id: dns, note: {quoted}, evidence: "#what"}}
  - {quoted}
actions:
  - {{title: {quoted}, team: {quoted}, state: declined, reason: {quoted}, tracker: {quoted}}}
  - {{title: {quoted}, state: done, completed: 2024-03-02, addresses: [dns]}}
related: [{{id: other, why: {quoted}}}]
sources: [{{url: {quoted}}}, {{url: "https://example.org/?q={"x"}", ref: {quoted}}}]
open_questions: [{quoted}]
facilitation: {{participants: [{{role: {quoted}, team: {quoted}}}]}}
tags: [{quoted}]
---

## What

Eight words stand here so that it holds.
"""


EXTENSIONS = [
    "pymdownx.emoji",
    "pymdownx.magiclink",
    "pymdownx.snippets",
    "pymdownx.tilde",
    "pymdownx.mark",
    "pymdownx.caret",
    "footnotes",
    "abbr",
]
OTHER = "---\ntitle: Other\ndate: 2024-01-01\nfactors: [dns]\n---\n\n## What\n\nText.\n"


class Elements(HTMLParser):
    """Every element of a page with its attributes, and its visible text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[str] = []
        self._quiet = 0
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))
        self._quiet += tag in {"script", "style"}

    def handle_endtag(self, tag: str) -> None:
        self._quiet -= tag in {"script", "style"}

    def handle_data(self, data: str) -> None:
        if not self._quiet:
            self.text.append(data)


def pages(built: Any) -> Iterator[Elements]:
    for path in sorted(built.site.glob("postmortems/**/*.html")):
        yield Elements(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("theme", ["material", "mkdocs", "readthedocs"])
@pytest.mark.parametrize("text", NASTY)
def test_author_text_runs_nowhere_and_appears_as_written(
    build_site: Build, text: str, theme: str
) -> None:
    if theme != "material" and NASTY.index(text) % 3:
        pytest.skip("the plain themes take a third of the texts")
    settings: dict[str, Any] = {
        "theme": theme,
        "plugins": ["search", "macros"] if theme == "material" else ["search"],
        "markdown_extensions": EXTENSIONS,
    }
    files = {"postmortems/x.md": record("plain words"), "postmortems/other.md": OTHER}
    usual = {tag for page in pages(build_site(files, **settings)) for tag, _ in page.found}
    built = build_site(files | {"postmortems/x.md": record(text)}, **settings)
    assert not built.aborted
    for page in pages(built):
        assert {tag for tag, _ in page.found} <= usual
        for _, attributes in page.found:
            assert not [name for name in attributes if name.startswith("on")]
            for name in ("href", "src"):
                target = html_module.unescape(attributes.get(name) or "").strip().lower()
                assert not target.startswith("javascript:")
    shown = " ".join(" ".join(Elements(built.html("postmortems/x/index.html")).text).split())
    assert " ".join(text.split()) in shown
    assert "1337" not in shown


def test_a_very_long_title_is_cut_on_the_page_and_says_so(build_site: Build) -> None:
    built = build_site({"postmortems/x.md": record("word " * 2000)})
    html = built.html("postmortems/x/index.html")
    assert "…" in html
    assert all(len(title) < 500 for title in re.findall(r"<title>(.*?)</title>", html, re.S))
