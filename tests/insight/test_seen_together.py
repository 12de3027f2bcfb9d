from __future__ import annotations

import pytest
from tests.insight.populations import AWKWARD, weekly

from mkdocs_postmortems.graph.clusters import NoGroups, Partition
from mkdocs_postmortems.insight.population import Population
from mkdocs_postmortems.insight.seen_together import seen_together

TOGETHER = weekly(*[["x.a", "y.b"]] * 5, *[["x.a"]] * 3, ["y.b"], *[["z.c"]] * 31)
"""40 records: `x.a` in 8, `y.b` in 6, both in 5."""


def test_pairs_with_their_records() -> None:
    found = seen_together(TOGETHER)
    (pair,) = found.signals
    assert (pair.first, pair.second) == ("x.a", "y.b")
    assert (pair.both, pair.of_first, pair.of_second, pair.n) == (5, 8, 6, 40)
    assert [incident.id for incident in found.records(pair)] == [
        "r000",
        "r001",
        "r002",
        "r003",
        "r004",
    ]
    assert found.groups is NoGroups.FEW_EDGES


def test_what_helped_is_a_set_of_its_own() -> None:
    helped = weekly(*[["x.a:mitigating", "y.b:mitigating", "z.c"]] * 4, *[["z.c"]] * 36)
    assert seen_together(helped).pairs == ()
    (pair,) = seen_together(helped, helped=True).signals
    assert (pair.first, pair.second, pair.both) == ("x.a", "y.b", 4)


def test_groups_are_named_by_their_members() -> None:
    sides = [[f"{side}.f{n}" for n in range(5)] for side in "xyz"]
    found = seen_together(weekly(*(side for side in sides for _ in range(6)), *[["w.w"]] * 60))
    assert len(found.signals) == 30
    assert isinstance(found.groups, Partition)
    assert found.groups.parts == tuple(map(tuple, sides))


@pytest.mark.parametrize("population", AWKWARD.values(), ids=AWKWARD)
@pytest.mark.parametrize("helped", [False, True])
def test_where_records_say_little_no_pair_stands_out(population: Population, helped: bool) -> None:
    found = seen_together(population, helped=helped)
    assert found.signals == ()
    assert found.groups is NoGroups.FEW_EDGES
