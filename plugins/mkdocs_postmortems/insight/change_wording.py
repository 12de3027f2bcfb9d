"""What a change means, and what it does not, in plain sentences without markup.

The sentences that start with `how` say how a number was made; they belong in a fold.
"""

from __future__ import annotations

from typing import Final

from ..trends.rising import LEAST_SEEN, RankSum
from .changing import FDR, RAW, Asked, Change, Id, Lack, Tier
from .figures import count, listed, p_value

PLACES_SHOWN: Final = 8
"""How many places of a rise are written out."""
NO_CHANGE: Final = "No change that these numbers can show."
CAUTIONS: Final = (
    "Only written records are counted.",
    "Among incidents alone, conditions that do not depend on each other can seem opposed.",
    "Together is not because.",
    "More records can be good news: more may be written down.",
    "Where other teams began to write, what differs may be theirs: look at one team alone.",
)
"""What stands on every page of changes."""
POWER: Final = (
    "Most real changes stay unseen in so few records. A condition that goes from 10 to 35 in 100 "
    "records halfway through is signalled in 14 of 100 collections of 40 records and in 33 of 100 "
    "collections of 80."
)
"""How much these numbers can see, from simulated collections."""


def change_said(change: Change[Id], asked: Asked[Id], noun: str = "factor") -> str:
    """Say what is known about a change.

    Args:
        change: one row.
        asked: the set it was asked in.
        noun: what the rows of the set are.
    """
    match change.tier:
        case Tier.SIGNAL:
            return f"More often in later records: {_where(change)}. {_rare(asked, noun)}"
        case Tier.WATCH:
            return f"Worth watching. {by_chance(asked, noun)}"
        case Tier.NONE:
            return NO_CHANGE
        case Tier.NOT_ENOUGH:
            return f"Not enough data: {_lack(change)}."


def by_chance(asked: Asked[Id], noun: str = "factor") -> str:
    """Say how many of a set look like a rise by chance alone."""
    expected = asked.expected_by_chance
    many = f"about {expected:.1f} look" if expected >= 1 else "fewer than 1 looks"
    return f"Of {count(asked.tested, noun)} tested, {many} like this by chance alone."


def _where(change: Change[Id]) -> str:
    x, places = change.found.x, change.places
    said = f"{x} of {change.found.n}"
    if x <= PLACES_SHOWN:
        return f"{said}, at places {listed(places)}"
    return f"{said}, at least half of them from place {places[x // 2]} on"


def _rare(asked: Asked[Id], noun: str) -> str:
    among = f", also among the {count(asked.tested, noun)} tested" if asked.tested > 1 else ""
    return f"Rare by chance{among}."


def _lack(change: Change[Id]) -> str:
    said = f"{change.found.x} of {count(change.found.n, 'record')}"
    if change.lack is Lack.ONE_DAY:
        return f"{said}, all of one day"
    if change.needed is None:
        return said
    return f"{said}; {change.needed} more would be enough to look for a rise"


def how_change(change: Change[Id], asked: Asked[Id], noun: str = "factor") -> str:
    """Say how a change was looked for: the test, its p values and what was allowed for."""
    found = change.found
    said = (
        f"One-sided rank sum over the order of {count(found.n, 'record')}, {_counted(found)}: "
        f"U {found.u}, p {p_value(found.p)}, smallest possible p {p_value(found.p_min)}."
    )
    if change.lack is Lack.FEW:
        return f"A rise is looked for from {LEAST_SEEN} sightings on."
    if change.lack is Lack.ONE_DAY:
        return "The order of records of one day means nothing."
    if change.adjusted is None:
        return f"{said} Not tested: Tarone's screen leaves {count(asked.tested, noun)} to test."
    return (
        f"{said} Adjusted p {p_value(change.adjusted)}, by Benjamini and Hochberg over the "
        f"{count(asked.tested, noun)} that {'passes' if asked.tested == 1 else 'pass'} Tarone's "
        f"screen. A signal has an adjusted p of at "
        f"most {p_value(FDR)}, one worth watching a p of at most {p_value(RAW)}."
    )


def _counted(found: RankSum) -> str:
    return "every order counted" if found.exact else "by the normal curve"
