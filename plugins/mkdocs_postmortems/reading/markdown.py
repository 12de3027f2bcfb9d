"""Body text -> sections with the anchors MkDocs gives them, links and plain text.

A scan in the manner of python-markdown, not a CommonMark parser: the anchors have to be those of
the site, and a scan takes a fraction of the time. A heading with markup in it is given to
python-markdown itself, so its words are exact.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from typing import Final

import markdown
from markdown.extensions.toc import TocExtension, slugify

from ..model.body import Body, Section
from .anchors import Anchors
from .plain_text import first_paragraph, first_prose, plain
from .raw import CODE, blocks, comments, emptied

LONGEST: Final = 500
"""Characters of a heading that is given to python-markdown; odd ones take it minutes."""

Slugify = Callable[[str, str], str]

_FENCE = re.compile(r"[> \t]*(?P<fence>`{3,}|~{3,})[^`]*$")
_INDENTED = re.compile(
    r"(?:\A|(?<=\n))(?:[ \t]*\n|\A)(?P<code>(?:(?: {4}|\t)[^\n]*(?:\n[ \t]*)*(?:\n|\Z))+)"
)
_HOLDS_BLOCKS = re.compile(r"[ \t]|[-*+][ \t]|\d{1,9}\.[ \t]|!!!|\?\?\?|===|\[\^|:[ \t]|>")
# A backslash at the end of the line would escape it: python-markdown sees no heading there.
_HASHES = re.compile(
    r"(?P<lead>(?:(?: {4}|\t)|[ ]{0,3}>[ ]?|[-*+][ \t]+|\d{1,9}\.[ \t]+)*)"
    r"(?P<marks>#{1,6})(?P<text>(?:\\.|[^\\])*)"
)
_UNDERLINE = re.compile(r"(?:=+|-+)[ ]*")
_MARKUP = re.compile(r"[\\`*_\[\]<>&{}]")
_ATTRIBUTES = re.compile(r"\{:?[ ]*(?P<inner>[^{}\n]*)\}")
_ID = re.compile(r"(?:^|\s)(?:#|id=[\"']?)(?P<id>[^\s\"'}]+)")
_SUMMARY = re.compile(
    r"[\W\d]*(?:(?:issue|incident|executive|event|problem|outage) )?"
    r"(?:summary|tl;? ?dr|zusammenfassung|resumen|resumo|résumé|概要|サマリー)\W*",
    re.IGNORECASE,
)
_HTML_ID = re.compile(r"<[a-zA-Z][^<>]*?\s(?:id|name)\s*=\s*[\"']?(?P<id>[^\s\"'>]+)")
_LINK = re.compile(
    r"\]\(\s*(?:<(?P<angled>[^<>\n]+)>|(?P<bare>[^()\s<>]*(?:\([^()\s]*\)[^()\s]*)*))"
)
_DEFINITION = re.compile(r"^[ ]{0,3}\[[^\]^\n][^\]\n]*\]:[ \t]*<?(?P<target>[^\s>]+)", re.MULTILINE)
_HTML_LINK = re.compile(r"<(?:a|img)\b[^<>]*?\s(?:href|src)\s*=\s*[\"']?(?P<target>[^\s\"'>]+)")
_ELSEWHERE = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//|#")


@dataclass(frozen=True, slots=True)
class Part:
    """A heading and the Markdown under it, code blanked; text before any heading has level 0."""

    level: int
    title: str
    anchor: str
    line: int
    """The line of the heading in the file."""
    text: str
    text_line: int
    """The line of the file on which the text begins."""


def read_body(
    text: str, first_line: int = 1, slug: Slugify | None = None
) -> tuple[Body, tuple[Part, ...]]:
    """Return the body and its parts; `slug` is the site's own way to make anchors."""
    bare = _without_comments(_without_fences(text))
    prose = _without_raw(bare)
    ids = set(_explicit_ids(prose))
    parts = tuple(_parts(prose.split("\n"), first_line, slug or slugify, Anchors({*ids})))
    if "<" in bare:
        ids |= {found["id"] for found in _HTML_ID.finditer(bare)}
    headed = parts[1:]
    body = Body(
        text=text,
        first_line=first_line,
        heading=next((part.title for part in headed if part.level == 1 and part.title), None),
        sections=tuple(
            Section(part.level, part.title, part.anchor, part.line, plain(part.text))
            for part in headed
        ),
        lead=_lead(parts),
        links=tuple(_links(bare)),
        anchors=frozenset({*ids, *(part.anchor for part in headed)}),
    )
    return body, parts


def _lead(parts: tuple[Part, ...]) -> str:
    """Return the first prose of a section that is called a summary, or else of the text."""
    summaries = [part for part in parts if _SUMMARY.fullmatch(part.title)]
    ways = product((summaries, parts), (first_prose, first_paragraph))
    return next(filter(None, (say(part.text) for within, say in ways for part in within)), "")


