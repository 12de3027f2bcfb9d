"""The Markdown of our own templates as HTML, without a Markdown library.

A site of 3,000 records would spend longer on converting what we add than on the records themselves:
Python-Markdown tries every pattern of every extension on each piece of text, and our text is links.
This reads only what our templates write: headings with an id, paragraphs, lists with quotations in
them, tables, `div` blocks, folds, pictures, links, strong text and code. Anything else raises
`NotPlain`, and the page goes through Markdown like any other. A test holds both results equal for
every page type.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

_HEADING = re.compile(r"(#{1,6}) (.*?) ?\{ ?#([\w.-]+)((?: \.[\w-]+)*) ?\}$")
_BLOCK = re.compile(r"</?(?:div|details)\b[^<>]*>$")
_LINE_OF_HTML = re.compile(
    r'<p [^<>]*>.*</p>$|<summary>[^<>]*</summary>$|<figure class="pm-figure"[^<>]*>.*</figure>$'
)
_CLASSES = re.compile(r"\{: ?((?:\.[\w-]+ ?)+)\}$")
_RULE = re.compile(r"\|(?: ?-+ ?\|)+$")
"""A column with a side would get a `style`, which a strict policy forbids: classes say it."""
_INLINE = re.compile(
    r"\[(?P<text>[^\[\]]*)\]\((?P<target>[^()\s]*)\)(?:\{ ?(?P<classes>(?:\.[\w-]+ ?)+)\})?"
    r"|\*\*(?P<strong>[^*]+)\*\*|`(?P<code>[^`]+)`"
)
_TAG = re.compile(r"<[^<>]*>")


class NotPlain(Exception):
    """The text holds something our own templates do not write."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a page, for its table of contents."""

    level: int
    title: str
    anchor: str


@dataclass(slots=True)
class QuickHtml:
    """Converts one page; `url` turns the target of a link into its final address."""

    url: Callable[[str], str]
    permalink: str = ""
    """What stands after a heading as a link to itself; nothing if empty."""
    headings: list[Heading] = field(default_factory=list)
    known: dict[str, str] = field(default_factory=dict)
    """Links as they were converted before, by how we wrote them; pages of one folder share them."""

    def convert(self, markdown: str) -> str:
        """Return the HTML of a page; its headings are collected on the way.

        Raises:
            NotPlain: the text is not one that our templates write.
        """
        lines = [line.rstrip() for line in markdown.split("\n")]
        return "\n".join(self._blocks(lines))

    def _blocks(self, lines: list[str]) -> Iterator[str]:
        at = 0
        while at < len(lines):
            line = lines[at]
            end = at + 1
            if not line:
                pass
            elif line.startswith("#"):
                yield self._heading(line)
            elif _BLOCK.match(line):
                yield line.replace(" markdown", "", 1)
            elif _LINE_OF_HTML.match(line):
                yield line
            elif line.startswith("- "):
                end = _end_of_list(lines, at)
                yield from self._list(lines[at:end])
            elif line.startswith("|"):
                end = _end_of_block(lines, at)
                yield from self._table(lines[at:end])
            else:
                end = _end_of_block(lines, at)
                yield self._paragraph(lines[at:end])
            at = end

    def _heading(self, line: str) -> str:
        found = _HEADING.match(line)
        if found is None:
            raise NotPlain(line)
        marks, text, anchor, classes = found.groups()
        level, words = len(marks), self._inline(text)
        self.headings.append(Heading(level, _TAG.sub("", words), anchor))
        link = self.permalink.replace("#", f"#{anchor}", 1) if self.permalink else ""
        return f'<h{level}{_class(classes)} id="{anchor}">{words}{link}</h{level}>'

    def _paragraph(self, lines: list[str]) -> str:
        styled = _CLASSES.match(lines[-1])
        text = "\n".join(lines[:-1] if styled else lines)
        if text.startswith((">", " ", "!!!", "```", "* ", "1. ")):
            raise NotPlain(text)
        return f"<p{_class(styled[1]) if styled else ''}>{self._inline(text)}</p>"

    def _list(self, lines: list[str]) -> Iterator[str]:
        """Write a list; a part of an entry that is indented is a quotation or a paragraph."""
        yield "<ul>"
        opened = quoting = False
        for line in filter(None, lines):
            quotes = line.startswith("    > ")
            if quoting is not quotes:
                yield "<blockquote>" if quotes else "</blockquote>"
            quoting = quotes
            if line.startswith("- "):
                yield f"{'</li>' if opened else ''}<li>{self._inline(line[2:])}"
                opened = True
            elif line.startswith("    "):
                yield f"<p>{self._inline(line[6 if quotes else 4 :])}</p>"
            else:
                raise NotPlain(line)
        yield f"{'</blockquote>' if quoting else ''}</li></ul>"

    def _table(self, lines: list[str]) -> Iterator[str]:
        if len(lines) < 2 or not _RULE.match(lines[1]):
            raise NotPlain(lines[0])
        yield f"<table><thead>{self._row(lines[0], 'th')}</thead><tbody>"
        for line in lines[2:]:
            yield self._row(line, "td")
        yield "</tbody></table>"

    def _row(self, line: str, tag: str) -> str:
        cells = (cell.strip() for cell in line.strip().strip("|").split("|"))
        return f"<tr>{''.join(f'<{tag}>{self._inline(cell)}</{tag}>' for cell in cells)}</tr>"

    def _inline(self, text: str) -> str:
        return _INLINE.sub(self._mark, text)

    def _mark(self, found: re.Match[str]) -> str:
        if found["strong"] is not None:
            return f"<strong>{self._inline(found['strong'])}</strong>"
        if found["code"] is not None:
            return f"<code>{html.escape(found['code'], quote=False)}</code>"
        if found[0] in self.known:
            return self.known[found[0]]
        address = self.url(found["target"])
        link = f'<a{_class(found["classes"])} href="{html.escape(address)}">{found["text"]}</a>'
        if same_in_folder(address):
            self.known[found[0]] = link
        return link


def same_in_folder(address: str) -> bool:
    """Whether every page of a folder may have this link: it goes up first, and to no anchor.

    MkDocs wants to know of each page that links to an anchor.
    """
    return address.startswith("../") and "#" not in address


def _end_of_block(lines: list[str], at: int) -> int:
    while at < len(lines) and lines[at]:
        at += 1
    return at


def _end_of_list(lines: list[str], at: int) -> int:
    """Return where a list ends: at the first line that is neither an entry nor part of one."""
    end = at
    while at < len(lines) and (not lines[at] or lines[at].startswith(("- ", "    "))):
        at += 1
        end = at if lines[at - 1] else end
    return end


def _class(words: str | None) -> str:
    names = (words or "").replace(".", " ").split()
    return f' class="{" ".join(names)}"' if names else ""
