from __future__ import annotations

import math
import subprocess
import sys
from collections.abc import Collection, Mapping, Sequence
from typing import Any

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.records import DNS, record

from mkdocs_postmortems.graph import likeness
from mkdocs_postmortems.graph.factor_graph import FactorGraph
from mkdocs_postmortems.graph.features import Feature, Features, Kind, features_of, words_in
from mkdocs_postmortems.graph.likeness import Likeness
from mkdocs_postmortems.graph.network import Relation, node
from mkdocs_postmortems.model.action import Action
from mkdocs_postmortems.model.body import Body
from mkdocs_postmortems.model.front_matter import FrontMatter, Impact
from mkdocs_postmortems.model.incident import IncidentId
from mkdocs_postmortems.model.vocabulary import Vocabulary

Parts = Mapping[str, Sequence[str]]
KINDS: Mapping[str, Kind] = {
    "factors": "factor",
    "services": "service",
    "teams": "team",
    "words": "word",
}
S13: Mapping[Kind, float] = {"factor": 3, "service": 2, "team": 1, "word": 1}


def index(records: Mapping[str, Parts], weights: Mapping[Kind, float] = S13) -> Likeness[str]:
    def features(parts: Parts) -> dict[Feature, float]:
        return {(KINDS[kind], id): 1.0 for kind, ids in parts.items() for id in ids}

    return Likeness.of(((id, features(parts)) for id, parts in sorted(records.items())), weights)


def nearest(index: Likeness[str], id: str, limit: int = 5) -> list[str]:
    return [found.id for found in index.like(id, limit)]


def between(index: Likeness[str], one: str, other: str) -> float:
    return index.alike(index.vector(one), other).score


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
    ours = found._adamic_adar(found.vector(IncidentId(one)), IncidentId(other))
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
    rows = index(FIVE).like("A", 2, but=["B"])
    assert [row.id for row in rows] == ["D", "E"]


def test_four_records_are_too_few_to_call_any_alike() -> None:
    assert nearest(index(FOUR), "A") == []
    assert index(FOUR).nearest({("factor", "retry"): 1.0}) == ()


def test_a_tie_at_the_limit_is_decided_by_id() -> None:
    same = {id: {"factors": ["retry"]} for id in "edcba"}
    assert nearest(index(same), "e", 2) == ["a", "b"]


def test_a_tie_is_decided_by_rare_factors_first() -> None:
    # `b` and `c` are equally near to `a`: one shares a factor, the other a service as heavy as it.
    weights: Mapping[Kind, float] = {"factor": 1, "service": 1, "team": 1, "word": 1}
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
    many = {f"r{n:03}": {"words": ["pods", "lease"]} for n in range(likeness.COMMON)}
    assert len(nearest(index(many), "r000")) == 5
    more = {**many, "x": {"words": ["pods", "lease"]}}
    assert nearest(index(more), "r000") == []
    assert index(more).nearest({("word", "pods"): 1.0}, words=1) == ()


def test_a_common_factor_still_counts() -> None:
    many = {f"r{n:03}": {"factors": ["dns"]} for n in range(3 * likeness.COMMON)}
    assert len(nearest(index(many), "r000")) == 5


def test_something_outside_finds_what_a_record_with_the_same_features_finds() -> None:
    found = index(FIVE)
    draft: dict[Feature, float] = {
        (KINDS[kind], id): 1.0 for kind, ids in FIVE["A"].items() for id in ids
    }
    scores = {row.id: row.score for row in found.nearest(draft, 4)}
    assert [*scores] == ["A", "B"]  # the others are no nearer than the five are on average
    assert scores.pop("A") == pytest.approx(1)
    assert scores == pytest.approx({row.id: row.score for row in found.like("A", 1)})


def test_what_no_record_has_makes_a_draft_no_less_alike() -> None:
    found = index(FIVE)
    known: dict[Feature, float] = {("factor", "retry"): 1.0}
    unknown: dict[Feature, float] = {**known, ("factor", "new"): 1.0, ("word", "new"): 1.0}
    assert found.nearest(unknown) == found.nearest(known) != ()


def test_what_one_record_alone_has_counts_for_a_draft_that_has_it_too() -> None:
    rows = {**FIVE, "F": {"words": ["lease", "lost"]}}
    found, said = index(rows), words_in("Lost the lease")
    assert nearest(found, "F") == []
    assert [row.id for row in found.nearest(said)] == ["F"]
    assert found.nearest(said)[0].score == pytest.approx(1)


def test_one_word_in_common_is_not_enough_unless_it_is_asked_for() -> None:
    texts = {"a": "disk", "b": "full disk", "c": "proxy", "d": "proxy late", "e": "slow"}
    found = Likeness.of((id, words_in(text)) for id, text in texts.items())
    assert found.like("a") == ()
    assert [row.id for row in found.nearest(words_in("disk"), words=1)] == ["a", "b"]


def test_behind_records_that_share_a_single_word_others_are_found() -> None:
    crowd = {f"r{n}": {"words": ["lease"]} for n in range(9)}
    twin = {"words": ["lease", "lost", "token"]}
    rows = {**crowd, "me": {"words": ["lease", "lost"]}, "twin": twin, "x": {"words": ["token"]}}
    assert nearest(index(rows), "me", 1) == ["twin"]


def test_what_is_no_nearer_than_all_are_on_average_is_not_called_alike() -> None:
    same = {f"r{n}": {"services": ["web"], "words": [f"w{n // 2}"]} for n in range(8)}
    assert nearest(index(same), "r0") == ["r1"]
    assert between(index(same), "r0", "r2") > likeness.LEAST_SCORE


