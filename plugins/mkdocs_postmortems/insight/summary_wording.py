"""A summary in plain sentences without markup; long lists are cut, and say so."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from .action_wording import PEAKED, comparison_said, seen_again_said, silence_said
from .after_actions import AfterAction, Compared
from .change_wording import CAUTIONS, NO_CHANGE, POWER, by_chance, change_said
from .changing import RAW, Asked, Change, Id, Lack, Tier
from .figures import count, p_value
from .looked_wording import looked_said, period_said
from .over_periods import Seen
from .pair_wording import groups_said, pair_said, pairs_said
from .recurring import Recurrence, Recurring
from .summary import Summary
from .tagging_wording import agreement_said, banner_said, drift_said, unseen_said, words_said
from .time_wording import lengths_said
from .wording import breadth_said, share_said

MOST: Final = 10
"""So many rows of a list are written out."""
MOST_SEEN: Final = 5
"""So many factors of one period are."""


def looked_at(summary: Summary) -> Iterator[str]:
    """Say what the numbers stand on."""
    return looked_said(summary.looked_at)


def tagging(summary: Summary) -> Iterator[str]:
    """Say whether the coding is sound."""
    found = summary.insight.tagging
    for said in (drift_said, unseen_said, agreement_said, words_said):
        yield said(found)


def helped(summary: Summary) -> Iterator[str]:
    """Say what helped, before any list of problems."""
    return _recurrence(summary.insight.helped, summary, "No record names a factor that helped.")


def recurring(summary: Summary) -> Iterator[str]:
    """Say which factors come back."""
    none = "No record names a factor that was a problem."
    return _recurrence(summary.insight.recurring, summary, none)


def _recurrence(found: Recurrence, summary: Summary, none: str) -> Iterator[str]:
    rows = (*found.ranked, *found.seen)
    if not rows:
        yield none
    for row in rows[:MOST]:
        yield f"{_rank(row)}{summary.factor(row.factor)}: {_recurring(row)}"
    yield from _more(len(rows), "factor")


def _rank(row: Recurring) -> str:
    return f"{row.rank} " if row.rank is not None else "Seen: "


def _recurring(row: Recurring) -> str:
    said = share_said(row.share)
    if row.rank is None:
        return f"{said}."
    spread = f"{breadth_said(row.teams, 'team')}; {breadth_said(row.services, 'service')}"
    systemic = " Systemic." if row.systemic else ""
    return f"{said}; {spread}; {count(row.quarters, 'quarter')}.{systemic}"


def changing(summary: Summary) -> Iterator[str]:
    """Say what stands in later records, and how many would by chance."""
    found = summary.insight.changes
    banner = banner_said(summary.insight.tagging)
    if banner is not None:
        yield banner
    yield from _asked(found.families, "family", summary.family)
    yield from _asked(found.factors, "factor", summary.factor)
    if found.factors.tested or found.families.tested:
        yield POWER
    yield " ".join(CAUTIONS)


def _asked(asked: Asked[Id], noun: str, label: Callable[[Id], str]) -> Iterator[str]:
    for row in _standing_out(asked)[:MOST]:
        yield f"{label(row.of)}: {change_said(row, asked, noun)}"
    yield from _more(len(_standing_out(asked)), noun)
    if asked.tested and not _standing_out(asked):
        yield f"{NO_CHANGE} {by_chance(asked, noun)}"
    yield _tiers(asked, noun)


def _standing_out(asked: Asked[Id]) -> tuple[Change[Id], ...]:
    return asked.of_tier(Tier.SIGNAL) + asked.of_tier(Tier.WATCH)


def _tiers(asked: Asked[Id], noun: str) -> str:
    few = f"not enough data for {len(asked.of_tier(Tier.NOT_ENOUGH))}"
    named = f"Of {count(len(asked.rows), noun)}"
    if not asked.tested:
        one_day = any(row.lack is Lack.ONE_DAY for row in asked.rows.values())
        why = " All records are of one day, so their order means nothing." if one_day else ""
        return f"{named}: {few}.{why}"
    signals, watches, rest = (
        len(asked.of_tier(tier)) for tier in (Tier.SIGNAL, Tier.WATCH, Tier.NONE)
    )
    return (
        f"{named}: {signals} more often in later records, {watches} worth watching,"
        f" {rest} without a change to show, {few}. Of the {asked.tested} tested, about"
        f" {asked.expected_by_chance:.1f} have a raw p of {p_value(RAW)} or less by chance alone."
    )


def together(summary: Summary) -> Iterator[str]:
    """Say which factors stand in the same records."""
    found = summary.insight.together
    yield pairs_said(found)
    for pair in found.signals[:MOST]:
        both = f"{summary.factor(pair.first)} and {summary.factor(pair.second)}"
        yield f"{both}: {pair_said(pair)}"
    yield from _more(len(found.signals), "pair")
    if found.signals:
        yield groups_said(found.groups)


def after(summary: Summary) -> Iterator[str]:
    """Say what was seen of factors after actions on them, the latest action first."""
    rows = sorted(summary.insight.after, key=lambda row: row.seen.completed, reverse=True)
    if not rows:
        yield "No action with a day of completion addresses a factor."
    for row in rows[:MOST]:
        yield " ".join(_action(row, summary))
    yield from _more(len(rows), "row")
    if any(isinstance(row.result, Compared) for row in rows[:MOST]):
        yield PEAKED


def _action(row: AfterAction, summary: Summary) -> Iterator[str]:
    seen = row.seen
    yield f"{summary.factor(seen.factor)}, after {seen.action} of {seen.incident}:"
    yield seen_again_said(seen)
    yield comparison_said(row)
    silence = silence_said(row)
    if silence is not None:
        yield silence


def recovery(summary: Summary) -> Iterator[str]:
    """Say how long it took."""
    found = summary.insight.recovery
    for name, lengths in (
        ("Until noticed", found.notice),
        ("Until mitigated", found.mitigate),
        ("Until resolved", found.resolve),
    ):
        yield f"{name}: {lengths_said(lengths)}"


def periods(summary: Summary) -> Iterator[str]:
    """Say what stands in the records of each period."""
    for period in summary.periods:
        said = [f"{period.name}: {period_said(period)}"]
        for title, found in (
            ("Families", _listed(period.families, summary.family)),
            ("Factors", _listed(period.factors, summary.factor)),
            ("Helped", _listed(period.helped, summary.factor)),
        ):
            if found:
                said.append(f"{title}: {found}.")
        yield " ".join(said)


def _listed(found: Sequence[Seen[Id]], label: Callable[[Id], str]) -> str:
    shown = ", ".join(f"{label(seen.of)} {seen.x}" for seen in found[:MOST_SEEN])
    left = len(found) - MOST_SEEN
    return f"{shown}, and {left} more" if left > 0 else shown


def _more(total: int, noun: str) -> Iterator[str]:
    if total > MOST:
        rest = f"The other {total - MOST} of {count(total, noun)}"
        yield f"{rest}: in the output as JSON or CSV."
