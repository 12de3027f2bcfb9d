"""The simulations of pairs, tagging, times and effects, with fewer draws than the benchmark has."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from null_pairs import (
    BANNERS,
    CAP,
    HALF,
    MOVES,
    MU,
    PAIRS,
    RECORDS,
    SIGMA,
    TIMES,
    figures,
    null_actions,
)


@pytest.mark.slow
def test_where_nothing_is_there_little_is_found() -> None:
    assert [figure for figure in figures(60) if not figure.holds] == []


@pytest.mark.slow
def test_actions_without_effect_seldom_settle() -> None:
    compared, less, more = null_actions(40, 150, np.random.default_rng(7))
    assert compared > 3
    assert less < 0.05
    assert more < 0.02


def test_the_recipe_is_that_of_the_design(project: Path) -> None:
    file = project.parent / "shared" / "oracles" / "statistics.json"
    if not file.is_file():
        pytest.skip("no file of oracles beside the project")
    recipe = json.loads(file.read_text(encoding="utf-8"))["simulations"]
    row = recipe["null_pairs"]
    band = row["band_for_60_draws"]
    names = ("pairs", "raw_p_at_most_05", "pages_with_a_pair")
    assert row["records"] == RECORDS
    assert [(value, within) for _, value, within in PAIRS] == [(row[n], band[n]) for n in names]
    row = recipe["tagging_drift"]
    band = row["band_for_300_draws"]
    fires = ("banner_fires", "banner_fires_without_drift")
    assert (row["records"], row["second_half_times"], row["cap"]) == (RECORDS, TIMES, CAP)
    assert [(value, within) for *_, value, within in BANNERS] == [(row[n], band[n]) for n in fires]
    row = recipe["means_of_durations"]
    assert row["lognormal"] == {"mu": MU, "sigma": SIGMA}
    assert row["n_each_half"] == HALF
    moves = ("mean_improves_20_percent", "mean_moves_30_percent", "median_moves_30_percent")
    assert [value for _, value, _ in MOVES] == [row[name] for name in moves]
