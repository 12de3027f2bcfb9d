"""Author text is data: here it becomes Markdown or HTML that shows it as written."""

from __future__ import annotations

import html
import re
from functools import lru_cache
from urllib.parse import quote

# Entities rather than backslashes: they hold in every Markdown extension, and a plugin that looks
# for {{ }} or {% %} before Markdown does never sees a brace. `www.` and `1.` are links and lists.
_SPECIAL = re.compile(
    r"""[\\`*_{}\[\]()#+!|<>&~^=:$"'@]|-(?=-)|^-|w(?=ww\.)|\.(?=\s)(?<=\d\.)""", re.IGNORECASE
)

# What code hosts look for in the text a reader sees, so that an entity alone does not hide it:
# @name, #12, !12, $12, ~label, %milestone, &epic, ^alert, GH-12, ABC-12 and addresses.
_REACHES = re.compile(
    r"&#(?:33|35|36|38|64|94|126);|%|(?:\bgh|(?-i:[A-Z]))-(?=\d)|&#58;(?=/)", re.I
)
_NOTHING = "&#8203;"


def md(text: object) -> str:
    """Escape text for one line of Markdown."""
    return _escaped(str(text))


@lru_cache(maxsize=65536)
def _escaped(text: str) -> str:
    # Pages name the same factors, services and records over and over.
    return _SPECIAL.sub(_entity, one_line(text))


def _entity(found: re.Match[str]) -> str:
    return f"&#{ord(found[0])};"


def leading(sentence: str, *ways: tuple[str, str]) -> str:
    """Escape a sentence for Markdown, and make links of some of its numbers.

    >>> leading("In 5 of 62 records (of 5 teams).", ("5 of 62", "a.md"), ("5", "b.md"))
    'In [5 of 62](a.md) records &#40;of [5](b.md) teams&#41;.'

    Args:
        sentence: plain text.
        ways: numbers as they stand there, from left to right, each with where it leads to.

    Raises:
        ValueError: a number does not stand there.
    """
    text, parts, at = one_line(sentence), list[str](), 0
    for number, href in ways:
        start = text.index(number, at)
        parts += _SPECIAL.sub(_entity, text[at:start]), f"[{number}]({href})"
        at = start + len(number)
    return "".join([*parts, _SPECIAL.sub(_entity, text[at:])])


def quiet(text: object) -> str:
    """Escape text for one line of a comment on a code host: no name in it reaches anybody.

    >>> quiet("@ops fixed #12, GH-7")
    '&#64;&#8203;ops fixed &#35;&#8203;12, GH-&#8203;7'
    """
    return _REACHES.sub(lambda found: f"{found[0]}{_NOTHING}", md(text))


def attribute(text: object) -> str:
    """Escape text for HTML: page titles and descriptions, which themes print as they are.

    Braces too: a macro plugin renders titles as it renders text.
    """
    escaped = html.escape(one_line(text), quote=True)
    return escaped.replace("{", "&#123;").replace("}", "&#125;")


def web(address: str) -> str:
    """Quote an http address for use as a Markdown link target."""
    return quote(one_line(address), safe=":/?#@!$&;=%~,+'-._")


def one_line(text: object) -> str:
    """Join lines and drop what no one can see."""
    flat = " ".join(str(text).split())
    if flat.isprintable():
        return flat
    return "".join(c for c in flat if c.isprintable() or c in "\u200c\u200d")
