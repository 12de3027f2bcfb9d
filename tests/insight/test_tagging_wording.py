from __future__ import annotations

from dataclasses import replace

import pytest
from tests.insight.populations import AWKWARD
from tests.insight.test_population import base

from mkdocs_postmortems.insight.population import Population
from mkdocs_postmortems.insight.tagging import Tagging, tagging
from mkdocs_postmortems.insight.tagging_wording import (
    agreement_said,
    banner_said,
    drift_said,
    how_tagging,
    unseen_said,
    words_said,
)
from mkdocs_postmortems.model.factor import FactorId
from mkdocs_postmortems.model.incident import IncidentId
from mkdocs_postmortems.trends.tagging import CodedTwice, Drift

FOUND = Tagging(
    n=41,
    uses=20,
    once=3,
    unseen=0.15,
    coded_twice=CodedTwice(20, 8, 2, 3, 27),
    drift=Drift(41, 190.0, 0.63),
    deprecated=(IncidentId("a"), IncidentId("b")),
    waiting=(("Full moon", 2),),
    unused=(FactorId("x.y"),) * 3,
)


def test_factors_not_seen_before() -> None:
    assert unseen_said(FOUND) == (
        "About 15 % of the next tags will be factors not seen before:"
        " 3 of 20 uses are the only one of a factor."
    )
    few = replace(FOUND, uses=19, unseen=None)
    assert unseen_said(few) == "Not enough data on new factors: 19 uses, and 20 are needed."


def test_agreement_of_two_readers() -> None:
    assert agreement_said(FOUND) == (
        "Two readers gave the same factor 8 of 13 times, kappa .68, in 20 records coded twice."
    )
    one = replace(FOUND, coded_twice=CodedTwice(1, 1, 0, 0, 5))
    assert agreement_said(one) == (
        "Not enough data on agreement: 1 record coded twice, and 20 are needed."
    )
    below = replace(FOUND, coded_twice=CodedTwice(20, 0, 20, 20, 0))
    assert "kappa -1.0" in agreement_said(below)
    sure = replace(FOUND, coded_twice=CodedTwice(20, 40, 0, 0, 0))
    assert "kappa" not in agreement_said(sure)


@pytest.mark.parametrize(
    ("drift", "banner"),
    [
        (
            Drift(40, 100.0, 0.01),
            "Records now carry more factors than before; a rise may be tagging.",
        ),
        (
            Drift(40, 300.0, 0.01),
            "Records now carry fewer factors than before; a fall may be tagging.",
        ),
        (Drift(40, 100.0, 0.05), None),
        (None, None),
    ],
)
def test_a_warning_stands_where_factors_per_record_moved(
    drift: Drift | None, banner: str | None
) -> None:
    found = replace(FOUND, drift=drift)
    assert banner_said(found) == banner
    if banner:
        assert drift_said(found) == banner


def test_no_warning_is_no_proof() -> None:
    assert drift_said(FOUND) == "No change in factors per record that 41 records can show."
    assert drift_said(replace(FOUND, n=9, drift=None)) == (
        "Not enough data on factors per record: 9 records, and 20 are needed."
    )


def test_words_and_how() -> None:
    assert words_said(FOUND) == (
        "2 of 41 records have the word of a deprecated factor."
        " Waiting for the vocabulary: 1 word. Never used: 3 factors."
    )
    assert how_tagging(FOUND).endswith("the first 20 records against the other 21, p .63.")
    assert "rank sum" not in how_tagging(replace(FOUND, drift=None))


@pytest.mark.parametrize("awkward", AWKWARD.values(), ids=AWKWARD)
def test_where_records_say_little_so_do_we(awkward: Population) -> None:
    found = tagging(awkward, base(*awkward.records))
    for said in (unseen_said(found), agreement_said(found), drift_said(found)):
        assert said.startswith("Not enough data")
    assert words_said(found) and how_tagging(found)
