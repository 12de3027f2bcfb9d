"""The figures about proposals, counted by hand."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from suggest import Labelled, aliases, bare, collection, figures, half, majority, ours, unpointed


@pytest.fixture(scope="module")
def labelled() -> Labelled:
    read = collection(Path(__file__).parents[2], "ours")
    return replace(read, records=read.records[:12])


def test_figures_are_means_over_records_and_over_factors() -> None:
    wanted = [frozenset("ab"), frozenset("a")]
    found = [["a", "x", "y", "z", "b"], ["x"]]
    got = figures(wanted, found)
    assert got.recall == (2 / 2 + 0) / 2
    assert got.precision == (1 / 3 + 0) / 2
    assert got.by_factor == (1 / 2 + 1 / 1) / 2


def test_no_way_sees_the_coding_of_the_record_itself(labelled: Labelled) -> None:
    record = labelled.records[0]
    stripped = replace(record, factors=())
    blind = replace(labelled, records=[stripped, *labelled.records[1:]])
    for way in (ours, majority, aliases):
        assert way(labelled, record) == way(blind, stripped)


def test_what_is_taken_away_is_gone(labelled: Labelled) -> None:
    assert all(not factor.definition for factor in bare(labelled).vocabulary.factors.values())
    refs = [ref for record in unpointed(labelled).records for ref in record.factors]
    assert refs
    assert not any(ref.evidence or ref.note for ref in refs)
    assert len(half(labelled).records) == 6
