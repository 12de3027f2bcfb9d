"""A page of ours as Markdown for a terminal, a chat or an issue: no links, no attributes."""

from __future__ import annotations

import re
from typing import Final

_ATTRIBUTES: Final = re.compile(r" ?\{:? ?[#.][^{}]*\}$", re.MULTILINE)
_BLOCKS: Final = re.compile(r"^</?div\b[^<>]*>$\n?", re.MULTILINE)
_LINK: Final = re.compile(r"\[([^\[\]]*)\]\([^()\s]*\)(?:\{ [.\w -]* \})?")
_MORE: Final = re.compile(r"^\[[^\[\]]*\]\([^()\s]*how/[^()\s]*\)$\n?", re.MULTILINE)
_AFTER: Final = re.compile(r" \[[^\[\]]*\]\([^()\s]*/how/[^()\s]*\)$", re.MULTILINE)
_SPAN: Final = re.compile(r"</?span\b[^<>]*>")
_FOLD: Final = re.compile(r'<details class="pm-how" markdown>')
_ENTITY: Final = re.compile(r"&#(\d+);")
_HARMLESS: Final = "\"':=+$!@^~#(){}.-|"
"""What Markdown and HTML read as text in the middle of a line."""
_GAP: Final = re.compile(r"\n{3,}")


def without_links(page: str) -> str:
    """Return the Markdown of a page without its links; those to how numbers are made go whole."""
    return _LINK.sub(r"\1", _AFTER.sub("", _MORE.sub("", page)))


def plain(page: str) -> str:
    r"""Return a page as plain Markdown; folds stay, and author text stays escaped where it counts.

    >>> plain("## A &#40;b&#41; { #pm-a .c }\n\n- [d &#60;e&#62;](f.md), g")
    '## A (b)\n\n- d &#60;e&#62;, g\n'
    """
    text = _BLOCKS.sub("", _ATTRIBUTES.sub("", without_links(page)))
    text = _FOLD.sub("<details>", _SPAN.sub("", text))
    return _GAP.sub("\n\n", _ENTITY.sub(_read, text)).strip() + "\n"


def _read(found: re.Match[str]) -> str:
    sign = chr(int(found[1]))
    return sign if sign in _HARMLESS else found[0]
