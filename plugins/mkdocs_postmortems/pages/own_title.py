"""The title an author's text begins with stands in place of ours: a page has one."""

from __future__ import annotations

import re
from typing import Final

_TITLE: Final = re.compile(r"\A\s*(# [^\n]*\n|[^\n]+\n=+[ \t]*\n)")


def own_title(text: str) -> tuple[str, str]:
    """Part a text into its first level-one heading, if it begins with one, and what follows."""
    found = _TITLE.match(text)
    return (found[0], text[found.end() :]) if found else ("", text)
