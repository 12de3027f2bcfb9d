"""How words are compared and turned into addresses, in one place."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

_LOOSE = re.compile(r"[\s_-]+")
_UNSAFE = re.compile(r"[^\w.]+")


@lru_cache(maxsize=8192)
def fold(text: str) -> str:
    """Reduce a word to what counts when words are compared: no case, spaces, hyphens, underscores.

    >>> fold("Config-Push") == fold("config push")
    True
    """
    return _LOOSE.sub("", unicodedata.normalize("NFC", text).casefold())


def slug(text: str) -> str:
    """Turn text into an address: lower case, letters, digits, dots and hyphens, never empty.

    >>> slug("Payments DB / (old)")
    'payments-db-old'
    """
    flat = _UNSAFE.sub("-", unicodedata.normalize("NFC", text).casefold().replace("_", "-"))
    return flat.strip("-.")[:80].rstrip("-.") or "unnamed"


def nearest(word: str, known: Iterable[str], limit: int = 3) -> tuple[str, ...]:
    """Return the known words most like `word`, the nearest first; none if nothing is close."""
    by_fold: dict[str, str] = {}
    for candidate in sorted(known):
        by_fold.setdefault(fold(candidate), candidate)
    close = difflib.get_close_matches(fold(word)[:200], by_fold, n=limit, cutoff=0.7)
    return tuple(by_fold[match] for match in close)


def did_you_mean(candidates: Iterable[str]) -> str | None:
    """Phrase candidates as a question; None if there are none."""
    quoted = [f"'{candidate}'" for candidate in candidates]
    return f"Did you mean {' or '.join(quoted)}?" if quoted else None
