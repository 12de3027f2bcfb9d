"""What pairs and groups of factors say, in plain sentences without markup."""

from __future__ import annotations

from typing import Final

from ..graph.clusters import NoGroups, Partition
from ..model.factor import FactorId
from ..trends.together import LEAST, Pair
from .figures import count, p_value
from .measures import two_figures
from .seen_together import Together

NOT_BECAUSE: Final = "Together, not because."
NO_GROUPS: Final = {
    NoGroups.FEW_EDGES: "No groups: too few pairs are seen together more often than by chance.",
    NoGroups.WEAK: "No groups: the pairs do not part into any.",
    NoGroups.UNSTABLE: "No groups: runs with different seeds find different ones.",
}

_NUMBERS: Final = (
    "No", "One", "Two", "Three", "Four", "Five", "Six",
    "Seven", "Eight", "Nine", "Ten", "Eleven", "Twelve",
)  # fmt: skip


def pair_said(seen: Pair[FactorId]) -> str:
    """Say how often two factors are seen together, and that it is no more than that."""
    return f"{pair_seen(seen)} {NOT_BECAUSE}"


def pair_seen(seen: Pair[FactorId]) -> str:
    """Say how often two factors are seen together, in a list that says the rest once."""
    return (
        f"Together in {seen.both} of {count(seen.n, 'record')} ({seen.of_first} and"
        f" {seen.of_second} apart), {two_figures(seen.lift)} times what chance gives."
    )


def against_chance(seen: Pair[FactorId]) -> str:
    """Say whether chance explains it, in a column beside the numbers."""
    lift = f"{two_figures(seen.lift)} times what chance gives"
    if seen.adjusted is None:
        return f"{lift}; not enough data to say more"
    return f"{lift}; {'more than chance explains' if seen.signal else 'chance may explain it'}"


def pairs_said(together: Together) -> str:
    """Say how many pairs were looked at, and how many stand out."""
    records = count(together.population.n, "record")
    if not together.found.asked:
        return f"Not enough data: in {records} fewer than two factors are seen {LEAST} times."
    if not together.found.tested:
        asked = count(together.found.asked, "pair")
        return f"Not enough data: none of {asked} could stand out in {records}."
    found = len(together.signals)
    return (
        f"{found or 'None'} of {count(together.found.tested, 'pair')} tested"
        f" {'is' if found < 2 else 'are'} seen together more often than chance explains,"
        f" in {records}."
    )


def groups_said(found: Partition[FactorId] | NoGroups) -> str:
    """Say how many groups the pairs make, or why none."""
    if isinstance(found, NoGroups):
        return NO_GROUPS[found]
    number = len(found.parts)
    word = _NUMBERS[number] if number < len(_NUMBERS) else str(number)
    return f"{word} groups that {found.runs} runs agree on."


def how_pair(seen: Pair[FactorId]) -> str:
    """Say how the number of a pair was found."""
    adjusted = "not tested" if seen.adjusted is None else f"adjusted p {p_value(seen.adjusted)}"
    return (
        f"One-sided hypergeometric test, p {p_value(seen.p)}, {adjusted}: Tarone's screen, then"
        " Benjamini and Hochberg over all pairs of factors with 3 records or more."
        f" NPMI {two_figures(seen.npmi)}."
    )


def how_groups(found: Partition[FactorId]) -> str:
    """Say how groups were found."""
    return (
        f"Louvain method over {found.runs} seeds, pairs weighted by their common records;"
        f" modularity {two_figures(found.modularity)}, mean adjusted Rand index of the runs"
        f" {two_figures(found.agreement)}."
    )
