from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest
from tests.records import DNS, NOISE, RETRY, record

from mkdocs_postmortems.graph import likeness
from mkdocs_postmortems.graph.factor_graph import FactorGraph
from mkdocs_postmortems.graph.likeness import Feature, Likeness, features_of
from mkdocs_postmortems.model.front_matter import Status
from mkdocs_postmortems.model.incident import Incident, IncidentId
from mkdocs_postmortems.model.vocabulary import Vocabulary

KINDS: Mapping[str, likeness.Kind] = {
    "factors": "factor",
    "services": "service",
    "teams": "team",
    "words": "words",
}


def index(records: Mapping[str, Mapping[str, Sequence[str]]]) -> Likeness:
    def features(parts: Mapping[str, Sequence[str]]) -> frozenset[Feature]:
        return frozenset((KINDS[kind], id) for kind, ids in parts.items() for id in ids)

    return Likeness({IncidentId(id): features(parts) for id, parts in records.items()})


def graph(*incidents: Incident) -> FactorGraph:
    return FactorGraph.of(incidents, Vocabulary())


def related(graph: FactorGraph, id: str, limit: int = 5) -> list[str]:
    return [row.incident for row in graph.related(IncidentId(id), limit)]


# Worked by hand and by a second program: weights 3, 2, 1, 1 and idf = ln((1 + N) / (1 + df)) + 1.
FIVE = {
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
FOUR = {
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
    records: Mapping[str, Mapping[str, Sequence[str]]], other: str, cosine: float
) -> None:
    score = index(records).score(IncidentId("A"), IncidentId(other))
    assert score == pytest.approx(cosine, abs=1e-9)


def test_nearest_comes_first_and_the_distant_are_left_out() -> None:
    assert index(FIVE).nearest(IncidentId("A"), 5) == ("B", "D", "E")
    assert index(FIVE).nearest(IncidentId("A"), 2) == ("B", "D")


def test_four_records_are_too_few_to_call_any_alike() -> None:
    assert index(FOUR).nearest(IncidentId("A"), 5) == ()


def test_equal_scores_are_ordered_by_rarity_then_by_id() -> None:
    same = {id: {"factors": ["retry"]} for id in "cab"}
    more = {id: {"factors": [f"other-{id}"]} for id in "xyz"}
    assert index(same | more).nearest(IncidentId("c"), 5) == ("a", "b")


def test_a_tie_at_the_limit_is_decided_by_id() -> None:
    same = {id: {"factors": ["retry"]} for id in "edcba"}
    assert index(same).nearest(IncidentId("e"), 2) == ("a", "b")


def test_a_record_that_shares_nothing_has_no_one_near() -> None:
    alone = {"z": {"factors": ["own"]}}
    assert index(FIVE | alone).nearest(IncidentId("z"), 5) == ()


def test_a_record_without_features_is_like_none() -> None:
    assert index(FIVE | {"z": {}}).nearest(IncidentId("z"), 5) == ()


def test_bounded_search_takes_the_nearest_in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(likeness, "VISITS", 5)
    row = index({f"{n:02}": {"factors": ["common"]} for n in range(20)})
    assert set(row.nearest(IncidentId("10"), 9)) == {"08", "09", "11", "12"}
    assert set(row.nearest(IncidentId("00"), 9)) == {"01", "02", "03", "04"}
    assert set(row.nearest(IncidentId("19"), 9)) == {"15", "16", "17", "18"}


def test_bounded_search_follows_the_rarest_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(likeness, "VISITS", 4)
    crowd = {f"{n:02}": {"factors": ["common"]} for n in range(20)}
    far = {id: {"factors": ["common", "rare"]} for id in ("aa", "zz")}
    assert "zz" in index(far | crowd).nearest(IncidentId("aa"), 2)


def test_features_are_the_coding_and_the_words_of_the_title() -> None:
    one = record(
        "a",
        factors=[DNS, f"{DNS}:trigger"],
        services=("web",),
        teams=("core",),
        title="When the DNS of Zürich was 504, DNS",
    )
    assert features_of(one) == {
        ("factor", DNS),
        ("service", "web"),
        ("team", "core"),
        ("words", "dns"),
        ("words", "zürich"),
    }


def test_a_title_as_long_as_a_text_counts_with_its_beginning() -> None:
    long = " ".join(f"{a}{b}x" for a in "abcdefghij" for b in "abcdefghij")
    assert len(features_of(record("a", factors=[], title=long))) == likeness.TITLE_WORDS


def test_reasons_are_the_rarest_first_with_their_numbers() -> None:
    rows = graph(
        record("a", factors=[DNS, RETRY], teams=("core",), title="Ledger one"),
        record("b", factors=[DNS, RETRY], teams=("core",), title="Ledger two"),
        record("c", factors=[DNS], teams=("core",)),
        record("d", factors=[DNS], teams=("web",)),
        record("e", factors=[NOISE], teams=("web",)),
    ).related(IncidentId("a"), 1)
    assert [(r.kind, r.id, r.n, r.of) for r in rows[0].reasons] == [
        ("factor", RETRY, 2, 5),
        ("words", "ledger", 2, 5),
        ("team", "core", 3, 5),
        ("factor", DNS, 4, 5),
    ]


def test_of_many_reasons_the_weightiest_are_named() -> None:
    words = "alpha beta gamma delta epsilon zeta"
    rows = graph(
        record("a", factors=[DNS], title=words),
        record("b", factors=[DNS], title=words),
        *(record(id, factors=[NOISE]) for id in "cdefghij"),
        *(record(id, factors=[DNS, RETRY]) for id in ("klm", "nop")),
    ).related(IncidentId("a"), 1)
    kinds = [reason.kind for reason in rows[0].reasons]
    assert rows[0].incident == "b"
    assert len(kinds) == 6
    assert "factor" in kinds


def test_what_the_author_named_comes_first_in_their_order() -> None:
    crowd = [record(id, services=("web",)) for id in ("ppp", "qqq", "rrr")]
    alike = record("twin", services=("web",), title="Resolver slow")
    me = record(
        "me", services=("web",), title="Resolver slow", related=["qqq", ("odd", "same day")]
    )
    odd = record("odd", factors=[NOISE])
    rows = graph(me, alike, odd, *crowd).related(IncidentId("me"), 3)
    assert [row.incident for row in rows] == ["qqq", "odd", "twin"]
    assert rows[1].reasons[0].kind == "stated"
    assert rows[1].reasons[0].why == "same day"
    assert rows[2].reasons[0].kind != "stated"


def test_a_stated_relation_holds_in_both_directions() -> None:
    both = graph(record("a", related=[("b", "same pool")]), record("b", factors=[NOISE]))
    (row,) = both.related(IncidentId("b"))
    assert (row.incident, row.reasons[0].why, row.reasons[0].kind) == ("a", "same pool", "stated")
    assert both.backlinks(IncidentId("b")) == ("a",)
    assert both.backlinks(IncidentId("a")) == ()


def test_the_own_reason_is_shown_where_both_name_each_other() -> None:
    both = graph(record("a", related=[("b", "mine")]), record("b", related=[("a", "theirs")]))
    assert both.related(IncidentId("a"))[0].reasons[0].why == "mine"


def test_own_statements_are_never_cut_and_those_of_others_are() -> None:
    own = [f"own{n}" for n in range(4)]
    others = [record(id) for id in own]
    naming = [record(f"by{n}", f"2024-04-0{n + 1}", related=["me"]) for n in range(3)]
    all_of_them = graph(record("me", related=own), *others, *naming)
    assert related(all_of_them, "me", 2) == own
    assert related(all_of_them, "me", 6) == [*own, "by2", "by1"]
    assert all_of_them.backlinks(IncidentId("me")) == ("by2", "by1", "by0")


def test_a_record_that_is_not_coded_keeps_what_its_author_named() -> None:
    uncoded = record("u", None, [], related=["a"])
    withdrawn = record("w", status=Status.WITHDRAWN, related=["a"])
    crowd = [record(id) for id in "abcde"]
    rows = graph(uncoded, withdrawn, *crowd)
    assert related(rows, "u") == ["a"]
    assert related(rows, "w") == ["a"]
    assert rows.backlinks(IncidentId("a")) == ("w", "u")
    assert related(rows, "a", 2) == ["w", "u"]
    assert "u" not in related(rows, "b")


def test_links_to_oneself_to_unknown_records_and_twice_are_ignored() -> None:
    me = record("me", related=["me", "gone", ("a", "first"), ("a", "second")])
    rows = graph(me, record("a", factors=[NOISE])).related(IncidentId("me"))
    assert [(row.incident, row.reasons[0].why) for row in rows] == [("a", "first")]


def test_an_unknown_record_has_no_relations() -> None:
    assert related(graph(record("a")), "gone") == []
    assert graph(record("a")).backlinks(IncidentId("gone")) == ()


def test_no_one_is_related_without_a_reason() -> None:
    crowd = [record(f"r{n}", factors=[DNS] if n % 2 else [NOISE, RETRY]) for n in range(9)]
    rows = graph(*crowd, record("me", factors=[DNS], related=["r0"]))
    assert all(row.reasons for one in crowd for row in rows.related(one.id, 9))


def test_order_does_not_depend_on_the_order_of_the_files() -> None:
    crowd = [record(f"r{n}", services=("web",) if n % 3 else ()) for n in range(12)]
    forth, back = graph(*crowd), graph(*reversed(crowd))
    assert [forth.related(one.id) for one in crowd] == [back.related(one.id) for one in crowd]
