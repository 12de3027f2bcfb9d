from __future__ import annotations

import pytest
from tests.insight.populations import AWKWARD, weekly

from mkdocs_postmortems.graph.clusters import NoGroups, Partition
from mkdocs_postmortems.insight.pair_wording import (
    groups_said,
    how_groups,
    how_pair,
    pair_said,
    pairs_said,
)
from mkdocs_postmortems.insight.population import Population
from mkdocs_postmortems.insight.seen_together import seen_together
from mkdocs_postmortems.model.factor import FactorId
from mkdocs_postmortems.trends.together import Pair

PAIR = Pair(
    FactorId("a"), FactorId("b"), both=5, of_first=8, of_second=6, n=40, p=0.00047, adjusted=0.014
)
GROUPS = Partition(((FactorId("a"), FactorId("b")),) * 3, 0.44737, 0.93, 20)


def test_a_pair() -> None:
    assert pair_said(PAIR) == (
        "Together in 5 of 40 records (8 and 6 apart), 4.2 times what chance gives."
        " Together, not because."
    )
    assert how_pair(PAIR).startswith("One-sided hypergeometric test, p .00047, adjusted p .014:")
    assert how_pair(PAIR).endswith("NPMI .69.")


def test_a_pair_that_was_not_tested() -> None:
    untested = Pair(FactorId("a"), FactorId("b"), 3, 3, 40, 40, p=1.0, adjusted=None)
    assert "p 1, not tested" in how_pair(untested)


@pytest.mark.parametrize(
    ("population", "said"),
    [
        (
            weekly(*[["x.a", "y.b"]] * 5, *[["z.c"]] * 35),
            "1 of 1 pair tested is seen together more often than chance explains, in 40 records.",
        ),
        (
            weekly(*[["x.a"]] * 9, *[["z.c"]] * 31),
            "None of 1 pair tested is seen together more often than chance explains, in 40 records.",
        ),
        (
            weekly(*[["x.a", "y.b", "z.c"]] * 5, *[["w.d"]] * 35),
            "3 of 3 pairs tested are seen together more often than chance explains, in 40 records.",
        ),
        (weekly(["x.a"]), "Not enough data: in 1 record fewer than two factors are seen 3 times."),
    ],
)
def test_all_pairs(population: Population, said: str) -> None:
    assert pairs_said(seen_together(population)) == said


def test_groups() -> None:
    assert groups_said(GROUPS) == "Three groups that 20 runs agree on."
    assert "modularity .45, mean adjusted Rand index of the runs .93" in how_groups(GROUPS)
    many = Partition(((FactorId("a"),),) * 13, 0.5, 1.0, 20)
    assert groups_said(many) == "13 groups that 20 runs agree on."


@pytest.mark.parametrize("reason", NoGroups)
def test_no_groups_say_why(reason: NoGroups) -> None:
    assert groups_said(reason).startswith("No groups: ")


@pytest.mark.parametrize("awkward", AWKWARD.values(), ids=AWKWARD)
def test_where_records_say_little_so_do_we(awkward: Population) -> None:
    found = seen_together(awkward)
    assert pairs_said(found).startswith(("Not enough data", "None of"))
    for pair in found.pairs:
        assert pair_said(pair) and how_pair(pair)
