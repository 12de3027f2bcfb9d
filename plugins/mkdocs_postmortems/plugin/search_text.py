"""What search reads of a page: its words and headings, without the markup that search drops.

Both search plugins walk through a page tag by tag in Python, and a record has hundreds of tags that
say nothing to them. So they get a lean copy of the page, and the page its content back after them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mkdocs.structure.pages import Page

_UNSPOKEN = re.compile(
    r'<p class="pm-crumbs">.*?</p>|<a class="headerlink"[^<>]*>[^<>]*</a>'
    r'|<figure class="pm-figure".*?</figure>|<details class="pm-data".*?</details>',
    re.DOTALL,
)
_PLAIN_TAG = re.compile(r"</?(?!(?:h[1-6]|p|li|ol|ul|code|pre|sub|sup)\b)[a-zA-Z][^<>]*>")
_SKIPPED = ("data-search-", "linenodiv", "<script", "<style", "<object")
"""Where one of these stands, search leaves something out by itself and has to see the markup."""


@dataclass(slots=True)
class SearchText:
    """Swaps the content of our pages for what search should read, and back."""

    _lists: dict[str, str] = field(default_factory=dict)
    """By page: lists of other pages, each of which is found by itself."""
    _whole: dict[str, str] = field(default_factory=dict)

    def leave_out(self, page: Page, lists: str) -> None:
        """Note the part of a page that search does not read."""
        self._lists[page.file.src_uri] = lists

    def is_lean(self, page: Page) -> bool:
        """Whether search is given a lean copy of a page."""
        return page.file.src_uri in self._lists

    def put(self, page: Page) -> None:
        """Put the lean copy in place of a page of ours."""
        if page.file.src_uri in self._lists:
            self.put_text(page, self.text_of(page))

    def text_of(self, page: Page) -> str:
        """Return the lean copy of a page, without its lists of other pages."""
        content, lists = page.content or "", self._lists.get(page.file.src_uri)
        return lean(content.replace(lists, "", 1) if lists else content)

    def put_text(self, page: Page, text: str) -> None:
        """Put a text in place of what a page says, until it gets its content back."""
        self._whole.setdefault(page.file.src_uri, page.content or "")
        page.content = text

    def take_back(self, page: Page) -> None:
        """Give a page its content back."""
        self._lists.pop(page.file.src_uri, None)
        page.content = self._whole.pop(page.file.src_uri, page.content)


def lean(html: str) -> str:
    """Drop the tags that search drops; text, headings and their anchors stay."""
    spoken = _UNSPOKEN.sub("", html).lstrip()
    return spoken if any(mark in spoken for mark in _SKIPPED) else _PLAIN_TAG.sub("", spoken)
