"""What several ways to look at a factor say, in plain sentences without markup.

The sentences that start with `how` say how a number was made; they belong in a fold.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ..trends.monotone import Monotone
from ..trends.quarters import OverQuarters
from ..trends.recent import LargerShare, PerTime
from .figures import count, listed, p_value
from .ways import Ways

SEVERAL: Final = "Each of these is one of several ways to look, and none of them is a verdict."
"""What stands above all of them."""
QUARTERS_SHOWN: Final = 8
"""How many quarters are written out."""


def per_time_said(found: PerTime) -> str:
    """Write `5 in the last 90 days, 3 in the 270 before (p .027)`."""
    return _with_p(", ".join(recent_and_before(found)), found.p, found.enough)


def share_rise_said(found: LargerShare) -> str:
    """Write `5 of the last 10 records, 3 of the 30 before (p .015)`."""
    return _with_p(", ".join(recent_and_before(found)), found.p, found.enough)


def recent_and_before(found: PerTime | LargerShare) -> tuple[str, str]:
    """Return the parts of such a sentence, each about the records of one span."""
    if isinstance(found, PerTime):
        recent = f"in the last {count(found.days_recent, 'day')}"
        before = f"in the {found.days_before} before"
    else:
        recent = f"of the last {count(found.n_recent, 'record')}"
        before = f"of the {found.n_before} before"
    return f"{found.x_recent} {recent}", f"{found.x_before} {before}"


def quarters_said(found: OverQuarters) -> str:
    """Write `0 of 8, 1 of 8, 1 of 8, 4 of 8 by quarter (p .012)`."""
    pairs = [f"{x} of {n}" for x, n in zip(found.x, found.n, strict=True)]
    if len(pairs) > QUARTERS_SHOWN:
        left = count(len(pairs) - QUARTERS_SHOWN, "earlier quarter")
        pairs = [f"{left}, then {pairs[-QUARTERS_SHOWN]}", *pairs[1 - QUARTERS_SHOWN :]]
    said = f"{', '.join(pairs)} by quarter" if pairs else "no quarter"
    return _with_p(said, found.p, found.enough)


def second_said(found: Monotone) -> str:
    """Write `the later quarter is higher in 24 of 28 pairs that differ (p .0009)`."""
    pairs = count(found.up + found.down, "pair")
    said = f"the later quarter is higher in {found.up} of {pairs} that differ"
    return _with_p(said, found.p if found.p is not None else 1.0, found.enough)


def bursts_said(ways: Ways) -> str:
    """Write `denser from 2024 Q1 to 2024 Q2`; empty where nothing stands out or could."""
    spans = [
        f"in {first}" if first == last else f"from {first} to {last}" for first, last in ways.denser
    ]
    return f"denser {listed(spans)}" if spans else ""


def _with_p(said: str, p: float, enough: bool) -> str:
    return f"{said} (p {p_value(p)})" if enough else f"Not enough data: {said}"


def how_ways(ways: Ways) -> Iterator[str]:
    """Say how each way to look was made, in the order of the page."""
    time, share, over = ways.per_time, ways.share, ways.over_quarters
    yield (
        f"More per day: of {time.x_recent + time.x_before} in all, the recent ones are binomial; "
        f"smallest possible p {p_value(time.p_min)}, mid-p {p_value(time.mid_p)}."
    )
    yield (
        f"A larger share: Fisher's exact test, one-sided; smallest possible p "
        f"{p_value(share.p_min)}."
    )
    yield (
        f"Over quarters: Cochran-Armitage, one-sided, "
        f"{'every way counted' if over.exact else 'by the normal curve'}; T = {over.t}."
    )
    yield f"A second test over quarters: {ways.second.test} on their shares, one-sided."
    yield (
        "Denser quarters: Kleinberg's two states, twice as dense, entered at a cost of 2 ln T; "
        "from 5 sightings, 20 records and 6 quarters on."
    )
