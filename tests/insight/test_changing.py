from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.insight.populations import AWKWARD, START, population, weekly
from tests.records import DNS, NOISE, RETRY, record

from mkdocs_postmortems.insight.changing import Lack, Tier, ask, changes
from mkdocs_postmortems.model.factor import FactorId
from mkdocs_postmortems.trends.many import screen
from mkdocs_postmortems.trends.rising import rank_sum

LATE = FactorId("change.late")
EARLY = FactorId("change.early")
RARE = FactorId("change.rare")


def places(**asked: list[int]) -> dict[FactorId, tuple[int, ...]]:
    return {FactorId(f"x.{id}"): tuple(found) for id, found in asked.items()}


def test_a_rise_is_a_signal_and_its_places_are_counted_from_one() -> None:
    late, early = {7, 9, 10, 12}, {1, 2, 3, 5, 8}
    coded = [
        [NOISE, *[LATE] * (place in late), *[EARLY] * (place in early), *[RARE] * (place == 4)]
        for place in range(1, 13)
    ]
    found = changes(weekly(*coded), drift=False)
    row = found.factors.rows[LATE]
    assert (row.tier, row.places, row.found.u) == (Tier.SIGNAL, (7, 9, 10, 12), 28)
    assert (row.found.p, row.adjusted) == pytest.approx((0.0242424242, 0.0484848485))
    assert found.factors.tested == 2
    assert found.factors.expected_by_chance == pytest.approx(0.1)
    assert found.factors.rows[EARLY].tier is Tier.NONE
    assert [row.of for row in found.factors.of_tier(Tier.NOT_ENOUGH)] == [NOISE, RARE]


def test_a_family_is_asked_about_apart_from_its_factors() -> None:
    coded = [[NOISE, *["a.one"] * (p > 9), *["a.two"] * (p in {8, 9})] for p in range(1, 13)]
    found = changes(weekly(*coded), drift=False)
    assert found.families.rows.keys() == {"a", "detection"}
    family = found.families.rows["a"]  # type: ignore[index]
    assert (family.tier, family.places) == (Tier.SIGNAL, (8, 9, 10, 11, 12))
    assert found.families.tested == 1


def test_a_low_p_value_among_many_is_only_worth_watching() -> None:
    # Twenty factors that are spread evenly, and one that is a little late.
    steady = {f"s{n:02}": [3 + n, 20 - n, 21 + n, 38 - n] for n in range(17)}
    found = ask(places(late=[19, 33, 36, 40], **steady), 40)
    late = found.rows[FactorId("x.late")]
    assert found.tested == 18
    assert late.found.p <= 0.05 < (late.adjusted or 0)
    assert late.tier is Tier.WATCH
    assert next(iter(found.rows)) == "x.late"
    assert {row.tier for row in found.rows.values()} == {Tier.WATCH, Tier.NONE}


@pytest.mark.parametrize(
    ("mine", "n", "lack", "needed"),
    [
        ([12], 12, Lack.FEW, 2),
        ([11, 12], 12, Lack.FEW, 1),
        ([2, 3, 4], 4, Lack.CROWDED, 6),
        ([1, 2, 3], 3, Lack.EVERYWHERE, None),
        ([1], 1, Lack.EVERYWHERE, None),
    ],
)
def test_why_there_is_not_enough_and_how_much_more_would_be(
    mine: list[int], n: int, lack: Lack, needed: int | None
) -> None:
    (row,) = ask(places(a=mine), n).rows.values()
    assert (row.tier, row.adjusted) == (Tier.NOT_ENOUGH, None)
    assert (row.lack, row.needed) == (lack, needed)


@given(st.lists(st.integers(1, 6), min_size=1, max_size=6), st.integers(6, 14))
def test_the_number_needed_is_the_least_that_is_tested(sizes: list[int], n: int) -> None:
    asked = places(**{f"f{i}": [*range(1, x + 1)] for i, x in enumerate(sizes)})
    for row in ask(asked, n).rows.values():
        tested = (
            more
            for more in range(13)
            if ask({**asked, row.of: tuple(range(1, row.found.x + more + 1))}, n + more)
            .rows[row.of]
            .adjusted
            is not None
        )
        assert next(tested, None) == (row.needed if row.lack else 0)


