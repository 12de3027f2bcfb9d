"""Every link into the explorer that a site has, with the number that stands on it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urljoin, urlsplit

_NUMBER = re.compile(r"[\d,]+|\bone\b")
_CHIPS = {"pm-sev", "pm-tag"}


@dataclass(frozen=True)
class Into:
    """A link into the explorer."""

    page: str
    query: str
    said: str
    chip: bool
    """Whether it is a word of a record, without a number."""

    @property
    def n(self) -> int:
        """The first number of a text; in pictures that after the name and the period."""
        found = _NUMBER.search(self.said.rpartition(": ")[2])
        assert found is not None, self
        return 1 if found[0] == "one" else int(found[0].replace(",", ""))


class _Reader(HTMLParser):
    def __init__(self, page: str, explorer: str) -> None:
        super().__init__()
        self.page, self.explorer = page, explorer
        self.found: list[Into] = []
        self.open: tuple[str, str | None, bool] | None = None
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        target = named.get("href") or named.get("xlink:href") or ""
        if tag == "a" and urlsplit(urljoin(self.page, target)).path == self.explorer:
            chip = bool(_CHIPS & set((named.get("class") or "").split()))
            self.open, self.text = (urlsplit(target).query, named.get("aria-label"), chip), ""

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "a" and self.open is not None:
            query, label, chip = self.open
            # Without a filter it is a way to the page, or the number of all records.
            if query or _NUMBER.search(self.text):
                self.found.append(Into(self.page, query, label or self.text, chip))
            self.open = None


def links_into(site: Path, explorer: str) -> Iterator[Into]:
    """Yield the links of all pages; `explorer` is the path of its page, such as `/x/index.html`."""
    for file in sorted(site.rglob("*.html")):
        page = f"/{file.relative_to(site).as_posix()}"
        reader = _Reader(page, explorer)
        reader.feed(file.read_text(encoding="utf-8"))
        yield from reader.found
