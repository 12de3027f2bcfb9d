from __future__ import annotations

import pytest
from tests.insight.populations import AWKWARD

from mkdocs_postmortems.insight.change_wording import by_chance, change_said, how_change
from mkdocs_postmortems.insight.changing import Asked, Change, Tier, ask, changes
from mkdocs_postmortems.model.factor import FactorId

X = FactorId("x.x")


def asked(n: int, *mine: int, others: tuple[tuple[int, ...], ...] = ()) -> Asked[FactorId]:
    named = {FactorId(f"y.{place:02}"): other for place, other in enumerate(others)}
    return ask({X: mine, **named}, n)


def said(found: Asked[FactorId], noun: str = "factor") -> str:
    return change_said(found.rows[X], found, noun)


def test_a_signal_names_its_places_and_what_it_was_tested_among() -> None:
    found = asked(12, 7, 9, 10, 12, others=((1, 2, 3, 5), (2, 5, 9)))
    assert said(found) == (
        "More often in later records: 4 of 12, at places 7, 9, 10 and 12. "
        "Rare by chance, also among the 3 factors tested."
    )
    assert "also among the 3 families tested" in said(found, "family")


def test_many_places_are_not_all_written_out() -> None:
    found = asked(40, *range(27, 41))
    assert said(found) == (
        "More often in later records: 14 of 40, at least half of them from place 34 on. "
        "Rare by chance."
    )


STEADY = tuple((3 + n, 20 - n, 21 + n, 38 - n) for n in range(17))


def test_what_is_worth_watching_comes_with_the_number_expected_by_chance() -> None:
    found = asked(40, 19, 33, 36, 40, others=STEADY)
    assert said(found) == (
        "Worth watching. Of 18 factors tested, fewer than 1 looks like this by chance alone."
    )
    assert by_chance(asked(40, others=tuple(STEADY[n % 17] for n in range(28)))) == (
        "Of 28 factors tested, about 1.4 look like this by chance alone."
    )


def test_a_fall_is_not_announced() -> None:
    found = asked(40, *range(1, 15))
    assert said(found) == "No change that these numbers can show."


@pytest.mark.parametrize(
    ("n", "mine", "sentence"),
    [
        (
            40,
            (39, 40),
            "Not enough data: 2 of 40 records; 1 more would be enough to look for a rise.",
        ),
        (
            4,
            (2, 3, 4),
            "Not enough data: 3 of 4 records; 6 more would be enough to look for a rise.",
        ),
        (3, (1, 2, 3), "Not enough data: 3 of 3 records."),
        (1, (1,), "Not enough data: 1 of 1 record."),
    ],
)
def test_not_enough_data_says_what_there_is(n: int, mine: tuple[int, ...], sentence: str) -> None:
    assert said(asked(n, *mine)) == sentence


def test_records_of_one_day() -> None:
    found = changes(AWKWARD["all of one day"], drift=False).factors
    for row in found.rows.values():
        assert change_said(row, found) == "Not enough data: 6 of 6 records, all of one day."
        assert how_change(row, found) == "The order of records of one day means nothing."


def test_how_a_change_was_looked_for() -> None:
    found = asked(12, 7, 9, 10, 12, others=((1, 2, 3, 5), (2, 5)))
    assert how_change(found.rows[X], found) == (
        "One-sided rank sum over the order of 12 records, every order counted: U 28, p .024, "
        "smallest possible p .002. Adjusted p .048, by Benjamini and Hochberg over the 2 factors "
        "that pass Tarone's screen. A signal has an adjusted p of at most .1, one worth watching "
        "a p of at most .05."
    )
    few = found.rows[FactorId("y.01")]
    assert how_change(few, found) == "A rise is looked for from 3 sightings on."
    crowded = asked(4, 2, 3, 4)
    assert how_change(crowded.rows[X], crowded) == (
        "One-sided rank sum over the order of 4 records, every order counted: U 3, p .25, "
        "smallest possible p .25. Not tested: Tarone's screen leaves 0 factors to test."
    )


def test_every_tier_has_a_sentence() -> None:
    rows: list[tuple[Change[FactorId], Asked[FactorId]]] = []
    for found in (asked(12, 10, 11, 12), asked(40, 19, 33, 36, 40, others=STEADY), asked(3, 1)):
        rows += [(row, found) for row in found.rows.values()]
    assert {row.tier for row, _ in rows} == set(Tier)
    assert all(change_said(row, found).endswith(".") for row, found in rows)
