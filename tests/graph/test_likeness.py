from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.records import DNS, record

from mkdocs_postmortems.graph import likeness
from mkdocs_postmortems.graph.factor_graph import FactorGraph
from mkdocs_postmortems.graph.likeness import Feature, Likeness, features_of
from mkdocs_postmortems.graph.network import Relation, node
from mkdocs_postmortems.model.incident import IncidentId
from mkdocs_postmortems.model.vocabulary import Vocabulary

Parts = Mapping[str, Sequence[str]]
KINDS: Mapping[str, likeness.Kind] = {
    "factors": "factor",
    "services": "service",
    "teams": "team",
    "words": "word",
}
S13: Mapping[likeness.Kind, float] = {"factor": 3, "service": 2, "team": 1, "word": 1}


def index(records: Mapping[str, Parts], weights: Mapping[likeness.Kind, float] = S13) -> Likeness:
    def features(parts: Parts) -> dict[Feature, float]:
        return {(KINDS[kind], id): 1.0 for kind, ids in parts.items() for id in ids}

    ordered = sorted(records.items())
    return Likeness({IncidentId(id): features(parts) for id, parts in ordered}, weights)


def nearest(index: Likeness, id: str, limit: int = 5) -> list[str]:
    return [other for other, _ in index.nearest(IncidentId(id), limit)]


def between(index: Likeness, one: str, other: str) -> float:
    return index.score(index.features[IncidentId(one)], IncidentId(other))


# Worked by hand and by a second program: weights 3, 2, 1, 1 and idf = ln((1 + N) / (1 + df)) + 1.
FIVE: Mapping[str, Parts] = {
    "A": {
        "factors": ["retry", "alert"],
        "services": ["checkout"],
        "teams": ["payments"],
        "words": ["latency", "pool"],
    },
    "B": {
        "factors": ["retry"],
        "services": ["checkout", "ledger"],
        "teams": ["payments"],
        "words": ["pool"],
    },
    "C": {
        "factors": ["dns"],
        "services": ["search"],
        "teams": ["platform"],
        "words": ["latency"],
    },
    "D": {
        "factors": ["alert", "dns"],
        "services": ["search"],
        "teams": ["platform"],
        "words": ["queue"],
    },
    "E": {
        "factors": ["retry", "dns"],
        "services": ["ledger"],
        "teams": ["payments"],
        "words": ["queue", "latency"],
    },
}
FOUR: Mapping[str, Parts] = {
    "A": {"factors": ["alert", "cfg", "retry"]},
    "B": {"factors": ["alert", "retry"]},
    "C": {"factors": ["cfg", "dns"]},
    "D": {"factors": ["dns", "retry"]},
}


@pytest.mark.parametrize(
    ("records", "other", "cosine"),
    [
        (FIVE, "B", 0.6421110436866309),
        (FIVE, "C", 0.043015945539072134),
        (FIVE, "D", 0.42076396899922613),
        (FIVE, "E", 0.37649816418233323),
        (FOUR, "B", 0.7895651507603823),
        (FOUR, "C", 0.4339279160786586),
    ],
)
def test_score_is_the_weighted_cosine(
    records: Mapping[str, Parts], other: str, cosine: float
) -> None:
    assert between(index(records), "A", other) == pytest.approx(cosine, abs=1e-9)


def test_oracle_of_the_weighted_cosine(oracles: Mapping[str, Mapping[str, Any]]) -> None:
    row = oracles["related-weighted"]
    given = row["input"]
    weights = {KINDS[kind]: float(weight) for kind, weight in given["weights"].items()}
    found = index(given["records"], weights)
    for other, cosine in row["expected"]["cosine"].items():
        assert between(found, given["of"], other) == pytest.approx(cosine, abs=row["abs_tol"])
    order = row["expected"]["order"]
    assert nearest(found, given["of"]) == [
        other for other in order if row["expected"]["cosine"][other] >= likeness.LEAST_SCORE
    ]


