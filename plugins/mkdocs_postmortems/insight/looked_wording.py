"""What was looked at, in plain sentences without markup: the denominators of all other numbers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from .figures import count, listed, of_kind, percent
from .looked_at import LeftOut, LookedAt
from .measures import on
from .over_periods import Period
from .population import Slice

_LEFT_OUT: Final = {
    LeftOut.REVIEW: "reviews, which are no incidents",
    LeftOut.WITHDRAWN: "withdrawn",
    LeftOut.NO_DATE: "without a date",
    LeftOut.NOT_CODED: "not coded",
    LeftOut.PREPARING: "in preparation",
}


def looked_said(found: LookedAt) -> Iterator[str]:
    """Say how many records there are, which ones, and which are left out."""
    yield _counted(found)
    asked = asked_said(found.asked)
    if asked:
        yield f"Asked for: {asked}."
    if found.n:
        yield f"By kind: {listed([of_kind(kind, x) for kind, x in found.kinds])}."
    if found.left_out:
        yield f"Left out: {listed([f'{x} {_LEFT_OUT[why]}' for why, x in found.left_out])}."
    if found.n:
        yield f"Without a stated status: {_part(found.without_status, found.n)}."
    if found.written:
        records = count(found.written, "written record")
        yield f"Coded: {found.coded} of {records} ({percent(found.coded / found.written)})."


def _counted(found: LookedAt) -> str:
    if found.first is None or found.last is None:
        return "No record is counted here: one counts once it has a title, a date and a factor."
    days = f"all of {on(found.first)}"
    if found.first != found.last:
        days = f"{on(found.first)} to {on(found.last)}"
    end = "" if found.as_of is None else f" The view ends on {on(found.as_of)}."
    verb = "is" if found.n == 1 else "are"
    return f"{count(found.n, 'record')} {verb} counted, {days}.{end}"


def asked_said(asked: Slice) -> str:
    """Say which records were asked for; empty where it is all of them."""
    parts = [
        asked.since and f"from {on(asked.since)}",
        asked.until and f"until {on(asked.until)}",
        asked.service and f"service {asked.service}",
        asked.team and f"team {asked.team}",
        asked.kind and f"kind {asked.kind}",
        asked.severity and f"severity {asked.severity}",
    ]
    return ", ".join(part for part in parts if part)


def period_said(period: Period) -> str:
    """Say how many records a period has, and how many of those written are coded."""
    counted = f"{count(period.n, 'record')} counted"
    return f"{counted}, {period.coded} of {period.written} written are coded."


def _part(x: int, n: int) -> str:
    return f"{x} of {count(n, 'record')} ({percent(x / n)})"
