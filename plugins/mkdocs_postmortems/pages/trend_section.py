"""A part of the page of trends: sentences, a table or a list, and how its numbers were made."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Section:
    """One heading of the page; all text is Markdown, except in the fold, which is plain."""

    name: str
    title: str
    said: tuple[str, ...] = ()
    """Paragraphs above the rows."""
    heads: tuple[str, ...] = ()
    """The heads of a table; none where there is no table."""
    rows: tuple[tuple[str, ...], ...] = ()
    lines: tuple[str, ...] = ()
    """The entries of a list."""
    pictures: tuple[str, ...] = ()
    """Below the rows, each with its numbers in a fold."""
    after: tuple[str, ...] = ()
    """Paragraphs below the rows."""
    how: tuple[tuple[str, str], ...] = ()
    """Sentences of the fold, each with its anchor on the page of how numbers are made."""
    greyed: bool = False
    """Whether the tagging itself changed, so that the rows may be about tagging."""
