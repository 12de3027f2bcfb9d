"""What was seen after actions, in plain sentences without markup.

An observation is told and never judged: no sentence says that an action worked, or that it did not.
"""

from __future__ import annotations

from typing import Final

from ..trends.effects import Ratio
from ..trends.recurrence import SeenAgain
from ..trends.returns import LEAST, Returns
from ..trends.silence import allowed_by_silence
from .after_actions import AfterAction, Compared, EvidenceDue, NotCompared
from .figures import count, p_value
from .measures import on, two_figures

PEAKED: Final = "A factor picked because it had peaked falls anyway."

NOT_COMPARED: Final = {
    NotCompared.NO_PROBLEM: "Nothing to compare: its record does not name the factor as a problem.",
    NotCompared.DONE_BEFORE: "Nothing to compare: it was done before the date of its record.",
    NotCompared.NOT_YET: "Nothing to compare: it was done after the day this page speaks about.",
    NotCompared.TOO_FEW: "Too few earlier records for a comparison.",
}


def seen_again_said(row: SeenAgain) -> str:
    """Say whether a factor was seen since an action was done."""
    day = on(row.completed)
    if not row.since:
        return f"No record since {day}."
    seen = "Seen again" if row.times else "Not seen"
    return f"{seen} in {of_those(row.times, row.since)} since {day}."


def of_those(x: int, n: int) -> str:
    """Write `2 of the 4 records`, or `the 4 records` where x is none."""
    records = "the one record" if n == 1 else f"the {n} records"
    return f"{x} of {records}" if x and n > 1 else records


def comparison_said(row: AfterAction) -> str:
    """Compare before and after, or say from when on that can be done."""
    match row.result:
        case EvidenceDue(day):
            return f"Evidence due on {on(day)}."
        case Compared(before, after, by_days):
            return (
                f"{before.x} in {count(before.days, 'day')} before,"
                f" {after.x} in {count(after.days, 'day')} after; {_ratio(by_days)}."
            )
        case NotCompared() as reason:
            return NOT_COMPARED[reason]


def _ratio(found: Ratio) -> str:
    interval = (
        f"ratio {two_figures(found.ratio)} ({two_figures(found.low)} to {two_figures(found.high)})"
    )
    if not found.settled:
        return f"{interval}: not settled"
    return f"{interval}: seen {'less' if found.ratio < 1 else 'more'} often after"


def silence_said(row: AfterAction) -> str | None:
    """Say which rate a silence since an action still allows; None where there is no silence."""
    after = row.after
    if after is None or after.x or not after.days:
        return None
    rate = two_figures(allowed_by_silence(after.days))
    return f"After {count(after.days, 'day')} without it up to {rate} a year are still possible."


def expectation_said(compared: Compared, expected: float | None) -> str:
    """Say what no change at all would look like, beside a comparison."""
    if expected is None:
        return PEAKED
    return (
        f"With the rate before drawn towards that of all factors, no change would be about"
        f" {two_figures(expected)} in {count(compared.after.days, 'day')}. {PEAKED}"
    )


def coming_back_said(found: Returns | None) -> str:
    """Say how soon a factor came back."""
    if found is None:
        return f"Not enough data on how soon it comes back: fewer than {LEAST} returns seen."
    seen = f"({found.seen} returns seen)"
    if found.median is None:
        return f"Half of the time it takes longer than has been seen so far {seen}."
    within = f"within {count(round(found.median), 'day')}" if found.median else "on the same day"
    return f"Half of the time it came back {within} {seen}."


def how_comparison(compared: Compared) -> str:
    """Say how a comparison was made."""
    said = (
        "Before: from the first counted record to the record of the action. After: from the day it"
        " was done. Given the sum of both counts the later one is binomial; the interval is that of"
        f" Clopper and Pearson, 95 %. One-sided p {p_value(compared.p)}."
    )
    before, after = compared.before, compared.after
    if compared.by_records is None:
        return said
    return (
        f"{said} By records: {before.x} of {before.records} before, {after.x} of {after.records}"
        f" after; {_ratio(compared.by_records)}."
    )


def how_coming_back(found: Returns) -> str:
    """Say how the time to recurrence was found."""
    return (
        f"Kaplan-Meier estimate over {count(found.seen, 'gap')} between records of the factor;"
        " the gap that is still open counts up to the day this page speaks about."
    )
