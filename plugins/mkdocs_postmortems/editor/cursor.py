"""What stands at a place of YAML: a word, or the empty place where one would stand."""

from __future__ import annotations

from dataclasses import dataclass

from .text import Stretch

Path = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cursor:
    """A word of YAML, or the empty place where one would stand."""

    path: Path
    """The keys above it, lists left out; for a value its own key is the last."""
    word: str
    """All of it, without quotes."""
    typed: str
    """The part in front of the cursor."""
    stretch: Stretch
    """The characters it takes up, quotes included."""
    quote: str = ""
    flow: bool = False
    """Whether it stands between brackets or braces."""
    may_be_key: bool = False
    may_be_value: bool = True
    has_colon: bool = False
    """Whether it is a key with its colon behind it."""
    beside: tuple[str, ...] = ()
    """The keys that stand before it in the same mapping."""

    @property
    def keys(self) -> str:
        """The path in one piece, as lists of places have it."""
        return ".".join(self.path)
