"""How long noticing and recovery took, in plain sentences: no mean, and nothing better or worse."""

from __future__ import annotations

from ..trends.durations import Quantile
from .figures import count, percent
from .measures import between, length
from .times import Lengths


def lengths_said(found: Lengths) -> str:
    """Say how long a stretch took in the middle and at the slow end, and what is not known."""
    return " ".join(filter(None, (_known(found), _not_known(found))))


def _known(found: Lengths) -> str:
    records = count(len(found.ended), "record")
    if found.ongoing:
        records += f" and {len(found.ongoing)} ongoing"
    if found.summary is None:
        return f"Not enough data for a median: {records}."
    median, p90 = found.summary.median, found.summary.p90
    return f"Median {quantile_said(median)}, {records}; 9 in 10: {_slow_end(p90)}."


def quantile_said(found: Quantile) -> str:
    """Say a quantile with the range it lies in."""
    if found.value is None:
        return "not reached"
    if found.low is None or found.high is None:
        return length(found.value)
    return f"{length(found.value)} ({between(found.low, found.high)})"


def _slow_end(found: Quantile) -> str:
    if found.low is None or found.high is not None:
        return quantile_said(found)
    return f"at least {length(found.low)}, no upper bound yet"


def _not_known(found: Lengths) -> str:
    what = "Start unknown" if found.stretch == "notice" else "Not known"
    missing = f"{what} in {found.missing} more" if found.missing else ""
    estimated = f"estimated in {found.estimated}" if found.estimated else ""
    if not missing:
        return estimated and f"Start {estimated}."
    return f"{', '.join(filter(None, (missing, estimated)))}."


def how_lengths(found: Lengths) -> str:
    """Say how the numbers of a stretch were found."""
    if found.summary is None:
        return "Below 3 records the values stand alone."
    if found.ongoing:
        return (
            "Kaplan-Meier estimate: those that are ongoing count up to the day this page speaks"
            " about. There is no range where some are ongoing."
        )
    said = "Quantiles of type 7. A range lies between two of the values and fits any distribution"
    median, p90 = found.summary.median, found.summary.p90
    covered = [q.coverage for q in (median, p90) if q.coverage is not None]
    return f"{said}; it holds the quantile in {percent(min(covered))} of cases or more."
