"""The worked examples of the design, where its file is at hand."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import Any

import pytest

from mkdocs_postmortems.trends.breadth import effective_number
from mkdocs_postmortems.trends.bursts import bursts
from mkdocs_postmortems.trends.many import screen
from mkdocs_postmortems.trends.monotone import cox_stuart, mann_kendall
from mkdocs_postmortems.trends.quarters import cochran_armitage
from mkdocs_postmortems.trends.ranking import APART, chance_higher, recency
from mkdocs_postmortems.trends.rates import rate_higher, shrink
from mkdocs_postmortems.trends.recent import larger_share, per_time
from mkdocs_postmortems.trends.rising import rank_sum
from mkdocs_postmortems.trends.shares import share

Values = Mapping[str, Any]


def of_share(given: Values) -> Values:
    found = share(given["x"], given["n"])
    return {"low": found.low, "high": found.high}


def of_recency(given: Values) -> Values:
    found = recency(given["ages_days"])
    return {"score": found.score, "effective_n": found.effective_n}


def of_two_ranks(given: Values) -> Values:
    first, second = (recency(given[f"ages_days_{which}"]) for which in ("first", "second"))
    chance = chance_higher(first, second)
    return {
        "score_first": first.score,
        "score_second": second.score,
        "probability_first_higher": chance,
        "share_a_rank": chance < APART,
    }


def of_rates(given: Values) -> Values:
    found = shrink(given["x"], given["exposure"])
    return {
        "m": found.common,
        "A": found.between,
        "alpha": found.alpha,
        "beta": found.beta,
        "posterior": [*found.rates],
    }


def of_two_rates(given: Values) -> Values:
    first, second = ((given[f"x_{w}"], given[f"exposure_{w}"]) for w in ("first", "second"))
    return {"probability_first_higher": rate_higher(first, second, given["alpha"], given["beta"])}


def of_places(given: Values) -> Values:
    found = rank_sum(given["places_with_factor"], given["n"])
    return {"U": found.u, "p": found.p, "p_min": found.p_min}


def of_time(given: Values) -> Values:
    found = per_time(**given)
    return {"p": found.p, "mid_p": found.mid_p, "p_min": found.p_min}


def of_larger_share(given: Values) -> Values:
    found = larger_share(**given)
    return {"p": found.p, "p_min": found.p_min}


def of_quarters(given: Values) -> Values:
    found = cochran_armitage(given["x"], given["n"])
    return {"T": found.t, "p": found.p}


def of_cox_stuart(given: Values) -> Values:
    found = cox_stuart(given["y"])
    return {"up": found.up, "down": found.down, "p": found.p}


def of_mann_kendall(given: Values) -> Values:
    found = mann_kendall(given["y"])
    return {"S": found.up - found.down, "p": found.p}


def of_many(given: Values) -> Values:
    # An oracle without smallest values adjusts all of them.
    found = screen(given["p"], given.get("p_min", [0.0] * len(given["p"])), fdr=0.1)
    whole = {"tested": found.tested, "adjusted": [*found.adjusted]}
    return whole if "p_min" in given else {"adjusted": whole["adjusted"]}


def of_burst(given: Values) -> Values:
    found = bursts(given["r"], given["d"], gamma=given["gamma"])
    return {"states": [*found.states], "cost": found.cost}


def of_breadth(given: Values) -> Values:
    return {"effective_number": effective_number(given["counts"])}


ANSWERS: Mapping[str, Callable[[Values], Values]] = {
    "share-jeffreys-3-of-20": of_share,
    "share-jeffreys-0-of-8": of_share,
    "share-jeffreys-8-of-8": of_share,
    "recency-0-180-360": of_recency,
    "rank-tie-recency": of_two_ranks,
    "rank-apart-recency": of_two_ranks,
    "rate-shrunken-marshall": of_rates,
    "rate-shrunken-pooled": of_rates,
    "rank-probability-gamma": of_two_rates,
    "breadth-6-1-1": of_breadth,
    "breadth-3-3-2": of_breadth,
    "trend-rank-sum": of_places,
    "trend-per-time-5-3": of_time,
    "trend-per-time-2-0": of_time,
    "trend-share": of_larger_share,
    "trend-quarters": of_quarters,
    "trend-cox-stuart": of_cox_stuart,
    "trend-mann-kendall": of_mann_kendall,
    "adjust-bh": of_many,
    "adjust-tarone-bh": of_many,
    "adjust-none-testable": of_many,
    "burst-gamma-1": of_burst,
    "burst-gamma-2": of_burst,
}


@pytest.mark.parametrize("id", ANSWERS)
def test_an_oracle_is_reproduced(id: str, oracles: Mapping[str, Values]) -> None:
    row = oracles[id]
    found, expected = ANSWERS[id](row["input"]), row["expected"]
    assert found.keys() == expected.keys()
    for key, value in expected.items():
        assert same(found[key], value, row["abs_tol"]), (key, found[key], value)


def same(found: object, expected: object, within: float) -> bool:
    match found, expected:
        case [*ours], [*theirs]:
            pairs = zip(ours, theirs, strict=True)
            return all(same(one, other, within) for one, other in pairs)
        case float(), float() | int():
            return math.isclose(found, expected, rel_tol=0, abs_tol=within)
        case _:
            return found == expected
