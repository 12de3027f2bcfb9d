"""What a review looks at: how many records of which kind, and what is left out of the numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from ..knowledge_base import KnowledgeBase
from ..model.front_matter import Kind
from ..model.incident import Incident
from ..trends.shares import Share, share

OLD_DRAFT: Final = timedelta(days=30)
"""Some work on a record takes weeks; after more than these it may have been forgotten."""


@dataclass(frozen=True, slots=True)
class QuarterRecords:
    """The records of a quarter, and those before it that are still in preparation."""

    kinds: tuple[tuple[Kind, int], ...]
    """The kinds of the counted records, each with its number."""
    near_misses: Share
    not_coded: int
    """How many miss a title, a date or a factor."""
    preparing: int
    """How many have a status that does not count yet."""
    withdrawn: int
    old_drafts: int
    """How many in preparation are dated more than 30 days before the end of the view."""
    without_status: Share
    """Of the counted records."""
    start_unknown: Share
    """Of the counted records."""
    withheld: int | None
    """Restricted records that are not in this edition, of any date; None where they are few."""

    @property
    def n(self) -> int:
        """The number of counted records of the quarter."""
        return self.near_misses.n


def quarter_records(
    kb: KnowledgeBase, own: Iterable[Incident], before: Iterable[Incident], until: date
) -> QuarterRecords:
    """Count the records of a quarter.

    Args:
        kb: how many records are withheld.
        own: the records of the quarter, in whatever state.
        before: every record up to the end of the view.
        until: the end of the view.
    """
    records = [incident for incident in own if incident.kind is not Kind.REVIEW]
    counted = [incident for incident in records if incident.counted]
    kinds = Counter(incident.kind for incident in counted)
    return QuarterRecords(
        kinds=tuple((kind, kinds[kind]) for kind in Kind if kinds[kind]),
        near_misses=share(kinds[Kind.NEAR_MISS], len(counted)),
        not_coded=sum(not i.coded and not i.withdrawn for i in records),
        preparing=sum(i.preparing for i in records),
        withdrawn=sum(i.withdrawn for i in records),
        old_drafts=sum(
            i.preparing and i.date is not None and until - i.date > OLD_DRAFT for i in before
        ),
        without_status=share(sum(i.front.status is None for i in counted), len(counted)),
        start_unknown=share(sum(not _start_known(i) for i in counted), len(counted)),
        withheld=kb.told_withheld,
    )


def _start_known(incident: Incident) -> bool:
    started = incident.times.started
    return started is not None and started.word is None
