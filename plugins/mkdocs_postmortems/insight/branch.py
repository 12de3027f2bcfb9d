"""What a branch adds to the collection: one value for a comment and for other programs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from ..graph.related import Related
from ..knowledge_base import KnowledgeBase
from ..model.finding import Finding, Level
from ..model.incident import Incident
from .added_actions import SameFactor, same_factors
from .added_factors import AddedFactor, History, added_factors
from .added_words import NewFactor, NewWord, new_factors, new_words
from .touched import Records, Touched, records_of

RELATED: Final = 3
"""How many records are named that are near to a new one."""


@dataclass(frozen=True, slots=True)
class Brought:
    """A record that a branch adds or changes, and what is to say about what is new in it."""

    record: Touched
    factors: tuple[AddedFactor, ...] = ()
    actions: tuple[SameFactor, ...] = ()
    related: tuple[Related, ...] = ()
    """For a record that is added or newly coded."""
    compared: int = 0
    """How many records it was compared with for that."""


@dataclass(frozen=True, slots=True)
class Branch:
    """What a branch adds, oldest record first."""

    kb: KnowledgeBase
    """The collection as it is on the branch."""
    brought: tuple[Brought, ...]
    gone: tuple[Incident, ...]
    """Records that were there and are removed, or not shown in this edition any more."""
    factors: tuple[NewFactor, ...]
    words: tuple[NewWord, ...]
    findings: Mapping[Level, int]
    """How many findings were not there before; a level without one is left out."""

    @property
    def empty(self) -> bool:
        """Whether there is nothing to say."""
        return not (self.brought or self.gone or self.factors or self.findings)


@dataclass(frozen=True, slots=True)
class Side:
    """A collection, and all that there is to say about it as findings."""

    kb: KnowledgeBase
    findings: Iterable[Finding]


def branch_of(
    before: Side, after: Side, moved: Mapping[str, str], changed: Collection[str]
) -> Branch:
    """Compare a collection with what it was.

    Args:
        before: where the branch began.
        after: as it is now.
        moved: the old path of a file that git calls renamed, by the new one.
        changed: the paths that differ.
    """
    records = records_of(before.kb, after.kb, moved, changed)
    history = History(after.kb)
    return Branch(
        kb=after.kb,
        brought=tuple(_brought(record, history) for record in records.touched),
        gone=records.gone,
        factors=new_factors(before.kb.vocabulary, after.kb),
        words=tuple(new_words(records.touched, after.kb)),
        findings=_levels(before.findings, after.findings, records),
    )


def _brought(record: Touched, history: History) -> Brought:
    incident, kb = record.after, history.kb
    near = kb.graph.related(incident.id, RELATED) if record.added or record.new else ()
    return Brought(
        record,
        tuple(added_factors(incident, record.factors, history)),
        tuple(same_factors(record, kb)),
        near,
        kb.graph.compared(incident.id),
    )


def _levels(
    before: Iterable[Finding], after: Iterable[Finding], records: Records
) -> Mapping[Level, int]:
    """Count the findings that were not there; one that only stands in another line was."""
    now = {row.before.source.path: row.after.source.path for row in records.touched if row.before}
    known = Counter((now.get(f.location.path, f.location.path), f.code, f.message) for f in before)
    fresh: Counter[Level] = Counter()
    for found in after:
        key = (found.location.path, found.code, found.message)
        if known[key]:
            known[key] -= 1
        else:
            fresh[found.level] += 1
    return {level: fresh[level] for level in Level if fresh[level]}
