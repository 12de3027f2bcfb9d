"""What the page of a collection would claim where nothing is there to claim.

Tags are drawn independently, so no pair belongs together; durations of both halves come from one
distribution; an action on the factor that peaked changes nothing. Each row is a figure beside the
one the design expects, with the band that a correct program stays within.

    python benchmarks/null_pairs.py
    python benchmarks/null_pairs.py --oracles path/to/statistics.json --seed 3
"""

from __future__ import annotations

import argparse
import json
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from mkdocs_postmortems.trends.chance import at_least
from mkdocs_postmortems.trends.durations import quantile
from mkdocs_postmortems.trends.effects import evidence_due, rate_ratio, windows
from mkdocs_postmortems.trends.rates import shrink
from mkdocs_postmortems.trends.tagging import drift
from mkdocs_postmortems.trends.together import LEAST, pairs

ORACLES = Path(__file__).resolve().parents[2] / "shared" / "oracles" / "statistics.json"

Tags = NDArray[np.bool_]
"""One row for each record, one column for each factor."""


@dataclass(frozen=True)
class Row:
    """A figure of a simulation beside what is expected; without a band it is told only."""

    name: str
    found: float
    expected: float | None = None
    band: float | None = None

    @property
    def within(self) -> bool:
        """Whether a figure with a band is inside it."""
        if self.expected is None or self.band is None:
            return True
        return math.isclose(self.found, self.expected, rel_tol=0, abs_tol=self.band)


def null_pairs(design: Mapping[str, Any], choose: np.random.Generator, draws: int) -> Iterator[Row]:
    """Draw collections in which no two factors belong together, and look for pairs."""
    expected = design["null_pairs"]
    band, n = expected["band_for_60_draws"], expected["records"]
    asked, raw, shown = [], [], []
    for _ in range(draws):
        tags = _tags(design, n, choose)
        found = pairs({f"x.{f:02}": np.flatnonzero(tags[:, f]).tolist() for f in _used(tags)}, n)
        asked.append(found.asked)
        raw.append(_raw(tags))
        shown.append(any(pair.signal for pair in found.rows))
    for name, values in (
        ("pairs", asked),
        ("raw_p_at_most_05", raw),
        ("pages_with_a_pair", shown),
    ):
        yield Row(f"null pairs, N = {n}: {name}", _mean(values), expected[name], band[name])


def _raw(tags: Tags) -> int:
    """Count the pairs that a page without a correction would show."""
    counts = tags.sum(axis=0)
    often = np.flatnonzero(counts >= LEAST)
    left, right = (often[side] for side in np.triu_indices(len(often), 1))
    both = (tags.T.astype(np.int64) @ tags)[left, right]
    return int((at_least(both, len(tags), counts[left], counts[right]) <= 0.05).sum())