@pytest.mark.parametrize("texts", [[], [""] * 7, ["10:24 ... 2024"] * 7])
def test_texts_without_any_word_are_near_to_none(texts: list[str]) -> None:
    found = Likeness.of((str(n), words_in(text)) for n, text in enumerate(texts))
    assert found.nearest(words_in("disk space")) == ()
    assert [found.like(id) for id in found.ids] == [()] * len(texts)


def test_features_are_the_coding_the_tickets_and_what_the_record_says() -> None:
    followed = Action("A1", "", tracker="https://t.example/1", tracker_is_link=True)
    one = record(
        "a",
        factors=[DNS, f"{DNS}:trigger"],
        services=("web",),
        teams=("core",),
        title="When the DNS of Zürich was late, DNS",
        actions=(followed, Action("A2", "", tracker="OPS-1")),
        front=FrontMatter(impact=Impact(summary="Late")),
        body=Body("The queue was late."),
    )
    assert features_of(one) == {
        ("factor", DNS): 1.0,
        ("service", "web"): 1.0,
        ("team", "core"): 1.0,
        ("ticket", "https://t.example/1"): 1.0,
        ("word", "dns"): 1 + math.log(2),
        ("word", "zürich"): 1.0,
        ("word", "late"): 1 + math.log(3),
        ("word", "queue"): 1.0,
    }


def test_what_is_shared_comes_with_its_numbers_the_weightiest_first() -> None:
    found = index(FIVE)
    shared = found.alike(found.vector("A"), "B").shared
    assert [(feature[1], found.count(feature)) for feature in shared] == [
        ("retry", 3),
        ("checkout", 2),
        ("payments", 3),
        ("pool", 2),
    ]


def test_of_much_that_is_shared_the_weightiest_is_named() -> None:
    rare = ["lease", "token", "shard", "quorum", "witness", "epoch"]
    twins = {"factors": rare, "teams": ["core"], "words": [*rare, "disk"]}
    rows = {"a": twins, "b": twins, "c": {"words": ["disk"]}, "d": {"teams": ["core"]}, "e": {}}
    (found,) = index(rows).like("a", 1)
    assert [*found.shared] == [(kind, id) for kind in ("factor", "word") for id in rare]


FEATURES: list[Feature] = [(kind, id) for kind in likeness.WEIGHTS for id in "abc"]
AMOUNTS = st.dictionaries(st.sampled_from(FEATURES), st.sampled_from([1.0, 1.7, 2.1]), max_size=6)


@given(st.lists(AMOUNTS, min_size=1, max_size=12), AMOUNTS)
def test_the_nearest_are_those_of_a_full_comparison(
    rows: list[dict[Feature, float]], draft: dict[Feature, float]
) -> None:
    found, n = Likeness.of((f"r{n:02}", row) for n, row in enumerate(rows)), len(rows)

    def had(feature: Feature) -> int:
        return sum(feature in row for row in rows)

    def components(row: Features, also: Features) -> dict[Feature, float]:
        """What two have of the records, or one of them and something else."""
        return {
            feature: amount
            * likeness.WEIGHTS[feature[0]]
            * (math.log((1 + n) / (1 + had(feature))) + 1)
            for feature, amount in row.items()
            if had(feature) > 1 or feature in also
        }

    def cosine(a: Mapping[Feature, float], b: Mapping[Feature, float]) -> float:
        size = math.hypot(*a.values()) * math.hypot(*b.values())
        return sum(a[f] * b[f] for f in a.keys() & b.keys()) / size if size else 0.0

    def enough(both: Collection[Feature]) -> bool:
        return len(both) >= likeness.LEAST_WORDS or any(kind != "word" for kind, _ in both)

    first, *others = (components(row, {}) for row in rows)
    scores = {f"r{k:02}": cosine(first, row) for k, row in enumerate(others, 1)}
    for id, score in scores.items():
        assert math.isclose(found.alike(found.vector("r00"), id).score, score, abs_tol=1e-8)
    least = max(0.1, sum(scores.values()) / max(len(scores), 1))
    near = [
        score
        for score, row in zip(scores.values(), others, strict=True)
        if score >= least - 1e-9 and enough(first.keys() & row.keys())
    ]
    got = found.like("r00", 4)
    assert [row.score for row in got] == pytest.approx(
        sorted(near, reverse=True)[:4] if n >= 5 else [], abs=1e-8
    )
    assert all(math.isclose(scores[row.id], row.score, abs_tol=1e-8) for row in got)
    known = {feature: amount for feature, amount in draft.items() if had(feature)}
    for row in found.nearest(draft, 20):
        other = components(rows[int(row.id[1:])], known)
        assert math.isclose(row.score, cosine(components(known, known), other), abs_tol=1e-8)


PRINT = """
from mkdocs_postmortems.graph.features import words_in
from mkdocs_postmortems.graph.likeness import Likeness
texts = ["An expired proxy certificate", "The proxy certificate", "disk full", "a full disk", "slow"]
index = Likeness.of((str(n), words_in(text)) for n, text in enumerate(texts))
print([index.like(id) for id in index.ids], index.nearest(words_in("disk space full")))
"""


def test_the_same_records_give_the_same_bytes_in_every_process() -> None:
    runs = [
        subprocess.run(
            [sys.executable, "-c", PRINT],
            capture_output=True,
            check=True,
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(sys.path)},
        )
        for seed in ("1", "2")
    ]
    assert runs[0].stdout == runs[1].stdout != b""
