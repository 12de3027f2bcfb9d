"""What the commands print alike."""

from __future__ import annotations


def amount(count: int, noun: str) -> str:
    """Return a number with its noun.

    >>> amount(1, "file"), amount(1200, "word")
    ('1 file', '1,200 words')
    """
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"