def test_a_changed_way_of_tagging_greys_every_verdict() -> None:
    coded = [[NOISE, *[LATE] * (place > 8)] for place in range(1, 13)]
    steady, drifting = (changes(weekly(*coded), drift=drift) for drift in (False, True))
    assert (steady.drift, drifting.drift) == (False, True)
    assert not any(row.greyed for row in steady.factors.rows.values())
    assert drifting.factors.rows[LATE].tier is Tier.SIGNAL
    assert drifting.factors.rows[LATE].greyed
    assert not drifting.factors.rows[NOISE].greyed


def test_records_of_one_day_have_no_order() -> None:
    found = population(*(record(f"r{n:02}", factors=[NOISE, *[LATE] * (n > 9)]) for n in range(14)))
    asked = changes(found, drift=True).factors
    assert asked.tested == 0
    assert {(row.lack, row.needed, row.greyed) for row in asked.rows.values()} == {
        (Lack.ONE_DAY, None, False)
    }


@pytest.mark.parametrize("name", AWKWARD)
@pytest.mark.parametrize("drift", [False, True])
def test_records_that_say_little_have_a_clear_value(name: str, drift: bool) -> None:
    found = changes(AWKWARD[name], drift=drift)
    assert found.factors.rows.keys() == AWKWARD[name].problems.keys()
    for row in found.factors.rows.values():
        assert (row.tier is Tier.NOT_ENOUGH) == (row.lack is not None) == (row.adjusted is None)
    nothing = {"no record", "one record", "a factor in all", "only what helped", "all of one day"}
    if name in nothing:
        assert found.factors.tested == found.families.tested == 0


CODED = st.lists(st.sets(st.sampled_from([DNS, RETRY, NOISE, LATE])), max_size=14)


@given(CODED, st.integers(-200, 200))
def test_neither_the_order_of_the_input_nor_a_shift_of_all_days_matters(
    coded: list[set[FactorId]], shift: int
) -> None:
    rows = [sorted(factors) or [RARE] for factors in coded]
    straight = weekly(*rows)
    moved = weekly(*rows, start=START + timedelta(days=shift))
    mixed = population(*reversed(moved.records))
    assert changes(mixed, drift=False) == changes(straight, drift=False)


@given(CODED)
def test_the_names_of_factors_do_not_matter(coded: list[set[FactorId]]) -> None:
    names = dict(zip([DNS, RETRY, NOISE, LATE], ["z.a", "y.b", "x.c", "w.d"], strict=True))
    straight = changes(weekly(*([*factors] or [RARE] for factors in coded)), drift=False).factors
    renamed = changes(
        weekly(*([names[f] for f in factors] or [RARE] for factors in coded)), drift=False
    ).factors
    for factor, row in straight.rows.items():
        other = renamed.rows[FactorId(names.get(factor, factor))]
        assert (other.tier, other.places, other.adjusted, other.needed) == (
            row.tier,
            row.places,
            row.adjusted,
            row.needed,
        )


@given(CODED)
def test_verdicts_are_those_of_test_and_screen(coded: list[set[FactorId]]) -> None:
    found = weekly(*([*factors] or [RARE] for factors in coded))
    asked = changes(found, drift=False).factors
    often = {f: p for f, p in found.problems.items() if len(p) >= 3}
    rows = {f: rank_sum([place + 1 for place in p], found.n) for f, p in often.items()}
    expected = screen([r.p for r in rows.values()], [r.p_min for r in rows.values()], fdr=0.1)
    if len(set(found.dates)) > 1:
        assert asked.tested == expected.tested
        for factor, adjusted in zip(rows, expected.adjusted, strict=True):
            assert asked.rows[factor].adjusted == adjusted
