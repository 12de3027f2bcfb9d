"""The numbers of factors and families as rows of a table: recurrence, changes, pairs, periods."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from ..trends.shares import share
from .changing import Asked, Id
from .over_periods import Seen
from .recurring import Recurrence, Recurring
from .row import Row
from .summary import Summary


def helped_rows(summary: Summary) -> Iterator[Row]:
    """Yield the factors that helped."""
    return _recurrence(summary.insight.helped, summary)


def recurring_rows(summary: Summary) -> Iterator[Row]:
    """Yield the factors that were a problem, in the order of their ranks."""
    return _recurrence(summary.insight.recurring, summary)


def _recurrence(found: Recurrence, summary: Summary) -> Iterator[Row]:
    for row in (*found.ranked, *found.seen):
        yield from _of_factor(row, summary.factor(row.factor))


def _of_factor(row: Recurring, label: str) -> Iterator[Row]:
    seen = row.share
    made = partial(Row, id=row.factor, label=label, n=seen.x)
    yield Row(
        measure="records",
        id=row.factor,
        label=label,
        x=seen.x,
        n=seen.n,
        low=seen.low,
        high=seen.high,
        note="systemic" if row.systemic else "",
    )
    if row.rank is not None:
        yield made(measure="rank", low=row.rank.first, high=row.rank.last)
    for name, spread in (("teams", row.teams), ("services", row.services)):
        yield made(measure=name, x=len(spread.counts), value=spread.effective)
    yield made(measure="quarters", x=row.quarters)
    yield made(measure="last-seen", note=row.last_seen.isoformat())
    for role, x in row.roles:
        yield made(measure=f"role-{role}", x=x)


def change_rows(summary: Summary) -> Iterator[Row]:
    """Yield what was asked about a rise, the surest first; factors, then families."""
    found = summary.insight.changes
    yield from _asked("factor", found.factors, summary.factor)
    yield from _asked("family", found.families, summary.family)


def _asked(noun: str, asked: Asked[Id], label: Callable[[Id], str]) -> Iterator[Row]:
    yield Row(measure=f"{noun}-by-chance", n=asked.tested, value=asked.expected_by_chance)
    for row in asked.rows.values():
        yield Row(
            measure=f"{noun}-rise",
            id=row.of,
            label=label(row.of),
            x=row.found.x,
            n=row.found.n,
            p=None if row.lack else row.found.p,
            adjusted_p=row.adjusted,
            note=f"{row.tier}-greyed" if row.greyed else row.tier,
        )


def pair_rows(summary: Summary) -> Iterator[Row]:
    """Yield the pairs with three common records or more, the surest first."""
    together = summary.insight.together
    yield Row(measure="tested", x=together.found.tested, n=together.found.asked)
    for pair in together.pairs:
        yield Row(
            measure="lift",
            id=f"{pair.first} {pair.second}",
            label=f"{summary.factor(pair.first)} / {summary.factor(pair.second)}",
            x=pair.both,
            n=pair.n,
            value=pair.lift,
            unit="times",
            p=pair.p,
            adjusted_p=pair.adjusted,
            note="signal" if pair.signal else "none",
        )


def period_rows(summary: Summary) -> Iterator[Row]:
    """Yield the records, families and factors of each period, the earliest period first."""
    for period in summary.periods:
        made = partial(Row, period=period.name, n=period.written)
        yield made(measure="counted", x=period.n)
        yield made(measure="coded", x=period.coded)
        yield from _seen("family", period.families, summary.family, period.name, period.n)
        yield from _seen("factor", period.factors, summary.factor, period.name, period.n)
        yield from _seen("helped", period.helped, summary.factor, period.name, period.n)


def _seen(
    measure: str, found: tuple[Seen[Id], ...], label: Callable[[Id], str], period: str, n: int
) -> Iterator[Row]:
    for seen in found:
        part = share(seen.x, n)
        yield Row(
            measure=measure,
            id=seen.of,
            label=label(seen.of),
            period=period,
            x=part.x,
            n=part.n,
            low=part.low,
            high=part.high,
        )
