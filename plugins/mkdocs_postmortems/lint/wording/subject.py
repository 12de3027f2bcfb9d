"""What is known of who does what a phrase says."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Kind(StrEnum):
    """What is known of a subject."""

    PERSON = "person"
    NOBODY = "nobody"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Subject:
    """The subject of a clause, and how the verb behind it stands."""

    kind: Kind = Kind.UNKNOWN
    start: int = -1
    """Where its noun phrase begins in the sentence, if it is in the clause of the verb."""
    noun: str = ""
    passive: bool = False
    """Whether a form of "be" stands right before the phrase."""
    denied: bool = False
    hypothetical: bool = False


UNKNOWN: Final = Subject()
