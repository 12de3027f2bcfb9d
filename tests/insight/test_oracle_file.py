"""The worked examples of pairs, groups, actions, times and tagging, where their file is at hand."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import numpy as np
import pytest
from tests.records import record

from mkdocs_postmortems.graph.backbone import backbone
from mkdocs_postmortems.graph.clusters import adjusted_rand, louvain
from mkdocs_postmortems.model.action import Action, ActionState
from mkdocs_postmortems.model.factor import FactorId
from mkdocs_postmortems.model.incident import Incident
from mkdocs_postmortems.trends.chance import at_least, exactly
from mkdocs_postmortems.trends.durations import durations, least_n
from mkdocs_postmortems.trends.effects import p_fewer, rate_ratio
from mkdocs_postmortems.trends.recurrence import seen_again
from mkdocs_postmortems.trends.silence import allowed_by_silence, quiet_days
from mkdocs_postmortems.trends.survival import reached, survival
from mkdocs_postmortems.trends.tagging import CodedTwice, drift, unseen
from mkdocs_postmortems.trends.together import Pair
from mkdocs_postmortems.trends.windows import windows

Values = Mapping[str, Any]


def of_pair(given: Values) -> Values:
    both, first, second, n = (given[key] for key in ("both", "first", "second", "n"))
    k, a, b = (np.array([value]) for value in (both, first, second))
    p = float(at_least(k, n, a, b)[0])
    pair = Pair("a", "b", both, first, second, n, p, adjusted=p)
    return {
        "p": p,
        "p_min": float(exactly(np.minimum(a, b), n, a, b)[0]),
        "lift": pair.lift,
        "pmi": math.log2(pair.lift),
        "npmi": pair.npmi,
    }


def of_backbone(given: Values) -> Values:
    return {"alpha": {f"{a}-{b}": level for (a, b), level in backbone(given["edges"]).items()}}


def of_groups(given: Values) -> Values:
    found = louvain([(str(a), str(b), w) for a, b, w in given["edges"]], given["seeds"])
    return {
        "parts": [[int(id) for id in part] for part in found.parts],
        "modularity": found.modularity,
        "mean_pairwise_ari": found.agreement,
    }


def of_two_partitions(given: Values) -> Values:
    return {"ari": adjusted_rand(given["first"], given["second"])}


def of_seen_again(given: Values) -> Values:
    factor, completed = FactorId(given["factor"]), date.fromisoformat(given["completed"])
    done = Action("A", "A", state=ActionState.DONE, completed=completed, addresses=(factor,))
    raising = record("raising", "2024-01-01", actions=(done,))
    later = [
        record(row["id"], row["date"], [f"{factor}:{role}" for role in row["roles"]] or ["x.y"])
        for row in given["records"]
    ]

    def again(records: list[Incident]) -> list[str]:
        (row,) = seen_again([raising], records)
        return [*row.again]

    (row,) = seen_again([raising], later)
    since = [each.id for each in later if each.date is not None and each.date > completed]
    assert row.since == len(since)
    return {"seen_again": again(later), "records_since": since}


def of_windows(given: Values) -> Values:
    first, raised, completed, as_of = (
        date.fromisoformat(given[key])
        for key in ("first_counted_record", "raised_by", "completed", "as_of")
    )
    carrying = [date.fromisoformat(text) for text in given["dates_with_factor"]]
    before, after = windows([first, *carrying], carrying, raised, completed, as_of)
    return {
        "x_before": before.x,
        "days_before": before.days,
        "x_after": after.x,
        "days_after": after.days,
    }


def of_ratio(given: Values) -> Values:
    counts = [given[key] for key in ("x_before", "days_before", "x_after", "days_after")]
    found = rate_ratio(*counts, confidence=given["confidence"])
    return {"ratio": found.ratio, "low": found.low, "high": found.high, "p": p_fewer(*counts)}


def of_silence(given: Values) -> Values:
    days = quiet_days(given["x_before"], given["days_before"])
    return {"days": days, "days_rounded_up": math.ceil(days)}


def of_allowed(given: Values) -> Values:
    return {"upper": allowed_by_silence(given["days_after"], given["per_days"])}


def of_durations(given: Values) -> Values:
    found = durations(given["minutes"])
    assert found is not None
    return {
        f"{name}{key}": value
        for name, q in (("median", found.median), ("p90", found.p90))
        for key, value in (
            ("", q.value),
            ("_low", q.low),
            ("_high", q.high),
            ("_coverage", q.coverage),
        )
    }


def of_smallest_n(given: Values) -> Values:
    return {"n": [least_n(p, given["confidence"]) for p in given["quantiles"]]}


def of_ongoing(given: Values) -> Values:
    found = durations(given["minutes"], given["ongoing_minutes"])
    assert found is not None
    return {"median": found.median.value, "p90": found.p90.value}


def of_gaps(given: Values) -> Values:
    rows = [*zip(given["gaps_days"], given["observed"], strict=True)]
    curve = survival([gap for gap, seen in rows if seen], [gap for gap, seen in rows if not seen])
    return {"survival": [[*point] for point in curve], "median": reached(curve, 0.5)}


def of_unseen(given: Values) -> Values:
    return {"unseen": unseen(given["uses_per_factor"])}


def of_kappa(given: Values) -> Values:
    return {"kappa": CodedTwice(records=20, **given).kappa}


def of_drift(given: Values) -> Values:
    halves = (given[f"factors_per_record_{half}_half"] for half in ("first", "second"))
    found = drift([factors for half in halves for factors in half])
    assert found is not None
    return {"U": found.u, "p": found.p, "banner": found.banner}


ANSWERS: Mapping[str, Callable[[Values], Values]] = {
    "together-5-8-6-40": of_pair,
    "together-1-1-1-40": of_pair,
    "backbone-disparity": of_backbone,
    "clusters-louvain": of_groups,
    "clusters-ari": of_two_partitions,
    "seen-again": of_seen_again,
    "action-windows": of_windows,
    "rate-ratio-6-365-1-200": of_ratio,
    "rate-ratio-4-365-0-200": of_ratio,
    "quiet-time-4-365": of_silence,
    "rate-after-silence": of_allowed,
    "durations-10": of_durations,
    "durations-min-n": of_smallest_n,
    "durations-with-ongoing": of_ongoing,
    "time-to-recurrence": of_gaps,
    "vocabulary-unseen": of_unseen,
    "tagging-kappa": of_kappa,
    "tagging-drift": of_drift,
    "tagging-steady": of_drift,
}
OURS = {
    "seen-together",
    "clusters",
    "seen-again",
    "did-it-work",
    "durations",
    "time-to-recurrence",
    "tagging",
}


@pytest.mark.parametrize("id", ANSWERS)
def test_an_oracle_is_reproduced(id: str, oracles: Mapping[str, Values]) -> None:
    row = oracles[id]
    # A mean stands in the file to show that it differs.
    expected = {k: v for k, v in row["expected"].items() if not k.endswith("never_shown")}
    found = ANSWERS[id](row["input"])
    assert found.keys() == expected.keys()
    for key, value in expected.items():
        assert same(found[key], value, row["abs_tol"]), (key, found[key], value)


def test_every_oracle_of_these_statistics_is_looked_at(oracles: Mapping[str, Values]) -> None:
    assert {id for id, row in oracles.items() if row["statistic"] in OURS} <= ANSWERS.keys()


def same(found: object, expected: object, within: float) -> bool:
    match found, expected:
        case dict(), dict():
            return found.keys() == expected.keys() and all(
                same(found[key], value, within) for key, value in expected.items()
            )
        case [*ours], [*theirs]:
            pairs = zip(ours, theirs, strict=True)
            return all(same(one, other, within) for one, other in pairs)
        case float(), float() | int():
            return math.isclose(found, expected, rel_tol=0, abs_tol=within)
        case _:
            return found == expected
