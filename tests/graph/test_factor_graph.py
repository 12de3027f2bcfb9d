from __future__ import annotations

from datetime import date

import pytest
from tests.records import DNS, NOISE, RETRY, ROLLBACK, record

from mkdocs_postmortems.graph.factor_graph import FactorGraph, Together
from mkdocs_postmortems.model.action import Action
from mkdocs_postmortems.model.factor import FactorId, FamilyId, Role
from mkdocs_postmortems.model.front_matter import FrontMatter, Kind, Status
from mkdocs_postmortems.model.incident import Incident, IncidentId
from mkdocs_postmortems.model.vocabulary import Factor, Family, Vocabulary

WORDS = Vocabulary(
    families={
        FamilyId(id): Family(FamilyId(id), id) for id in ("infrastructure", "software", "detection")
    },
    factors={
        id: Factor(id, FamilyId(id.split(".")[0]), id)
        for id in (DNS, RETRY, NOISE, FactorId("software.unused"))
    }
    | {
        FactorId("software.old"): Factor(
            FactorId("software.old"), FamilyId("software"), "Old", deprecated=date(2024, 1, 1)
        ),
        FactorId("software.moved"): Factor(
            FactorId("software.moved"), FamilyId("software"), "Moved", replaced_by=RETRY
        ),
    },
)


def graph(*incidents: Incident) -> FactorGraph:
    return FactorGraph.of(incidents, WORDS)


@pytest.fixture
def small() -> FactorGraph:
    return graph(
        record(
            "new",
            "2024-05-01",
            [f"{DNS}:trigger", RETRY, f"{DNS}:aggravating", f"{ROLLBACK}:mitigating"],
            services=("web", "db"),
            teams=("core",),
            actions=(
                Action("A1", "Cache answers", team="core", addresses=(DNS, RETRY)),
                Action("A2", "Tell others", team="desk"),
            ),
        ),
        record(
            "draft",
            "2024-06-01",
            [DNS, f"{NOISE}:detection"],
            status=Status.DRAFT,
            services=("web",),
            teams=("core",),
            actions=(Action("A1", "Alert", addresses=(DNS,)),),
        ),
        record("old", "1628-08-10", [RETRY, DNS], services=("web",), teams=("desk",)),
        record("other", "2024-02-01", [f"{NOISE}:mitigating"], families=(FamilyId("software"),)),
    )


def test_only_coded_records_are_in_the_graph() -> None:
    inside = graph(
        record("coded"),
        record("undated", None),
        record("uncoded", factors=[]),
        record("untitled", titled=False),
        record("withdrawn", status=Status.WITHDRAWN),
        record("review", front=FrontMatter(kind=Kind.REVIEW)),
        record("draft", status=Status.DRAFT),
        record("family", factors=[], families=(FamilyId("software"),)),
    )
    assert set(inside.incidents) == {"coded", "draft", "family"}
    assert inside.total == 2
    assert inside.factors_of(IncidentId("undated")) == ()


def test_sightings_are_the_newest_first_with_every_role(small: FactorGraph) -> None:
    seen = [(s.incident, s.ref.role) for s in small.sightings(DNS)]
    assert seen == [
        ("draft", Role.CONTRIBUTING),
        ("new", Role.TRIGGER),
        ("new", Role.AGGRAVATING),
        ("old", Role.CONTRIBUTING),
    ]


def test_a_draft_is_shown_and_not_counted(small: FactorGraph) -> None:
    assert small.problems(DNS) == ("draft", "new", "old")
    assert small.problems(DNS, counted_only=True) == ("new", "old")
    assert small.counts[DNS] == 2
    assert small.total == 3
    assert small.incidents_of_service("web") == ("draft", "new", "old")
    assert small.services_of(DNS) == (("web", 2), ("db", 1))
    assert small.teams_of(DNS) == (("core", 1), ("desk", 1))
    assert dict(small.roles(DNS)) == {
        Role.TRIGGER: 1,
        Role.CONTRIBUTING: 1,
        Role.AGGRAVATING: 1,
    }


