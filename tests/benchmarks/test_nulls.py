"""The simulations of changes where there are none, with fewer draws than the benchmark has."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from nulls import (
    ALLOWED,
    BURSTS,
    NULLS,
    POWERS,
    PREVALENCE,
    Figure,
    false_bursts,
    null_pages,
    peaked,
    power,
    report,
)

DRAWS = 300


@pytest.fixture
def random() -> np.random.Generator:
    return np.random.default_rng(7)


@pytest.mark.slow
@pytest.mark.parametrize(("records", "expected"), [(row[0], row[1:]) for row in NULLS])
def test_where_nothing_changes_there_is_hardly_a_signal(
    records: int, expected: tuple[tuple[float, float], ...], random: np.random.Generator
) -> None:
    found = null_pages(records, DRAWS, random)
    for measured, (value, within) in zip(found.values(), expected, strict=True):
        assert measured == pytest.approx(value, abs=within)
    assert found["signals"] <= ALLOWED


@pytest.mark.slow
@pytest.mark.parametrize(("records", "before", "after", "expected"), POWERS)
def test_a_real_change_is_seen_as_often_as_it_can_be(
    records: int, before: float, after: float, expected: float, random: np.random.Generator
) -> None:
    found = power(records, before, after, DRAWS, random)
    assert found == pytest.approx(expected, abs=0.12)


@pytest.mark.slow
@pytest.mark.parametrize(("periods", "size", "p", "gamma", "expected", "within"), BURSTS)
def test_what_never_changes_hardly_has_a_burst(
    periods: int,
    size: int,
    p: float,
    gamma: float,
    expected: float,
    within: float,
    random: np.random.Generator,
) -> None:
    found = false_bursts(periods, size, p, gamma, 400, random)
    assert found == pytest.approx(expected, abs=within)


@pytest.mark.slow
def test_the_factor_that_peaked_falls_anyway(random: np.random.Generator) -> None:
    raw, shrunken, after = peaked(3000, random)
    assert (raw, shrunken, after) == pytest.approx((4.46, 2.09, 2.14), abs=0.15)


def test_the_recipe_is_that_of_the_design(project: Path) -> None:
    file = project.parent / "shared" / "oracles" / "statistics.json"
    if not file.is_file():
        pytest.skip("no file of oracles beside the project")
    recipe = json.loads(file.read_text(encoding="utf-8"))["simulations"]
    assert tuple(recipe["prevalence"]) == PREVALENCE
    for (records, *expected), row in zip(NULLS, recipe["null_trend"], strict=True):
        page, band = row["per_page"], row["band_for_300_draws"]
        arrows, raw, (tested, _), signals, pages = expected
        assert records == row["records"]
        assert arrows == (page["up_arrows"], band["up_arrows"])
        assert raw == (page["raw_p_at_most_05"], band["raw_p_at_most_05"])
        assert tested == page["factors_tested"]
        assert signals == (page["signals"], band["signals"])
        assert pages == (row["pages_with_a_signal"], band["pages_with_a_signal"])
    assert [*POWERS] == [
        (row["records"], row["from"], row["to"], row["signalled"]) for row in recipe["power"]
    ]
    assert [row[:5] for row in BURSTS] == [
        (row["periods"], row["records_per_period"], row["p"], row["gamma"], row["false_bursts"])
        for row in recipe["null_burst"]
    ]


def test_a_figure_outside_its_band_is_marked(capsys: pytest.CaptureFixture[str]) -> None:
    assert report([Figure("tested", 17.0, 17.3, 0.5)])
    assert not report([Figure("tested", 18.0, 17.3, 0.5)])
    assert "outside" in capsys.readouterr().out
    assert not report([Figure("false signals, a page", 0.16, 0.1, 0.12)])