@pytest.mark.parametrize("pair", ["ab", "ac"])
def test_oracle_of_the_plain_cosine(oracles: Mapping[str, Mapping[str, Any]], pair: str) -> None:
    row = oracles[f"related-tfidf-{pair}"]
    records = {id: {"factors": ids} for id, ids in row["input"]["records"].items()}
    cosine = between(index(records), *row["input"]["pair"])
    assert cosine == pytest.approx(row["expected"]["cosine"], abs=row["abs_tol"])


def carrying(records: Mapping[str, Sequence[str]]) -> FactorGraph:
    rows = [record(id, factors=ids) for id, ids in records.items()]
    return FactorGraph.of(rows, Vocabulary())


def of_records_and_factors(graph: FactorGraph) -> nx.Graph[str]:
    plain: nx.Graph[str] = nx.Graph()
    for one, other, data in graph.network.edges(data=True):
        if data["relation"] is Relation.ROLE:
            plain.add_edge(one, other)
    return plain


def test_oracle_of_the_adamic_adar_index(oracles: Mapping[str, Mapping[str, Any]]) -> None:
    row = oracles["related-adamic-adar"]
    one, other = row["input"]["pair"]
    graph = carrying(row["input"]["records"])
    pair = [(node("record", one), node("record", other))]
    ((*_, score),) = nx.adamic_adar_index(of_records_and_factors(graph), pair)
    assert score == pytest.approx(row["expected"]["score"], abs=row["abs_tol"])
    found = graph.relations.likeness
    ours = found._adamic_adar(found.features[IncidentId(one)], IncidentId(other))
    assert ours == pytest.approx(row["expected"]["score"], abs=row["abs_tol"])


def test_oracle_of_the_walk_through_the_network(oracles: Mapping[str, Mapping[str, Any]]) -> None:
    row = oracles["related-pagerank"]
    network = of_records_and_factors(carrying(row["input"]["records"]))
    start = {node("record", row["input"]["from"]): 1.0}
    ranks = nx.pagerank(network, alpha=row["input"]["alpha"], personalization=start)
    for other, score in row["expected"]["score"].items():
        assert ranks[node("record", other)] == pytest.approx(score, abs=row["abs_tol"])


def test_nearest_comes_first_and_the_distant_are_left_out() -> None:
    assert nearest(index(FIVE), "A") == ["B", "D", "E"]
    assert nearest(index(FIVE), "A", 2) == ["B", "D"]


def test_what_is_left_out_makes_room() -> None:
    rows = index(FIVE).nearest(IncidentId("A"), 2, but=[IncidentId("B")])
    assert [id for id, _ in rows] == ["D", "E"]


def test_four_records_are_too_few_to_call_any_alike() -> None:
    assert nearest(index(FOUR), "A") == []
    assert index(FOUR).nearest_to({("factor", "retry"): 1.0}, 5) == ()


def test_a_tie_at_the_limit_is_decided_by_id() -> None:
    same = {id: {"factors": ["retry"]} for id in "edcba"}
    assert nearest(index(same), "e", 2) == ["a", "b"]


def test_a_tie_is_decided_by_rare_factors_first() -> None:
    # `b` and `c` are equally near to `a`: one shares a factor, the other a service as heavy as it.
    weights: Mapping[likeness.Kind, float] = {"factor": 1, "service": 1, "team": 1, "word": 1}
    rows = {
        "a": {"factors": ["x"], "services": ["y"]},
        "b": {"services": ["y"], "teams": ["p"]},
        "c": {"factors": ["x"], "teams": ["q"]},
        "d": {"factors": ["o"]},
        "e": {"factors": ["o"]},
    }
    found = index(rows, weights)
    assert between(found, "a", "b") == pytest.approx(between(found, "a", "c"))
    assert nearest(found, "a") == ["c", "b"]


def test_more_ties_than_are_weighed_still_fill_the_list() -> None:
    same = {f"r{n:03}": {"factors": ["retry"]} for n in range(likeness.TIES + 40)}
    assert nearest(index(same), "r050", 3) == ["r000", "r001", "r002"]


def test_a_record_that_shares_nothing_has_no_one_near() -> None:
    assert nearest(index({**FIVE, "z": {"factors": ["own"]}}), "z") == []


def test_a_record_without_features_is_like_none() -> None:
    found = index({**FIVE, "z": {}})
    assert nearest(found, "z") == []
    assert between(found, "z", "A") == 0.0


