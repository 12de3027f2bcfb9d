"""A summary in its sections: what each is called, its sentences, and its numbers as rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from . import factor_rows, record_rows, summary_wording
from .row import Row
from .summary import Summary


@dataclass(frozen=True, slots=True)
class Section:
    """One part of what is said."""

    name: str
    """As programs read it."""
    title: str
    said: Callable[[Summary], Iterator[str]]
    """One paragraph each, in plain text."""
    rows: Callable[[Summary], Iterator[Row]]


SECTIONS: Final = (
    Section("looked-at", "What was looked at", summary_wording.looked_at, record_rows.looked_rows),
    Section("tagging", "How it is coded", summary_wording.tagging, record_rows.tagging_rows),
    Section("helped", "What helped", summary_wording.helped, factor_rows.helped_rows),
    Section("recurring", "What comes back", summary_wording.recurring, factor_rows.recurring_rows),
    Section("changes", "What changes", summary_wording.changing, factor_rows.change_rows),
    Section("together", "Seen together", summary_wording.together, factor_rows.pair_rows),
    Section("after-actions", "After actions", summary_wording.after, record_rows.action_rows),
    Section(
        "recovery", "Noticing and recovery", summary_wording.recovery, record_rows.recovery_rows
    ),
    Section("periods", "Over time", summary_wording.periods, factor_rows.period_rows),
)
"""In the order of a review: denominators first, then what helped, then problems."""
