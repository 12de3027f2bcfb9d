"""What the wording checks work with: a lexicon, and names of people that are in memory only."""

from __future__ import annotations

from dataclasses import dataclass

from ...reading.contributors import people_of
from ...settings import Settings
from .lexicon import Lexicon


@dataclass(frozen=True, slots=True)
class Wording:
    """A lexicon and names; nothing that is written anywhere comes from the names."""

    lexicon: Lexicon
    names: frozenset[str] = frozenset()

    @classmethod
    def of(cls, settings: Settings) -> Wording | None:
        """Return what a project checks wording with; None where it has switched that off.

        Raises:
            SourceUnreadable: the project's own lexicon cannot be read or used.
        """
        if not settings.wording:
            return None
        return cls(lexicon_of(settings), people_of(settings.root))


def lexicon_of(settings: Settings | None = None) -> Lexicon:
    """Return the lexicon that is shipped, with the project's own over it if there is one.

    Raises:
        SourceUnreadable: the project's own lexicon cannot be read or used.
    """
    if settings is None or settings.lexicon is None:
        return Lexicon.shipped()
    return Lexicon.read(settings.root / settings.lexicon)