def tagging_drift(
    design: Mapping[str, Any], choose: np.random.Generator, draws: int
) -> Iterator[Row]:
    """Give later records more factors, or not, and look for the banner."""
    expected = design["tagging_drift"]
    n, times, cap = expected["records"], expected["second_half_times"], expected["cap"]
    for name, more in (("banner_fires", times), ("banner_fires_without_drift", 1)):
        fired = []
        for _ in range(draws):
            first, second = (
                _tags(design, half, choose, times=by, cap=cap)
                for half, by in ((n // 2, 1), (n - n // 2, more))
            )
            found = drift([*map(int, first.sum(axis=1)), *map(int, second.sum(axis=1))])
            fired.append(found is not None and found.banner)
        band = expected["band_for_300_draws"][name]
        yield Row(f"tagging, N = {n}: {name}", _mean(fired), expected[name], band)


def means_of_durations(
    design: Mapping[str, Any], choose: np.random.Generator, draws: int
) -> Iterator[Row]:
    """Draw two halves from one distribution: what a mean would report, and what a range holds."""
    expected = design["means_of_durations"]
    law, n = expected["lognormal"], expected["n_each_half"]
    halves = choose.lognormal(law["mu"], law["sigma"], size=(draws, 2, n))
    change = {
        name: part[:, 1] / part[:, 0] - 1
        for name, part in (("mean", halves.mean(axis=2)), ("median", np.median(halves, axis=2)))
    }
    figures = {
        "mean_improves_20_percent": change["mean"] <= -0.2,
        "mean_moves_30_percent": np.abs(change["mean"]) >= 0.3,
        "median_moves_30_percent": np.abs(change["median"]) >= 0.3,
    }
    for name, values in figures.items():
        band = expected["band_for_20000_draws"]
        yield Row(f"durations, n = {n}: {name}", float(values.mean()), expected[name], band)
    held = [_holds(half.tolist(), math.exp(law["mu"])) for half in halves[:2000, 0]]
    yield Row(f"durations, n = {n}: our range holds the median", _mean(held))


def _holds(values: list[float], truth: float) -> bool:
    found = quantile(values, 0.5)
    return found.low is not None and found.high is not None and found.low <= truth <= found.high


def regression_to_the_mean(
    design: Mapping[str, Any], choose: np.random.Generator, draws: int
) -> Iterator[Row]:
    """Pick the factor that peaked, change nothing, and count again."""
    expected = design["regression_to_the_mean"]
    law, band = expected["gamma"], expected["band_for_3000_draws"]
    before, drawn, after = [], [], []
    for _ in range(draws):
        rates = choose.gamma(law["shape"], law["scale"], size=expected["factors"])
        seen = choose.poisson(rates)
        peak = int(seen.argmax())
        before.append(int(seen[peak]))
        drawn.append(shrink(seen.tolist(), [1.0] * len(seen)).rates[peak])
        after.append(int(choose.poisson(rates[peak])))
    for name, values in (
        ("raw_before", before),
        ("shrunken_before", drawn),
        ("after_without_any_effect", after),
    ):
        yield Row(f"regression to the mean: {name}", _mean(values), expected[name], band)


def null_actions(
    design: Mapping[str, Any], choose: np.random.Generator, draws: int
) -> Iterator[Row]:
    """Let every record raise an action that changes nothing, done after 30 days."""
    for n in (24, 40, 80):
        compared, less, more = 0, 0, 0
        for _ in range(draws):
            tags = _tags(design, n, choose)
            days = [date(2020, 1, 1) + timedelta(days=int(d)) for d in _days(n, choose)]
            for place in range(n):
                carried = np.flatnonzero(tags[place])
                done = days[place] + timedelta(days=30)
                if not carried.size or done > days[-1]:
                    continue
                factor = choose.choice(carried)
                carrying = [days[p] for p in np.flatnonzero(tags[:, factor])]
                before, after = windows(days, carrying, days[place], done, days[-1])
                due = evidence_due(before, done)
                if due is None or days[-1] < due:
                    continue
                found = rate_ratio(before.x, before.days, after.x, after.days)
                compared += 1
                less += found.settled and found.ratio < 1
                more += found.settled and found.ratio > 1
        yield Row(f"actions without effect, N = {n}: compared on a page", compared / draws)
        yield Row(f"actions without effect, N = {n}: settled as less", less / max(compared, 1))
        yield Row(f"actions without effect, N = {n}: settled as more", more / max(compared, 1))


def _days(n: int, choose: np.random.Generator) -> NDArray[np.int64]:
    """Two records a month, at any day."""
    return np.sort(choose.integers(0, 15 * n, size=n))


def _tags(
    design: Mapping[str, Any],
    n: int,
    choose: np.random.Generator,
    *,
    times: float = 1,
    cap: float = 1,
) -> Tags:
    shares = np.minimum(np.array(design["prevalence"]) * times, cap)
    return choose.random((n, len(shares))) < shares


def _used(tags: Tags) -> list[int]:
    used: list[int] = np.flatnonzero(tags.any(axis=0)).tolist()
    return used


def _mean(values: Sequence[float]) -> float:
    return float(np.mean(values))


RUNS = (
    (null_pairs, 600),
    (tagging_drift, 3000),
    (means_of_durations, 200_000),
    (regression_to_the_mean, 20_000),
    (null_actions, 400),
)


def main() -> None:
    """Run every simulation and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--oracles", type=Path, default=ORACLES)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    if not asked.oracles.is_file():
        parser.error(f"no file {asked.oracles}: --oracles names the one with `simulations`")
    design = json.loads(asked.oracles.read_text(encoding="utf-8"))["simulations"]
    print(f"{'figure':58} {'found':>8} {'expected':>9} {'band':>6}")
    for run, draws in RUNS:
        for row in run(design, np.random.default_rng(asked.seed), draws):
            expected = "" if row.expected is None else f"{row.expected:9.3f}"
            band = "" if row.band is None else f"{row.band:6.2f}"
            said = "" if row.within else "  outside"
            print(f"{row.name:58} {row.found:8.3f} {expected:>9} {band:>6}{said}")


if __name__ == "__main__":
    main()
