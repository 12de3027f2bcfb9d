"""Markdown -> the words a reader sees: no markup, no code blocks, one space between words."""

from __future__ import annotations

import html
import re
from typing import Final

_MARKERS: Final = frozenset("[*_|-:!?=>+0123456789")
"""What a line with a mark of its own may begin with; other lines are taken as they are."""

_LINE = re.compile(
    r"""(?P<whole>
        \[[^\]]+\]:[ \t]*\S.*                                # link or footnote definition
      | \*\[[^\]]+\]:.*                                      # abbreviation
      | \|?[ \t]*:?-{2,}:?[ \t]*(?:\|[ \t]*:?-*:?[ \t]*)*    # rule of a table, or a line across
      | (?P<rule>[*_-])[ \t]*(?:(?P=rule)[ \t]*){2,}         # a line across
      | (?:!!!|\?\?\?\+?|===\+?!?)[ \t]+(?:[\w-]+[ \t]*)*    # admonition or tab without a title
    )[ \t]*$
    | (?:!!!|\?\?\?\+?|===\+?!?)[ \t]+(?:[\w -]*[ \t])?"(?P<title>[^"]*)"[ \t]*$
    | (?:(?:>[ \t]?|[-*+][ \t]+|\d{1,9}[.)][ \t]+|:[ \t]+)[ \t]*)+(?:\[[ xX]\][ \t]+)?
    """,
    re.VERBOSE,
)

# Each alternative looks back at the character that begins it: a pattern that begins with a set of
# characters is searched for many times faster than one that begins with alternatives.
_INLINE = re.compile(
    r"""[`!\[<{\\&*_~=|](?:
        (?<=`)(?<!``)(?P<ticks>`*+)(?P<code>.{1,1000}?)(?<!`)`(?P=ticks)(?!`)
      | (?<=\[)\^[^\]\s]+\]
      | (?:(?<=!)\[|(?<=\[))(?P<text>[^\[\]]*(?:\[[^\[\]]*\][^\[\]]*)*)\]
            (?:\((?:<[^<>\n]*>|[^()\s]*(?:\([^()\s]*\)[^()\s]*)*)(?:\s+(?:"[^"]*"|'[^']*'))?\s*\)
              |[ ]?\[[^\[\]\n]*\])
      | (?<=<)(?P<address>[a-zA-Z][a-zA-Z0-9+.-]*:[^<>\s]+|[^<>\s@]+@[^<>\s@]+)>
      | (?<=<)/?[a-zA-Z][^<>]*>
      | (?<=\{):?[ ]*[.\#][^{}\n]*\}
      | (?<=\\)(?P<escaped>[\\`*_{}\[\]()>\#+.!|~-])
      | (?<=&)(?P<entity>\#\d{1,7}|\#[xX][0-9a-fA-F]{1,6}|\w{1,31});
      | (?P<marks>(?<=\*)\*{0,2}|(?<=_)_{0,2}|(?<=~)~|(?<==)=)
      | (?<=\|)(?P<pipe>)
    )""",
    re.DOTALL | re.VERBOSE,
)

_LOOSE: Final = re.compile(r"\n[ \t]*\n")
_NO_PARAGRAPH = re.compile(r"[ \t]*(?:[-*+>|]|\d{1,9}[.)])[ \t|-]|[ \t]*(?:!!!|\?\?\?|===|\||<)")
_LABELLED = re.compile(
    r"\s*(?:(?P<marks>\*\*|__)[^*_]{1,60}(?::(?P=marks)|(?P=marks)[ ]?:)|\w[\w -]{1,40}:)"
    r"(?:\s+\S+){0,9}(?<![.!?])\s*$"
    r"|\s*\[[^\[\]]*\]\s*$|\s*:::|\s*\{[{%<]"
)
"""A label and a few words, a line in brackets, or a tag of another site generator."""


def plain(text: str) -> str:
    """Return what a reader sees of some Markdown without code blocks.

    >>> plain("- **DNS** answered [late](x.md), see `dig`.")
    'DNS answered late, see dig.'
    """
    lines = text.split("\n")
    for place, line in enumerate(lines):
        bare = line.lstrip(" \t")
        if bare[:1] in _MARKERS:
            found = _LINE.match(bare)
            if found is not None:
                lines[place] = found["title"] or bare[found.end() :]
    return " ".join(_INLINE.sub(_seen, "\n".join(lines)).split())


def first_paragraph(text: str) -> str:
    """Return the first paragraph that is prose, or the first of any kind if none is."""
    return first_prose(text) or next(filter(None, map(plain, _LOOSE.split(text))), "")


def first_prose(text: str) -> str:
    r"""Return the first paragraph that is prose; empty if none is.

    No prose is a list, a table, a line in brackets and a list of labels with what they are set to.

    >>> first_prose("**Date:** May 1\n**Status:** done\n\n[Update]\n\nDNS was slow.")
    'DNS was slow.'
    """
    for block in _LOOSE.split(text):
        lines = block.strip().split("\n")
        if _NO_PARAGRAPH.match(block.lstrip("\n")) or all(map(_LABELLED.match, lines)):
            continue
        words = plain(block)
        if words:
            return words
    return ""


def _seen(found: re.Match[str]) -> str:
    kind = found.lastgroup
    if kind == "code":
        return found["code"]
    if kind == "text":
        return _INLINE.sub(_seen, found["text"])
    if kind == "address":
        return found["address"]
    if kind == "escaped":
        return found["escaped"]
    if kind == "marks":
        return _marks(found)
    if kind == "pipe":
        return " "
    return html.unescape(found[0]) if kind == "entity" else ""


def _marks(found: re.Match[str]) -> str:
    """Drop a mark that opens or closes emphasis; keep `2 * 3`, `snake_case` and `*.example`."""
    text, start, end = found.string, found.start(), found.end()
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    opens = not before.isalnum() and (after.isalnum() or after in "`\"'([*_<&\\")
    closes = not after.isalnum() and not before.isspace()
    return "" if opens or closes else found[0]
