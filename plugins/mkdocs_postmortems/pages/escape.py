"""Author text is data: here it becomes Markdown or HTML that shows it as written."""

from __future__ import annotations

import html
import re
from urllib.parse import quote

# Entities rather than backslashes: they hold in every Markdown extension, and a plugin that looks
# for {{ }} or {% %} before Markdown does never sees a brace. `www.` and `1.` are links and lists.
_SPECIAL = re.compile(
    r"""[\\`*_{}\[\]()#+!|<>&~^=:$"'@]|-(?=-)|^-|w(?=ww\.)|\.(?=\s)(?<=\d\.)""", re.IGNORECASE
)


def md(text: object) -> str:
    """Escape text for one line of Markdown."""
    return _SPECIAL.sub(lambda found: f"&#{ord(found[0])};", one_line(text))


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
