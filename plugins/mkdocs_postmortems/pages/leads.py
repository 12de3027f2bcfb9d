"""Sentences about numbers of records, in which the numbers lead to these records in the explorer.

A number leads there where a filter shows exactly the records it counts. The n of `x of n` does not:
the x beside it does, and there one filter less shows them.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Final

from ..insight.action_wording import of_those
from ..insight.change_wording import change_said
from ..insight.changing import Asked, Change, Id, Tier
from ..model.factor import FactorId
from ..trends.recurrence import SeenAgain
from ..trends.together import Pair
from .escape import leading, md
from .explorer.facets import PROBLEM
from .links import Links

View = Mapping[str, str]
"""The filters of the explorer under which it shows the records that a page speaks about."""
COUNTED: Final[View] = {"counted": "yes"}


def change_led(
    change: Change[Id],
    asked: Asked[Id],
    links: Links,
    noun: str = "factor",
    view: View = COUNTED,
) -> str:
    """Write what is known about a change of a factor or a family."""
    said = change_said(change, asked, noun)
    if change.tier not in (Tier.SIGNAL, Tier.NOT_ENOUGH):
        return md(said)
    return leading(said, change_way(change, links, noun, view))


def change_way(
    change: Change[Id], links: Links, noun: str = "factor", view: View = COUNTED
) -> tuple[str, str]:
    """Return the number of records behind a change, and where it leads to."""
    asked = {**view, noun: change.of, "role": PROBLEM}
    return f"{change.found.x} of {change.found.n}", links.explore(**asked)


def pair_led(said: str, pair: Pair[FactorId], links: Links, view: View = COUNTED) -> str:
    """Write a sentence about two factors that were problems in the same records."""
    first, second = ({**view, "factor": id, "role": PROBLEM} for id in (pair.first, pair.second))
    return leading(
        said,
        (f"{pair.both} of {pair.n}", links.explore(**first, **{"with": pair.second})),
        (str(pair.of_first), links.explore(**first)),
        (str(pair.of_second), links.explore(**second)),
    )


def again_led(said: str, row: SeenAgain, links: Links, view: View = COUNTED) -> str:
    """Write a sentence about a factor in the records since an action on it was done."""
    own = links.kb.incidents[row.incident].date
    if own is not None and own > row.completed:
        # Its own record is none of those since, and no filter leaves it out.
        return md(said)
    return since_led(said, row.factor, (row.times, row.since), row.completed, links, view)


def since_led(
    said: str,
    factor: FactorId,
    found: tuple[int, int],
    day: date,
    links: Links,
    view: View = COUNTED,
) -> str:
    """Write a sentence about a factor in the records after a day.

    Args:
        said: with what `of_those` writes of these numbers.
        factor: as a problem.
        found: in how many records it was seen, and of how many.
        day: the one after which they are dated.
        links: of the page.
        view: the records the page speaks about.
    """
    x, n = found
    if not n or day == date.max:
        return md(said)
    asked = {**view, "from": str(day + timedelta(days=1))}
    if x:
        asked |= {"factor": factor, "role": PROBLEM}
    return leading(said, (of_those(x, n), links.explore(**asked)))
