"""The time before an action and the time after it, with what was seen in each."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of time, and what was seen in it."""

    x: int
    """How many records carry the factor."""
    days: int
    records: int
    """How many records there are in all."""


def windows(
    dates: Sequence[date], carrying: Sequence[date], raised: date, completed: date, as_of: date
) -> tuple[Window, Window]:
    """Count before the record that raised an action, and after the action was done.

    Parameters
    ----------
    dates
        The days of all counted records, the oldest first.
    carrying
        Those of the records that carry the factor as a problem, the oldest first.
    raised
        The day of the record that raised the action.
    completed
        The day it was done; not before `raised`.
    as_of
        The day the view ends; not before `completed`.

    Returns
    -------
    tuple of two Window
        Before: between the day of the first counted record and `raised`. After: from the day after
        `completed` to `as_of`. The time between is in neither, as people may act before an action
        is called done.

    Notes
    -----
    The record that opens a window is no part of it, nor is the one that closes it. A clock that
    starts with a record that carries the factor would call one in one day a rate.

    Examples
    --------
    >>> days = [date(2024, 1, 1), date(2024, 2, 1), date(2024, 3, 1), date(2024, 6, 1)]
    >>> windows(days, days[1:], days[2], date(2024, 4, 1), date(2024, 6, 30))
    (Window(x=1, days=60, records=1), Window(x=1, days=90, records=1))
    """
    first = min(dates[0], raised) if dates else raised
    before = tuple(bisect_left(d, raised) - bisect_right(d, first) for d in (carrying, dates))
    after = tuple(bisect_right(d, as_of) - bisect_right(d, completed) for d in (carrying, dates))
    return (
        Window(max(before[0], 0), (raised - first).days, max(before[1], 0)),
        Window(after[0], (as_of - completed).days, after[1]),
    )