def test_a_word_in_many_records_says_nothing() -> None:
    many = {f"r{n:03}": {"words": ["pods"]} for n in range(likeness.COMMON)}
    assert len(nearest(index(many), "r000")) == 5
    more = {**many, "x": {"words": ["pods"]}}
    assert nearest(index(more), "r000") == []
    assert index(more).shared({("word", "pods"): 1.0}, IncidentId("x")) == []


def test_a_common_factor_still_counts() -> None:
    many = {f"r{n:03}": {"factors": ["dns"]} for n in range(3 * likeness.COMMON)}
    assert len(nearest(index(many), "r000")) == 5


def test_something_outside_finds_what_a_record_with_the_same_features_finds() -> None:
    found = index(FIVE)
    draft = found.features[IncidentId("A")]
    assert [id for id, _ in found.nearest_to(draft, 4)] == ["A", "B", "D", "E"]
    inside = dict(found.nearest(IncidentId("A"), 4))
    assert {id: score for id, score in found.nearest_to(draft, 4) if id != "A"} == inside


def test_an_unknown_feature_makes_a_draft_less_alike() -> None:
    found = index(FIVE)
    known: dict[Feature, float] = {("factor", "retry"): 1.0}
    unknown: dict[Feature, float] = {**known, ("factor", "new"): 1.0}
    assert found.score(unknown, IncidentId("B")) < found.score(known, IncidentId("B"))


def test_features_are_the_coding_and_what_the_record_says() -> None:
    one = record(
        "a",
        factors=[DNS, f"{DNS}:trigger"],
        services=("web",),
        teams=("core",),
        title="When the DNS of Zürich was late, DNS",
    )
    twice = 1 + math.log(2)
    assert features_of(one) == {
        ("factor", DNS): 1.0,
        ("service", "web"): 1.0,
        ("team", "core"): 1.0,
        ("word", "dns"): 1 + math.log(4),  # the title stands there twice
        ("word", "zürich"): twice,
        ("word", "late"): twice,
    }


def test_what_is_shared_comes_with_its_numbers_the_weightiest_first() -> None:
    found = index(FIVE)
    shared = found.shared(found.features[IncidentId("A")], IncidentId("B"))
    assert [(id, found.counts[kind, id]) for kind, id in shared] == [
        ("retry", 3),
        ("checkout", 2),
        ("pool", 2),
        ("payments", 3),
    ]


FEATURES: list[Feature] = [(kind, id) for kind in likeness.WEIGHTS for id in "abc"]
AMOUNTS = st.dictionaries(st.sampled_from(FEATURES), st.sampled_from([1.0, 1.7, 2.1]), max_size=6)


@given(st.lists(AMOUNTS, min_size=1, max_size=12))
def test_the_nearest_are_those_of_a_full_comparison(rows: list[dict[Feature, float]]) -> None:
    records = {IncidentId(f"r{n:02}"): row for n, row in enumerate(rows)}
    found, n = Likeness(records), len(records)

    def component(feature: Feature, row: Mapping[Feature, float]) -> float:
        df = sum(feature in other for other in rows)
        weight = likeness.WEIGHTS[feature[0]] * (math.log((1 + n) / (1 + df)) + 1)
        return row.get(feature, 0) * weight

    def cosine(a: Mapping[Feature, float], b: Mapping[Feature, float]) -> float:
        size = math.prod(math.hypot(*(component(f, row) for f in row)) for row in (a, b))
        return sum(component(f, a) * component(f, b) for f in a) / size if size else 0.0

    first = next(iter(records))
    scores = {id: cosine(records[first], row) for id, row in records.items() if id != first}
    for id, score in scores.items():
        assert math.isclose(found.score(records[first], id), score, abs_tol=1e-8)
    near = [score for score in scores.values() if score >= 0.1 + 1e-8]
    rows_found = found.nearest(first, 4)
    assert [score for _, score in rows_found] == pytest.approx(
        sorted(near, reverse=True)[:4] if n >= 5 else [], abs=1e-8
    )
    assert all(math.isclose(scores[id], score, abs_tol=1e-8) for id, score in rows_found)
