"""The records of a branch beside those it began with: which are the same, and which are new."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from ..knowledge_base import KnowledgeBase
from ..model.factor import FactorId
from ..model.incident import Incident, IncidentId

_Key = Callable[[Incident], str | None]


@dataclass(frozen=True, slots=True)
class Touched:
    """A record that a branch adds or changes."""

    after: Incident
    before: Incident | None = None
    """The same record where the branch began; None where there was none."""

    @property
    def added(self) -> bool:
        """Whether the branch brings the record."""
        return self.before is None

    @property
    def renamed(self) -> bool:
        """Whether its id is another one now."""
        return self.before is not None and self.before.id != self.after.id

    @property
    def moved(self) -> bool:
        """Whether its file stands elsewhere now."""
        return self.before is not None and self.before.source.path != self.after.source.path

    @property
    def coded(self) -> bool:
        """Whether a record that was there is coded now and was not before."""
        return self.before is not None and self.after.coded and not self.before.coded

    @property
    def new(self) -> bool:
        """Whether the graph did not have it before and has it now."""
        return self.after.in_graph and not (self.before is not None and self.before.in_graph)

    @property
    def edited(self) -> bool:
        """Whether the text of a record that was there differs."""
        return self.before is not None and self.before.source.text != self.after.source.text

    @property
    def factors(self) -> tuple[FactorId, ...]:
        """The factors it did not have before, in the order of the record."""
        before = self.before.factor_ids() if self.before is not None and not self.new else ()
        return tuple(factor for factor in self.after.factor_ids() if factor not in before)


@dataclass(frozen=True, slots=True)
class Records:
    """What a branch does to the records."""

    touched: tuple[Touched, ...]
    """Oldest first, as they stand in the collection."""
    gone: tuple[Incident, ...]
    """Those that were there and are not shown any more, oldest first."""


def records_of(
    before: KnowledgeBase,
    after: KnowledgeBase,
    moved: Mapping[str, str],
    changed: Collection[str],
) -> Records:
    """Find each record of now among those of then.

    A record is the same where its id is; else where its file is, under its old or its new name;
    else where the text is the same, which finds a file that was moved and is not committed.

    Args:
        before: the collection where the branch began.
        after: the collection as it is now.
        moved: the old path of a file that git calls renamed, by the new one.
        changed: the paths that differ. A record whose path is none of them and that was not there
            before is nothing a branch adds: git ignores it.
    """
    same = _same(before.incidents, after.incidents, moved)
    rows = [Touched(i, same.get(id)) for id, i in after.incidents.items()]
    found = {row.before.id for row in rows if row.before is not None}
    return Records(
        tuple(row for row in rows if _says_something(row, changed)),
        tuple(i for id, i in before.incidents.items() if id not in found),
    )


def _says_something(row: Touched, changed: Collection[str]) -> bool:
    if row.added:
        return row.after.source.path in changed
    return row.renamed or row.moved or row.edited


def _same(
    before: Mapping[IncidentId, Incident],
    after: Mapping[IncidentId, Incident],
    moved: Mapping[str, str],
) -> Mapping[IncidentId, Incident]:
    """Return the record of then for each of now that has one."""
    found = {id: before[id] for id in after if id in before}
    ways: tuple[tuple[_Key, _Key], ...] = (
        (_path, lambda i: moved.get(i.source.path)),
        (_path, _path),
        (_text, _text),
    )
    for then, now in ways:
        taken = {incident.id for incident in found.values()}
        left = {then(i): i for id, i in before.items() if id not in taken and then(i)}
        for id, incident in after.items():
            if id not in found and (other := left.pop(now(incident), None)) is not None:
                found[id] = other
    return found


def _path(incident: Incident) -> str:
    return incident.source.path


def _text(incident: Incident) -> str:
    return incident.source.text
