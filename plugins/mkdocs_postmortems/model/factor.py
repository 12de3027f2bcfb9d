"""A factor in a record: as the author wrote it, and as the vocabulary resolves it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NewType

from .entry import ShortEntry
from .shapes import Many, Text

FactorId = NewType("FactorId", str)
FamilyId = NewType("FamilyId", str)


class Role(StrEnum):
    """What a factor did in this incident; the order is the order on a page."""

    TRIGGER = "trigger"
    CONTRIBUTING = "contributing"
    AGGRAVATING = "aggravating"
    DETECTION = "detection"
    RESPONSE = "response"
    ORGANISATIONAL = "organisational"
    MITIGATING = "mitigating"

    @property
    def problem(self) -> bool:
        """Whether the role counts as a problem; what helped never does."""
        return self is not Role.MITIGATING


class Confidence(StrEnum):
    """How sure the group was."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class FactorEntry(ShortEntry, short="id"):
    """A contributing factor as written: a word of the vocabulary, or a mapping with more."""

    id: Text
    """The factor: its id, its bare leaf, its label or an alias."""
    role: Role | None = None
    """What it did here: trigger, contributing, aggravating, detection, response, organisational or
    mitigating. Without one the role of its family holds."""
    evidence: Many[Text] = ()
    """Where the text supports it: the anchor of a heading, quoted, such as `"#timeline"`."""
    note: Text | None = None
    """One line that makes it concrete in this incident."""
    confidence: Confidence | None = None
    """How sure the group was: high, medium or low."""


@dataclass(frozen=True, slots=True)
class FactorRef:
    """A factor of an incident after the vocabulary: always a known id."""

    factor: FactorId
    role: Role
    evidence: tuple[str, ...] = ()
    """Anchors that exist in the body, without the `#`."""
    note: str | None = None
    confidence: Confidence | None = None
    line: int = 1
