"""The numbers of records as rows of a table: what was looked at, coding, actions, recovery."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from ..trends.durations import Quantile
from .after_actions import AfterAction, Compared, EvidenceDue
from .row import Row
from .summary import Summary
from .times import Lengths


def looked_rows(summary: Summary) -> Iterator[Row]:
    """Yield the denominators of everything else."""
    found = summary.looked_at
    yield Row(measure="counted", x=found.n, n=found.written)
    yield Row(measure="coded", x=found.coded, n=found.written)
    yield Row(measure="without-status", x=found.without_status, n=found.n)
    for name, day in (("first", found.first), ("last", found.last), ("as-of", found.as_of)):
        if day is not None:
            yield Row(measure=name, n=found.n, note=day.isoformat())
    for kind, x in found.kinds:
        yield Row(measure="kind", id=kind, x=x, n=found.n)
    for why, x in found.left_out:
        yield Row(measure="left-out", id=why, x=x)


def tagging_rows(summary: Summary) -> Iterator[Row]:
    """Yield whether the coding is sound."""
    found = summary.insight.tagging
    twice, drift = found.coded_twice, found.drift
    yield Row(measure="unseen", x=found.once, n=found.uses, value=found.unseen)
    yield Row(measure="kappa", n=twice.records, value=twice.kappa)
    if drift is not None:
        way = "more" if drift.more else "fewer"
        yield Row(measure="drift", n=drift.n, p=drift.p, note=way if drift.banner else "none")
    yield Row(measure="deprecated", x=len(found.deprecated), n=found.n)
    for word, x in found.waiting:
        yield Row(measure="waiting", id=word, x=x, n=found.n)
    for factor in found.unused:
        yield Row(measure="unused", id=factor, label=summary.factor(factor), x=0)


def action_rows(summary: Summary) -> Iterator[Row]:
    """Yield what was seen of each factor after each action on it."""
    for row in summary.insight.after:
        yield from _of_action(row, summary.factor(row.seen.factor))


def _of_action(row: AfterAction, label: str) -> Iterator[Row]:
    seen = row.seen
    made = partial(Row, id=f"{seen.incident}#{seen.action} {seen.factor}", label=label)
    yield made(measure="seen-again", x=seen.times, n=seen.since, note=seen.completed.isoformat())
    match row.result:
        case Compared(before, after, by_days) as found:
            yield made(
                measure="rate-ratio",
                x=after.x,
                n=before.x + after.x,
                low=by_days.low,
                high=by_days.high,
                value=by_days.ratio,
                unit="times",
                p=found.p,
                note="settled" if by_days.settled else "not-settled",
            )
        case EvidenceDue(day):
            yield made(measure="evidence-due", note=day.isoformat())
        case reason:
            yield made(measure="not-compared", note=reason)


def recovery_rows(summary: Summary) -> Iterator[Row]:
    """Yield how long noticing, mitigating and resolving took."""
    found = summary.insight.recovery
    for lengths in (found.notice, found.mitigate, found.resolve):
        yield from _lengths(lengths)


def _lengths(found: Lengths) -> Iterator[Row]:
    for measure, x in (
        ("ended", len(found.ended)),
        ("ongoing", len(found.ongoing)),
        ("missing", found.missing),
        ("estimated", found.estimated),
    ):
        yield Row(measure=measure, id=found.stretch, x=x, n=found.n)
    said = found.summary
    if said is not None:
        yield _quantile("median", found, said.median)
        yield _quantile("p90", found, said.p90)


def _quantile(measure: str, found: Lengths, quantile: Quantile) -> Row:
    return Row(
        measure=measure,
        id=found.stretch,
        n=len(found.ended) + len(found.ongoing),
        low=quantile.low,
        high=quantile.high,
        value=quantile.value,
        unit="s",
        note="" if quantile.value is not None else "not-reached",
    )
