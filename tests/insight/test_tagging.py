from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from tests.insight.populations import AWKWARD, population, weekly
from tests.insight.test_population import base
from tests.records import DNS, NOISE, RETRY, record

from mkdocs_postmortems.graph.factor_graph import FactorGraph
from mkdocs_postmortems.insight.population import Population
from mkdocs_postmortems.insight.tagging import Tagging, tagging
from mkdocs_postmortems.model.factor import FactorEntry, FactorId, FamilyId
from mkdocs_postmortems.model.front_matter import FrontMatter
from mkdocs_postmortems.model.incident import Incident
from mkdocs_postmortems.model.vocabulary import Factor, Family, Vocabulary
from mkdocs_postmortems.trends.tagging import CodedTwice

OLD = FactorId("software.storm")
WORDS = Vocabulary(
    families={FamilyId(id): Family(FamilyId(id), id) for id in ("infrastructure", "software")},
    factors={
        DNS: Factor(DNS, FamilyId("infrastructure"), "DNS"),
        RETRY: Factor(RETRY, FamilyId("software"), "Retry storm"),
        OLD: Factor(
            OLD, FamilyId("software"), "Storm", deprecated=date(2024, 1, 1), replaced_by=RETRY
        ),
    },
)


def looked(*incidents: Incident, only: Iterable[Incident] | None = None) -> Tagging:
    kb = base(*incidents)
    kb = replace(kb, vocabulary=WORDS, graph=FactorGraph.of(incidents, WORDS))
    return tagging(population(*(incidents if only is None else only)), kb)


def coded(id: str, first: list[str], second: list[str], **more: Any) -> Incident:
    front = FrontMatter(
        factors=tuple(FactorEntry(id=word) for word in first),
        coded_again=tuple(FactorEntry(id=word) for word in second),
    )
    return record(id, factors=[f for f in first if "." in f] or [DNS], front=front, **more)


def test_uses_that_are_the_only_one_of_a_factor() -> None:
    found = looked(*(record(f"r{n}", factors=[DNS, f"{NOISE}:mitigating"]) for n in range(9)),
                   record("x", factors=[RETRY, f"{RETRY}:trigger", "x.y"]))  # fmt: skip
    assert (found.n, found.uses, found.once, found.unseen) == (10, 20, 2, 0.1)


def test_two_readers_are_compared_over_every_factor_that_is_used() -> None:
    found = looked(
        coded("a", [DNS], [DNS, RETRY]),
        coded("b", [DNS, NOISE], [DNS, "nothing known", "infrastructure", "Storm"]),
        record("c", factors=["x.y"]),
    )
    assert found.coded_twice == CodedTwice(
        records=2, both=2, first_only=1, second_only=2, neither=3
    )


def test_a_role_is_no_disagreement() -> None:
    (entry,) = (FactorEntry(id=DNS, role="trigger"),)  # type: ignore[arg-type]
    found = looked(record("a", factors=[DNS], front=FrontMatter(coded_again=(entry,))))
    assert (found.coded_twice.both, found.coded_twice.first_only) == (1, 0)


def test_drift_looks_at_problems_alone() -> None:
    later = [[f"x.f{n}:mitigating" for n in range(6)] + ["x.y"]] * 15
    steady = weekly(*[["x.y"]] * 15, *later)
    found = tagging(steady, base(*steady.records))
    assert found.drift is not None
    assert (found.drift.p, found.drifting) == (1.0, False)
    rising = weekly(*[["x.y"]] * 15, *[[f"x.f{n}" for n in range(6)]] * 15)
    assert tagging(rising, base(*rising.records)).drifting


def test_deprecated_words_waiting_words_and_factors_never_used() -> None:
    found = looked(
        coded("a", ["storm"], []),
        coded("b", [DNS], []),
        coded("c", ["Full moon", DNS], [], waiting=("Full moon", "Tides")),
        coded("d", ["full-moon"], [], waiting=("full-moon",)),
    )
    assert found.deprecated == ("a",)
    assert found.waiting == (("Full moon", 2), ("Tides", 1))
    assert found.unused == (RETRY,)


def test_numbers_are_about_the_population_and_unused_about_all() -> None:
    inside, outside = coded("a", [DNS], []), coded("b", [RETRY], [RETRY], waiting=("x",))
    found = looked(inside, outside, only=[inside])
    assert (found.n, found.uses, found.coded_twice.records, found.waiting) == (1, 1, 0, ())
    assert found.unused == ()


@pytest.mark.parametrize("awkward", AWKWARD.values(), ids=AWKWARD)
def test_where_records_say_little_nothing_is_claimed(awkward: Population) -> None:
    found = tagging(awkward, base(*awkward.records))
    assert (found.unseen, found.drift, found.coded_twice.kappa) == (None, None, None)
    assert not found.drifting
