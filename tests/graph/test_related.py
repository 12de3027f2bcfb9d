from __future__ import annotations

from typing import Any

import pytest
from tests.records import DNS, NOISE, RETRY, record

from mkdocs_postmortems.graph.factor_graph import FactorGraph
from mkdocs_postmortems.model.action import Action
from mkdocs_postmortems.model.body import Body
from mkdocs_postmortems.model.front_matter import FrontMatter, Kind, Status
from mkdocs_postmortems.model.incident import Incident, IncidentId
from mkdocs_postmortems.model.vocabulary import Vocabulary


def graph(*incidents: Incident) -> FactorGraph:
    return FactorGraph.of(incidents, Vocabulary())


def related(graph: FactorGraph, id: str, limit: int = 5) -> list[str]:
    return [row.incident for row in graph.related(IncidentId(id), limit)]


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
        ("word", "ledger", 2, 5),
        ("team", "core", 3, 5),
        ("factor", DNS, 4, 5),
    ]


def test_of_many_reasons_the_weightiest_are_named() -> None:
    words = "alpha beta gamma delta epsilon zeta"
    factors = [f"software.f{n}" for n in range(8)]
    rows = graph(
        record("a", factors=factors, title=words),
        record("b", factors=factors, title=words),
        *(record(id, factors=[NOISE]) for id in "cdefghij"),
        *(record(id, factors=[factors[0], RETRY]) for id in ("klm", "nop")),
    ).related(IncidentId("a"), 1)
    kinds = [reason.kind for reason in rows[0].reasons]
    assert rows[0].incident == "b"
    assert (kinds.count("factor"), kinds.count("word"), len(kinds)) == (6, 6, 12)
    assert factors[0] not in [reason.id for reason in rows[0].reasons]


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


def bare(id: str, said: str, **more: Any) -> Incident:
    """A record of which there is nothing but text."""
    return record(id, None, [], body=Body(said, lead=said), **more)


PROXY = "The certificate of the proxy expired and nobody could log in"
LATER = "Sign-in failed once the certificate on the proxy had expired"
OTHERS = [
    bare("disk", "The disk of the database filled up with old snapshots"),
    bare("deploy", "A deploy shipped the wrong branch to the staging site"),
    bare("queue", "Messages piled up because one consumer stopped reading"),
    bare("load", "Visitors came in numbers that the autoscaler did not expect"),
]


def test_records_without_coding_are_related_by_what_they_say() -> None:
    found = graph(bare("a", PROXY), bare("b", LATER), *OTHERS)
    (row,) = found.related(IncidentId("a"))
    assert row.incident == "b"
    assert [(r.kind, r.id, r.n, r.of) for r in row.reasons] == [
        ("word", "certificate", 2, 6),
        ("word", "expired", 2, 6),
        ("word", "proxy", 2, 6),
    ]
    assert [r.incident for r in found.related(IncidentId("b"))] == ["a"]


def test_four_texts_are_too_few_to_call_any_alike() -> None:
    assert related(graph(bare("a", PROXY), bare("b", LATER), *OTHERS[:2]), "a") == []


def test_a_coded_record_finds_one_that_is_not_and_the_other_way_round() -> None:
    coded = [record(f"c{n}", factors=[NOISE]) for n in range(5)]
    mixed = graph(record("a", title="Proxy", body=Body(PROXY)), bare("b", LATER), *coded)
    assert related(mixed, "a") == ["b"]
    assert related(mixed, "b") == ["a"]


def test_coding_and_text_speak_for_a_pair_together() -> None:
    alike = [
        record("a", factors=[DNS], body=Body(PROXY)),
        record("b", factors=[NOISE], body=Body(LATER)),
        record("c", factors=[DNS], body=Body(LATER)),
    ]
    found = graph(*alike, *OTHERS)
    assert related(found, "a") == ["c", "b"]
    kinds = [[r.kind for r in row.reasons] for row in found.related(IncidentId("a"))]
    assert kinds == [["factor", "word", "word", "word"], ["word"] * 3]


def test_a_ticket_that_two_records_wait_for_is_a_reason() -> None:
    action = Action("A1", "", tracker="https://t.example/1", tracker_is_link=True)
    waiting = [record(id, factors=[], actions=(action,)) for id in "ab"]
    (row,) = graph(*waiting, *OTHERS).related(IncidentId("a"))
    assert row.incident == "b"
    assert [(r.kind, r.id, r.n, r.of) for r in row.reasons] == [
        ("ticket", "https://t.example/1", 2, 6)
    ]


@pytest.mark.parametrize(
    "front",
    [FrontMatter(status=Status.WITHDRAWN), FrontMatter(kind=Kind.REVIEW)],
    ids=["withdrawn", "review"],
)
def test_a_withdrawn_record_and_a_review_are_like_no_other(front: FrontMatter) -> None:
    found = graph(bare("a", PROXY), bare("b", LATER, front=front), *OTHERS)
    assert related(found, "a") == []
    assert related(found, "b") == []


def test_a_draft_with_factors_is_compared_as_a_coded_record() -> None:
    crowd = [record(f"r{n}", factors=[DNS] if n % 2 else [NOISE]) for n in range(8)]
    draft = record("draft", factors=[DNS])
    rows = graph(*crowd).related_to(draft, 2)
    assert [row.incident for row in rows] == ["r1", "r3"]
    assert [(r.kind, r.id, r.n, r.of) for r in rows[0].reasons] == [("factor", DNS, 4, 8)]


def test_a_draft_without_factors_is_compared_by_its_text() -> None:
    found = graph(bare("b", LATER), *OTHERS)
    (row,) = found.related_to(bare("draft", PROXY))
    assert (row.incident, row.reasons[0].n, row.reasons[0].of) == ("b", 1, 5)


def test_a_draft_is_not_the_record_that_has_its_id() -> None:
    found = graph(
        bare("b", LATER, related=["disk"]), bare("c", "Own words", related=["b"]), *OTHERS
    )
    rows = found.related_to(bare("b", PROXY))
    assert [(row.incident, row.reasons[0].kind) for row in rows] == [("b", "word")]


def test_what_a_draft_names_comes_first() -> None:
    found = graph(bare("b", LATER), *OTHERS)
    rows = found.related_to(bare("draft", PROXY, related=[("disk", "same host")]))
    assert [row.incident for row in rows] == ["disk", "b"]
    assert rows[0].reasons[0].why == "same host"


def test_related_texts_do_not_depend_on_the_order_of_the_files() -> None:
    rows = [bare("a", PROXY), bare("b", LATER), *OTHERS, bare("c", PROXY)]
    forth, back = graph(*rows), graph(*reversed(rows))
    assert [forth.related(one.id) for one in rows] == [back.related(one.id) for one in rows]


def test_how_many_records_one_is_compared_with() -> None:
    withdrawn = bare("w", PROXY, front=FrontMatter(status=Status.WITHDRAWN))
    a = bare("a", PROXY)
    relations = graph(a, withdrawn, *OTHERS).relations
    assert relations.compared(a) == len(OTHERS)
    assert relations.compared(withdrawn) == 0
    assert relations.compared(bare("draft", PROXY)) == len(OTHERS) + 1
