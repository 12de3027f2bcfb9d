"""What the numbers of a recurring factor mean, in plain sentences without markup.

The sentences that start with `how` say how a number was made; they belong in a fold.
"""

from __future__ import annotations

from typing import Final

from ..trends.breadth import Breadth
from ..trends.ranking import HALF_LIFE, Recency
from ..trends.rates import Shrunken
from ..trends.shares import Share
from .figures import count, percent

COUNTS_SHOWN: Final = 6
"""How many counts of a breadth are written out."""


def share_said(share: Share, of: str = "record") -> str:
    """Write a share with its range: `3 of 20 records (15 %; 4 % to 35 %)`."""
    said = f"{share.x} of {count(share.n, of)}"
    if share.value is None or share.low is None or share.high is None:
        return said
    return f"{said} ({percent(share.value)}; {percent(share.low)} to {percent(share.high)})"


def how_share(share: Share) -> str:
    """Say how the range of a share was made."""
    if share.low is None:
        return f"Below 8 records a share has no range; here there are {share.n}."
    return (
        "The range holds 95 %: the quantiles of Beta(x + 1/2, n - x + 1/2), by Jeffreys, "
        f"with x = {share.x} and n = {share.n}."
    )


def breadth_said(breadth: Breadth, of: str) -> str:
    """Write a breadth: `3 teams (6, 1, 1), as broad as 2.1 equal ones`."""
    if not breadth.counts:
        return f"no {of} named"
    shown = [str(n) for n in breadth.counts[:COUNTS_SHOWN]]
    shown += ["…"] * (len(breadth.counts) > COUNTS_SHOWN)
    said = f"{count(len(breadth.counts), of)} ({', '.join(shown)})"
    if breadth.effective is None or len(breadth.counts) == 1:
        return said
    return f"{said}, as broad as {breadth.effective:.1f} equal ones"


def how_breadth(breadth: Breadth) -> str:
    """Say how a breadth was made."""
    if breadth.effective is None:
        return "Below 3 sightings a breadth is a plain count."
    return (
        "Equal ones: the Hill number of order 1, exp(-Σ p ln p), "
        f"over {len(breadth.counts)} of them; a record counts for each one it names."
    )


def how_rank(recency: Recency, x: int) -> str:
    """Say how the place of a factor in the order was made."""
    return (
        f"Score {recency.score:.2f} from {count(x, 'sighting')}: each weighs 2^(-age / {HALF_LIFE} "
        f"days), worth {recency.effective_n:.1f} of equal weight. Rows are tied while the "
        "probability that the first of them is higher stays below .9, the rate behind a score "
        "being Gamma with that number + 1/2 as its shape."
    )


def rate_said(rates: Shrunken, group: int, x: int, exposure: int, of: str = "record") -> str:
    """Write the rate of a group: `about 29 in 100 records, drawn towards the common rate`."""
    if not rates.enough:
        return f"{x} of {count(exposure, of)}"
    return f"about {in_100(rates, group)} {of}s, drawn towards the common rate"


def in_100(rates: Shrunken, group: int) -> str:
    """Write a rate as it stands in a column that says what it is: `29 in 100`.

    A rate that is not quite none is not written as none.
    """
    rate = 100 * rates.rates[group]
    return "under 1 in 100" if 0 < rate < 0.5 else f"{round(rate)} in 100"


def how_rate(rates: Shrunken) -> str:
    """Say how rates of groups were made."""
    if not rates.enough:
        return "Below 5 groups a rate is a plain count."
    common = f"The common rate is {rates.common:.2g} over {count(len(rates.rates), 'group')}"
    if rates.alpha is None or rates.beta is None:
        return f"{common}; the groups differ no more than chance, so each gets it."
    return (
        f"{common}. Each rate is (x + {rates.alpha:.1f}) / (e + {rates.beta:.1f}), Gamma and "
        "Poisson by moments (Marshall 1991)."
    )