def test_what_helped_is_no_problem(small: FactorGraph) -> None:
    assert small.helped(NOISE) == ("other",)
    assert small.problems(NOISE) == ("draft",)
    assert small.counts[NOISE] == 0
    assert small.helped(DNS) == ()


def test_the_same_factor_and_role_twice_is_one_sighting() -> None:
    twice = graph(record("a", factors=[DNS, DNS]))
    assert len(twice.sightings(DNS)) == 1


def test_company_is_the_most_frequent_then_the_rarest(small: FactorGraph) -> None:
    assert small.seen_with(DNS) == (Together(RETRY, 2, 2), Together(ROLLBACK, 1, 1))
    assert small.seen_with(DNS, 1) == (Together(RETRY, 2, 2),)
    rarer = graph(
        record("a", factors=[DNS, RETRY, NOISE]),
        record("b", factors=[RETRY]),
    )
    assert [row.factor for row in rarer.seen_with(DNS)] == [NOISE, RETRY]


def test_a_family_has_the_records_of_its_factors_and_those_that_name_it(small: FactorGraph) -> None:
    assert small.incidents_of_family(FamilyId("software")) == ("new", "other", "old")
    assert small.incidents_of_family(FamilyId("infrastructure")) == ("draft", "new", "old")


def test_actions_are_found_by_factor_and_by_team(small: FactorGraph) -> None:
    assert [(id, a.title) for id, a in small.actions_on(DNS)] == [
        ("new", "Cache answers"),
        ("draft", "Alert"),
    ]
    assert [(id, a.id) for id, a in small.actions_of_team("desk")] == [("new", "A2")]


def test_a_team_is_involved_in_records_not_in_its_actions(small: FactorGraph) -> None:
    assert small.incidents_of_team("desk") == ("old",)
    assert small.incidents_of_team("core") == ("draft", "new")


def test_used_and_unused_factors_leave_out_deprecated_ones(small: FactorGraph) -> None:
    assert small.used_factors() == (ROLLBACK, NOISE, DNS, RETRY)
    assert small.unused_factors() == ("software.unused",)


def test_factors_of_a_record_keep_their_roles(small: FactorGraph) -> None:
    refs = small.factors_of(IncidentId("new"))
    assert sorted(refs, key=repr) == sorted(small.incidents[IncidentId("new")].factors, key=repr)


def test_what_nobody_knows_is_empty(small: FactorGraph) -> None:
    gone = FactorId("no.such")
    assert small.sightings(gone) == ()
    assert small.seen_with(gone) == ()
    assert small.actions_on(gone) == ()
    assert small.incidents_of_service("gone") == ()
    assert small.incidents_of_team("gone") == ()
    assert small.incidents_of_family(FamilyId("gone")) == ()
    assert small.actions_of_team("gone") == ()
    assert gone not in small.counts


def test_a_graph_of_nothing_answers_everything() -> None:
    empty = graph()
    assert empty.total == 0
    assert empty.used_factors() == ()
    assert DNS in empty.unused_factors()
    assert empty.related(IncidentId("a")) == ()


def test_nodes_and_edges_have_the_names_of_the_data_model(small: FactorGraph) -> None:
    edges = {(source, target, key) for source, target, key in small.network.edges(keys=True)}
    assert {
        ("record:new", f"factor:{DNS}", "trigger"),
        ("record:new", f"factor:{DNS}", "aggravating"),
        (f"factor:{DNS}", "family:infrastructure", "is-a"),
        ("action:new/A1", f"factor:{DNS}", "addresses"),
        ("record:new", "action:new/A1", "raises"),
        ("record:new", "service:db", "affects"),
        ("record:new", "team:core", "involves"),
        ("team:desk", "action:new/A2", "owns"),
        ("record:other", "family:software", "names"),
    } <= edges
    assert all("kind" in data for _, data in small.network.nodes(data=True))


def test_related_records_are_joined_in_both_directions() -> None:
    network = graph(record("a", related=["b", "u"]), record("b"), record("u", factors=[])).network
    assert network.has_edge("record:a", "record:b", "related")
    assert network.has_edge("record:b", "record:a", "related")
    assert "record:u" not in network
