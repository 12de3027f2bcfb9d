"""How words are compared and turned into addresses, in one place."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final

CLOSE: Final = 0.7
"""How like two words are, by difflib, of which one may be meant by the other."""

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


def nearest(
    word: str, known: Iterable[str], limit: int = 3, least: float = CLOSE
) -> tuple[str, ...]:
    """Return the known words most like `word`, the nearest first; none if nothing is close."""
    by_fold: dict[str, str] = {}
    for candidate in sorted(known):
        by_fold.setdefault(fold(candidate), candidate)
    folded = fold(word)[:200]
    close = difflib.get_close_matches(folded, [*_alike(folded, by_fold, least)], limit, least)
    return tuple(by_fold[match] for match in close)


def _alike(word: str, known: Iterable[str], least: float) -> Iterator[str]:
    """Go through what shares enough letters with a word; difflib takes ten times as long."""
    letters = Counter(word)
    counts = tuple(letters.values())
    for candidate in known:
        needed = least * (len(word) + len(candidate)) / 2 - 1e-6
        if min(len(word), len(candidate)) >= needed and (
            sum(map(min, counts, map(candidate.count, letters))) >= needed
        ):
            yield candidate


def did_you_mean(candidates: Iterable[str]) -> str | None:
    """Phrase candidates as a question; None if there are none."""
    quoted = [f"'{candidate}'" for candidate in candidates]
    return f"Did you mean {' or '.join(quoted)}?" if quoted else None
