"""Looks for pairs, drift, shorter times and effects where there are none, and prints what is found.

The records are those of `nulls.py`. Beside each figure stand the expected one and how far from it a
run with few draws may lie. Two rows show what the product does not print: means of durations. The
last rows are told without a band: every record raises an action that changes nothing.

    python benchmarks/null_pairs.py            # about a minute
    python benchmarks/null_pairs.py --draws 60
"""

from __future__ import annotations

import argparse
import math
import sys
from collections.abc import Iterator, Mapping
from datetime import date, timedelta

import numpy as np
from nulls import PREVALENCE, Coded, Figure, draw, places_of, report

from mkdocs_postmortems.trends.chance import at_least
from mkdocs_postmortems.trends.durations import quantile
from mkdocs_postmortems.trends.effects import Ratio, rate_ratio
from mkdocs_postmortems.trends.silence import evidence_due
from mkdocs_postmortems.trends.tagging import drift
from mkdocs_postmortems.trends.together import LEAST, pairs
from mkdocs_postmortems.trends.windows import windows

RECORDS = 40
TIMES, CAP = 1.6, 0.95
"""How many times as many factors the second half of the records carries, and a share at most."""
MU, SIGMA, HALF = 3.4, 1.3, 20
"""Durations of both halves come from one lognormal distribution, so many in each."""
DELAY = timedelta(days=30)
"""After a record until its action is done."""

PAIRS = (
    ("pairs", 376.0, 40.0),
    ("raw p of .05 or less", 6.8, 2.5),
    ("pages with a pair", 0.027, 0.1),
)
BANNERS = (("the banner fires", TIMES, 0.98, 0.05), ("it fires without drift", 1.0, 0.043, 0.05))
MOVES = (
    ("mean better by 20 % or more", 0.344, 0.02),
    ("mean moves by 30 % or more", 0.576, 0.02),
    ("median moves by 30 % or more", 0.535, 0.02),
)


def null_pairs(draws: int, random: np.random.Generator) -> Mapping[str, float]:
    """Return what a page of pairs shows on average where no two factors belong together."""
    sums = dict.fromkeys((name for name, *_ in PAIRS), 0.0)
    for _ in range(draws):
        coded = draw(RECORDS, random)
        places = {id: [at - 1 for at in each] for id, each in places_of(coded).items()}
        found = pairs(places, RECORDS)
        shown = any(pair.signal for pair in found.rows)
        for name, value in zip(sums, (found.asked, raw_pairs(coded), shown), strict=True):
            sums[name] += value
    return {name: total / draws for name, total in sums.items()}


def raw_pairs(coded: Coded) -> int:
    """Count the pairs that a page would show that takes each for the only one."""
    counts = coded.sum(axis=0)
    often = np.flatnonzero(counts >= LEAST)
    left, right = (often[side] for side in np.triu_indices(len(often), 1))
    both = (coded.T.astype(np.int64) @ coded)[left, right]
    return int((at_least(both, len(coded), counts[left], counts[right]) <= 0.05).sum())


def banners(times: float, draws: int, random: np.random.Generator) -> float:
    """Return how often the banner fires where later records carry so many times the factors."""
    later = np.minimum(np.array(PREVALENCE) * times, CAP)
    fired = 0
    for _ in range(draws):
        coded = draw(RECORDS, random)
        coded[RECORDS // 2 :] = random.random((RECORDS - RECORDS // 2, len(later))) < later
        found = drift(coded.sum(axis=1).tolist())
        fired += found is not None and found.banner
    return fired / draws


def moves(draws: int, random: np.random.Generator) -> tuple[float, ...]:
    """Return how often a mean or a median moves where nothing does."""
    halves = random.lognormal(MU, SIGMA, (draws, 2, HALF))
    mean, median = (
        middle[:, 1] / middle[:, 0] - 1
        for middle in (halves.mean(axis=2), np.median(halves, axis=2))
    )
    shares = (mean <= -0.2, np.abs(mean) >= 0.3, np.abs(median) >= 0.3)
    return tuple(float(share.mean()) for share in shares)


def ranges_hold(draws: int, random: np.random.Generator) -> float:
    """Return how often the range that is printed holds the median."""
    held = 0
    for values in random.lognormal(MU, SIGMA, (draws, HALF)).tolist():
        found = quantile(values, 0.5)
        assert found.low is not None
        assert found.high is not None
        held += found.low <= math.exp(MU) <= found.high
    return held / draws


def null_actions(records: int, draws: int, random: np.random.Generator) -> tuple[float, ...]:
    """Return the comparisons on a page, and which shares of them settle on less and on more."""
    found: list[Ratio] = []
    for _ in range(draws):
        found += _ratios(draw(records, random), random)
    less = sum(ratio.settled and ratio.ratio < 1 for ratio in found)
    more = sum(ratio.settled and ratio.ratio > 1 for ratio in found)
    return len(found) / draws, less / max(len(found), 1), more / max(len(found), 1)


def _ratios(coded: Coded, random: np.random.Generator) -> Iterator[Ratio]:
    """Compare before and after an action of each record, two records a month."""
    on = np.sort(random.integers(0, 15 * len(coded), len(coded)))
    days = [date(2020, 1, 1) + timedelta(days=int(day)) for day in on]
    for place, carried in enumerate(map(np.flatnonzero, coded)):
        done = days[place] + DELAY
        if not carried.size or done > days[-1]:
            continue
        factor = int(random.choice(carried))
        carrying = [days[at] for at in np.flatnonzero(coded[:, factor])]
        before, after = windows(days, carrying, days[place], done, days[-1])
        due = evidence_due(before, done)
        if due is not None and days[-1] >= due:
            yield rate_ratio(before.x, before.days, after.x, after.days)


def figures(draws: int, seed: int = 7) -> Iterator[Figure]:
    """Run all simulations that have a band, the same for the same seed."""
    random = np.random.default_rng(seed)
    found = null_pairs(draws, random)
    for name, expected, within in PAIRS:
        yield Figure(f"{RECORDS} records: {name}", found[name], expected, within)
    for name, times, expected, within in BANNERS:
        measured = banners(times, 5 * draws, random)
        yield Figure(f"{RECORDS} records: {name}", measured, expected, within)
    for (name, expected, within), measured in zip(MOVES, moves(20_000, random), strict=True):
        yield Figure(f"two halves of {HALF}: {name}", measured, expected, within)
    measured = ranges_hold(20 * draws, random)
    yield Figure(f"{HALF} durations: our range holds the median", measured, 0.96, 0.03)


def main() -> None:
    """Run the simulations and print the table; exit with 1 where a figure is outside its band."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--draws", type=int, default=600)
    parser.add_argument("--seed", type=int, default=7)
    asked = parser.parse_args()
    hold = report(figures(asked.draws, asked.seed))
    for records in (24, 40, 80):
        random = np.random.default_rng(asked.seed)
        compared, less, more = null_actions(records, asked.draws, random)
        print(
            f"{records} records, actions without effect: {compared:.2f} compared on a page,"
            f" {less:.1%} settle on less, {more:.1%} on more"
        )
    sys.exit(not hold)


if __name__ == "__main__":
    main()
