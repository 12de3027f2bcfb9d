"""A summary: its sentences and its rows, for records that say much and for those that say little."""

from __future__ import annotations

import math
from dataclasses import astuple
from datetime import date

import pytest
from tests.insight.populations import AWKWARD, weekly
from tests.insight.test_population import base
from tests.records import DNS, NOISE, RETRY, ROLLBACK, record

from mkdocs_postmortems.insight.over_periods import By
from mkdocs_postmortems.insight.population import Slice
from mkdocs_postmortems.insight.row import Row
from mkdocs_postmortems.insight.sections import SECTIONS
from mkdocs_postmortems.insight.summary import Summary
from mkdocs_postmortems.model.action import Action, ActionState
from mkdocs_postmortems.model.factor import FactorId
from mkdocs_postmortems.model.incident import Incident


def summary(*incidents: Incident, by: By | None = By.QUARTER) -> Summary:
    return Summary.of(base(*incidents), by=by)


def rows(found: Summary, section: str) -> list[Row]:
    (chosen,) = (each for each in SECTIONS if each.name == section)
    return [*chosen.rows(found)]


def said(found: Summary, section: str) -> list[str]:
    (chosen,) = (each for each in SECTIONS if each.name == section)
    return [*chosen.said(found)]


REVIEW = FactorId("process.review-missed")
RISING = weekly(*[[NOISE, REVIEW, f"{ROLLBACK}:mitigating"]] * 12, *[[DNS, RETRY]] * 12).records


@pytest.mark.parametrize("name", AWKWARD)
def test_records_that_say_little_make_sentences_and_finite_numbers(name: str) -> None:
    found = summary(*AWKWARD[name].records)
    for section in SECTIONS:
        assert all(text.endswith(".") for text in section.said(found))
        for row in section.rows(found):
            assert all(math.isfinite(cell) for cell in astuple(row) if isinstance(cell, float))


def test_a_share_has_its_interval_and_a_rank_its_places() -> None:
    found = rows(summary(*RISING), "recurring")
    share = next(row for row in found if (row.id, row.measure) == (NOISE, "records"))
    assert (share.x, share.n) == (12, 24)
    assert share.low is not None
    assert share.high is not None
    assert share.low < 0.5 < share.high
    rank = next(row for row in found if (row.id, row.measure) == (NOISE, "rank"))
    assert (rank.low, rank.high) == (1, 4)


def test_what_helped_stands_apart_from_problems() -> None:
    found = summary(*RISING)
    assert {row.id for row in rows(found, "helped")} == {ROLLBACK}
    assert ROLLBACK not in {row.id for row in rows(found, "recurring")}


def test_a_rise_is_told_beside_what_chance_alone_gives() -> None:
    found = summary(*RISING)
    signals = [row.id for row in rows(found, "changes") if row.note == "signal"]
    assert signals == [DNS, RETRY, "infrastructure", "software"]
    assert said(found, "changes")[-3] == (
        "Of 4 factors: 2 more often in later records, 0 worth watching, 2 without a change to"
        " show, not enough data for 0. Of the 4 tested, about 0.2 have a raw p of .05 or less by"
        " chance alone."
    )


def test_records_of_one_day_have_no_order() -> None:
    text = " ".join(said(summary(*AWKWARD["all of one day"].records), "changes"))
    assert "All records are of one day, so their order means nothing." in text


def test_a_pair_is_named_by_both_factors() -> None:
    pairs = {row.id: row for row in rows(summary(*RISING), "together")}
    pair = pairs[f"{DNS} {RETRY}"]
    assert (pair.x, pair.n, pair.note) == (12, 24, "signal")


def test_an_action_is_told_with_what_was_seen_since() -> None:
    done = Action(
        "A1",
        "Cache answers",
        state=ActionState.DONE,
        completed=date(2024, 2, 1),
        addresses=(DNS,),
    )
    found = summary(
        record("a", "2024-01-01", [DNS], actions=(done,)),
        record("b", "2024-03-01", [DNS]),
        record("c", "2024-04-01", [RETRY]),
    )
    (seen, compared) = rows(found, "after-actions")
    assert (seen.id, seen.x, seen.n, seen.note) == (f"a#A1 {DNS}", 1, 2, "2024-02-01")
    assert (compared.measure, compared.note) == ("not-compared", "too-few-before")
    (text,) = said(found, "after-actions")
    assert text.startswith(f"{DNS}, after A1 of a: Seen again in 1 of the 2 records since")


def test_a_long_list_is_cut_and_says_where_the_rest_is() -> None:
    ids = [FactorId(f"software.made-up-{n:02}") for n in range(14)]
    found = summary(record("a", factors=ids))
    assert len(rows(found, "recurring")) == 14 * 6
    assert said(found, "recurring")[10:] == [
        "The other 4 of 14 factors: in the output as JSON or CSV."
    ]


def test_without_a_cut_of_time_there_is_nothing_over_time() -> None:
    found = summary(*RISING, by=None)
    assert (rows(found, "periods"), said(found, "periods")) == ([], [])
    assert said(summary(*RISING, by=By.YEAR), "periods") == [
        "2024: 24 records counted, 24 of 24 written are coded. Families: detection 12,"
        " infrastructure 12, process 12, software 12. Factors: detection.alert-noise 12,"
        " infrastructure.dns 12, process.review-missed 12, software.retry-storm 12. Helped: adaptive.safe-reversal 12."
    ]


def test_a_slice_narrows_every_section() -> None:
    kb = base(record("a", services=("shop",)), record("b", factors=[RETRY]))
    found = Summary.of(kb, Slice(service="shop"))
    assert {row.id for row in rows(found, "recurring")} == {DNS}
    assert found.looked_at.n == 1
