"""What a review says beside the numbers it takes from elsewhere, without markup."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ..model.action import Strength
from .action_wording import of_those
from .addressed import Addressed
from .after_actions import EvidenceDue
from .change_wording import by_chance
from .changing import Tier
from .decided import Outcome, SeenSince
from .figures import count, listed, of_kind
from .measures import on
from .quarter_records import OLD_DRAFT, QuarterRecords
from .read_together import ReadTogether
from .review import Review
from .tagging_wording import banner_said
from .wording import share_said

GROUND_RULES: Final = (
    "We are here to learn how work goes, not to judge anyone: conditions are spoken about, and"
    " someone from a team that was not involved moderates.",
    "Who would rather not say something aloud gives it to the moderator in private, before or"
    " after; it is brought in without a name.",
)
NOTHING_HELPED: Final = "No record of this quarter says yet what kept it small."
NO_ROWS: Final = "Not enough data: no factor was seen in three records yet."
NOT_SYSTEMIC: Final = (
    "None is systemic yet: that takes 3 records from 2 teams, 2 services and 2 quarters. These were"
    " seen most often and most lately:"
)
NO_PAIR: Final = "No record of this quarter shares a condition with a record that is near to it."
NO_NEAR_MISS: Final = "No near miss is written down yet to set beside them."
NO_ACTIONS: Final = "No action addresses one of these factors yet."
NONE_DONE: Final = "No action on these factors was done yet, with the day it was done."


def view_said(review: Review) -> str:
    """Say which records the numbers are of."""
    all_of_them = count(review.insight.population.n, "counted record")
    said = f"Numbers are of all {all_of_them} up to {on(review.until)}"
    if review.own.n:
        said += f"; {review.own.n} of them {'is' if review.own.n == 1 else 'are'} of this quarter"
    return f"{said}." if review.over else f"{said}. The quarter is not over on that day."


def looked_at_said(found: QuarterRecords) -> Iterator[str]:
    """Say what was looked at, one sentence after the other."""
    if not found.n:
        yield "No record of this quarter counts yet."
    else:
        kinds = ", ".join(of_kind(kind, n) for kind, n in found.kinds)
        yield f"Counted: {count(found.n, 'record')} ({kinds})."
        yield f"Near misses: {share_said(found.near_misses)}."
    left = {
        "not yet coded": found.not_coded,
        "in preparation": found.preparing,
        "withdrawn": found.withdrawn,
    }
    said = [f"{n} {reason}" for reason, n in left.items() if n]
    yield f"Left out of the numbers: {', '.join(said) or 'none'}."
    if found.old_drafts:
        yield (
            f"In preparation for more than {OLD_DRAFT.days} days, from any quarter: "
            f"{count(found.old_drafts, 'record')}."
        )
    if found.n:
        yield f"Without a stated status: {share_said(found.without_status)}."
        yield f"Start not known: {share_said(found.start_unknown)}."
    if found.withheld is not None:
        yield f"Not in this edition: {found.withheld} restricted records, of any date."


def outcome_said(found: Outcome) -> str:
    """Say which decisions these are."""
    number = count(len(found.decisions), "decision")
    return f"{number} of the review of {found.quarter}; records since {on(found.since)}."


def since_said(seen: SeenSince) -> str:
    """Say whether a factor was seen since a review: an observation, not a verdict."""
    if not seen.since:
        return "no record since"
    said = "seen" if seen.again else "not seen"
    return f"{said} in {of_those(len(seen.again), seen.since)} since"


def changes_said(review: Review) -> Iterator[str]:
    """Say how many factors rise, and what chance alone would give; the banner comes first."""
    banner = banner_said(review.insight.tagging)
    if banner:
        yield banner
    asked = review.insight.changes.factors
    if not asked.tested:
        yield "Not enough data to look for a rise."
        return
    signals, watches = (len(asked.of_tier(tier)) for tier in (Tier.SIGNAL, Tier.WATCH))
    yield f"{signals} seen more often in later records, {watches} worth watching."
    yield by_chance(asked)


def actions_said(found: Addressed) -> Iterator[str]:
    """Say how far the actions are, and what kind they are."""
    if not found.n:
        yield NO_ACTIONS
        return
    yield (
        f"{count(found.n, 'action')}: {len(found.open)} open ({len(found.past_due)} past their own"
        f" due date), {len(found.done)} done, {len(found.declined)} declined."
    )
    kinds = {strength: len(found.of_strength(strength)) for strength in Strength}
    stated = ", ".join(f"{n} {strength}" for strength, n in kinds.items())
    rest = found.n - len(found.declined) - sum(kinds.values())
    yield f"Of those open or done: {stated}, {rest} without a stated strength."


def due_said(review: Review) -> str | None:
    """Say from when on comparisons will say something; None where none is awaited."""
    days = sorted(row.result.day for row in review.after if isinstance(row.result, EvidenceDue))
    if not days:
        return None
    rows = count(len(days), "comparison")
    return f"Evidence for {rows} is due from {on(days[0])} on."


def pair_chosen_said(found: ReadTogether) -> str:
    """Say why two records are worth reading together."""
    return (
        f"They touch {count(found.teams, 'team')} and {count(found.services, 'service')}, and share"
        f" {count(len(found.shared), 'factor')}."
    )


def denser_said(review: Review) -> str:
    """Say which quarters a factor stands closer together in; empty where none does."""
    labels = review.kb.vocabulary.factors
    spans = (
        f"{labels[factor].label} from {first} to {last}"
        for factor, stretches in review.denser.items()
        for first, last in stretches
    )
    said = [*spans]
    return f"Denser in time: {listed(said)}." if said else ""