def _without_fences(text: str) -> str:
    """Empty fenced code and keep its lines; a fence that is not closed is none."""
    if "```" not in text and "~~~" not in text:
        return text
    lines = text.split("\n")
    open_to_the_end: set[str] = set()
    place = 0
    while place < len(lines):
        found = _FENCE.match(lines[place])
        if found is not None and found["fence"] not in open_to_the_end:
            end = _closing(lines, place + 1, found["fence"])
            if end is None:
                open_to_the_end.add(found["fence"])
            else:
                lines[place : end + 1] = [""] * (end + 1 - place)
                place = end
        place += 1
    return "\n".join(lines)


def _closing(lines: list[str], start: int, fence: str) -> int | None:
    return next(
        (place for place in range(start, len(lines)) if lines[place].strip(" \t>") == fence), None
    )


def _without_comments(text: str) -> str:
    return emptied(text, comments(text)) if "<!--" in text else text


def _without_raw(text: str) -> str:
    """Empty blocks of HTML and of indented code, in which no heading stands."""
    if "<" in text:
        text = emptied(text, blocks(text))
    if "\n    " in text or "\n\t" in text or text.startswith(("    ", "\t")):
        text = _INDENTED.sub(_without_indented, text)
    return text


def _without_indented(found: re.Match[str]) -> str:
    """Empty an indented block, unless it continues a list or another block above it."""
    above = found.string[: found.start()].rstrip().rpartition("\n")[2]
    return found[0] if _HOLDS_BLOCKS.match(above) else _lines_of(found)


def _lines_of(found: re.Match[str]) -> str:
    return "\n" * found[0].count("\n")


def _parts(lines: list[str], first_line: int, slug: Slugify, anchors: Anchors) -> Iterator[Part]:
    level, title, anchor, line, start = 0, "", "", first_line, 0
    for place, end, depth, raw in _headings(lines):
        yield Part(level, title, anchor, line, "\n".join(lines[start:place]), first_line + start)
        title, name, explicit = heading_words(raw)
        anchor = explicit or anchors.add(slug(name, "-"))
        level, line, start = depth, first_line + place, end
    yield Part(level, title, anchor, line, "\n".join(lines[start:]), first_line + start)


def _headings(lines: list[str]) -> Iterator[tuple[int, int, int, str]]:
    """Go through first line, line behind, level and Markdown of each heading."""
    place, free = 0, True
    while place < len(lines):
        line = lines[place]
        under = lines[place + 1] if place + 1 < len(lines) else ""
        found = _HASHES.fullmatch(line) if "#" in line else None
        if found is not None and (free or found["lead"][:1] not in {" ", "\t"}):
            yield place, place + 1, len(found["marks"]), _heading_text(found["text"])
            place, free = place + 1, True
        elif free and _is_underlined(line, under):
            yield place, place + 2, 1 if under[0] == "=" else 2, line.strip()
            place, free = place + 2, True
        else:
            place, free = place + 1, not line.strip()


def _is_underlined(line: str, under: str) -> bool:
    """Whether a line that begins a block has a rule below it, which makes it a heading."""
    if under[:1] not in {"=", "-"} or not line.strip() or line.startswith(("    ", "\t")):
        return False
    return _UNDERLINE.fullmatch(under) is not None


def _heading_text(text: str) -> str:
    bare = text.rstrip().rstrip("#")
    return (text if bare.endswith("\\") else bare).strip()


def heading_words(raw: str) -> tuple[str, str, str | None]:
    """Return a heading's text, the text its anchor is made of, and an explicit id if it has one."""
    if _MARKUP.search(raw) is None or len(raw) > LONGEST:
        words = " ".join(raw.split())
        return words, words, None
    return _rendered(raw)


@lru_cache(maxsize=4096)
def _rendered(raw: str) -> tuple[str, str, str | None]:
    converter, names = _converter()
    names.clear()
    converter.reset()
    converter.convert(f"# {raw} \n")
    (token,) = converter.toc_tokens  # type: ignore[attr-defined] # set by the toc extension
    words = html.unescape(token["name"])
    return words, names[0] if names else words, None if names else token["id"]


@lru_cache(maxsize=1)
def _converter() -> tuple[markdown.Markdown, list[str]]:
    names: list[str] = []

    def note(name: str, separator: str) -> str:
        names.append(name)
        return "x"

    return markdown.Markdown(extensions=[TocExtension(slugify=note), "attr_list"]), names


def _explicit_ids(prose: str) -> Iterator[str]:
    if "{" in prose:
        for block in _ATTRIBUTES.finditer(prose):
            for found in _ID.finditer(block["inner"]):
                yield found["id"]


def _links(text: str) -> Iterator[str]:
    """Go through the targets that are no addresses elsewhere, in the order of the text."""
    placed: list[tuple[int, str]] = []
    if "](" in text:
        bare = CODE.sub(lambda found: " " * len(found[0]), text) if "`" in text else text
        placed += ((m.start(), m["angled"] or m["bare"]) for m in _LINK.finditer(bare))
    for sign, pattern in (("]:", _DEFINITION), ("<", _HTML_LINK)):
        if sign in text:
            placed += ((m.start(), m["target"]) for m in pattern.finditer(text))
    for _, target in sorted(placed):
        if target and not _ELSEWHERE.match(target):
            yield target
