"""What the documentation holds: its files, their links, their examples."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt

if TYPE_CHECKING:
    from markdown_it.token import Token

PROJECT = Path(__file__).resolve().parents[2]
DOCS = PROJECT / "docs"
ROOT_PAGES = tuple(PROJECT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md"))

_TITLED = re.compile(r'title="([^"]+)"')
_ANNOUNCED = re.compile(r"`([^`\s]+\.\w+)`:$")


@dataclass(frozen=True, slots=True)
class Example:
    """A block of code in a page."""

    page: str
    line: int
    language: str
    text: str
    file: str | None = None
    """The file it is to be saved as, where the page says so."""

    def __str__(self) -> str:
        return f"{self.page}:{self.line}"


def pages() -> tuple[Path, ...]:
    """Return every page that someone wrote, the records apart."""
    return (*sorted(DOCS.rglob("*.md")), *ROOT_PAGES)


def name(page: Path) -> str:
    """Return a page's path as it reads from the project."""
    return page.relative_to(PROJECT).as_posix()


def links(page: Path) -> Iterator[str]:
    """Return the targets of a page's links and images, other sites apart."""
    for token in _inside(_tokens(page)):
        target = token.attrGet("href") or token.attrGet("src")
        if isinstance(target, str) and not re.match(r"[a-z]+:|#", target):
            yield target


def spans(page: Path) -> Iterator[str]:
    """Return what stands in a page as code, in a line or as a block."""
    for token in _inside(_tokens(page)):
        if token.type in {"code_inline", "fence"}:
            yield token.content


def examples() -> tuple[Example, ...]:
    """Return every block of code of every page."""
    return tuple(example for page in pages() for example in _examples(page))


def _examples(page: Path) -> Iterator[Example]:
    before = ""
    for token in _tokens(page):
        if token.type == "fence" and token.map:
            said = _TITLED.search(token.info) or _ANNOUNCED.search(before)
            language = token.info.partition(" ")[0]
            file = said[1] if said else None
            yield Example(name(page), token.map[0] + 1, language, token.content, file)
        if token.type != "paragraph_close":
            before = token.content if token.type == "inline" else ""


def _tokens(page: Path) -> list[Token]:
    return MarkdownIt("commonmark").enable("table").parse(page.read_text(encoding="utf-8"))


def _inside(tokens: Iterable[Token]) -> Iterator[Token]:
    for token in tokens:
        yield token
        yield from _inside(token.children or ())
