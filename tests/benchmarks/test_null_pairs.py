"""The simulations of `benchmarks/null_pairs.py`, with few draws."""

from __future__ import annotations

import json
import runpy
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pytest

DRAWS = {
    "null_pairs": 60,
    "tagging_drift": 300,
    "means_of_durations": 20_000,
    "regression_to_the_mean": 3000,
    "null_actions": 20,
}


@pytest.fixture(scope="module")
def benchmark(project: Path) -> Mapping[str, Any]:
    return runpy.run_path(str(project / "benchmarks" / "null_pairs.py"))


@pytest.mark.slow
@pytest.mark.parametrize(("name", "draws"), DRAWS.items())
def test_where_nothing_is_there_little_is_claimed(
    name: str, draws: int, benchmark: Mapping[str, Any]
) -> None:
    file = benchmark["ORACLES"]
    if not file.is_file():
        pytest.skip("no file of oracles beside the project")
    design = json.loads(file.read_text(encoding="utf-8"))["simulations"]
    rows = [*benchmark[name](design, np.random.default_rng(5), draws)]
    assert rows
    assert [row for row in rows if not row.within] == []


def test_every_simulation_is_run(benchmark: Mapping[str, Any]) -> None:
    assert [run.__name__ for run, _ in benchmark["RUNS"]] == [*DRAWS]
