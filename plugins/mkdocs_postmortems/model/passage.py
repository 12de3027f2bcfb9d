"""An author's prose as sentences, each with its line in the file."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, or a heading, as a reader sees it."""

    text: str
    line: int
    """The line of the file on which it begins."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, an item of a list or a row of a table; a heading where nothing is under it."""

    sentences: tuple[Sentence, ...]
    heading: Sentence | None = None
    """What it stands under."""

    @property
    def all(self) -> tuple[Sentence, ...]:
        """Its sentences, with the heading before them."""
        return (*((self.heading,) if self.heading else ()), *self.sentences)
