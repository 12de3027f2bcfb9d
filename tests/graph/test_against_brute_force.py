"""Every answer of the graph, against the same question asked of the records one by one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from tests.records import record

from mkdocs_postmortems.graph.factor_graph import FactorGraph
from mkdocs_postmortems.model.action import Action, ActionState
from mkdocs_postmortems.model.factor import FactorId, FamilyId, Role
from mkdocs_postmortems.model.front_matter import Status
from mkdocs_postmortems.model.incident import Incident
from mkdocs_postmortems.model.vocabulary import Factor, Family, Vocabulary
from mkdocs_postmortems.trends.recurrence import seen_again

FAMILIES = [FamilyId(id) for id in ("x", "y")]
FACTORS = [FactorId(f"{family}.{leaf}") for family in FAMILIES for leaf in "abc"]
SERVICES, TEAMS = ("web", "db", "mail"), ("core", "desk")
WORDS = Vocabulary(
    families={id: Family(id, id) for id in FAMILIES},
    factors={id: Factor(id, FamilyId(id[0]), id) for id in FACTORS},
)
DAYS = [date(2024, 1, day).isoformat() for day in (1, 1, 2, 3, 20)]


def few(values: Iterable[str], most: int) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from([*values]), max_size=most, unique=True).map(tuple)


@st.composite
def collections(draw: st.DrawFn) -> list[Incident]:
    ids = [f"r{n}" for n in range(draw(st.integers(0, 9)))]
    entries = st.tuples(st.sampled_from(FACTORS), st.sampled_from([*Role]))
    return [
        record(
            id,
            draw(st.sampled_from([*DAYS, None])),
            [f"{f}:{role}" for f, role in draw(st.lists(entries, max_size=4))],
            status=draw(
                st.sampled_from([None, None, Status.CLOSED, Status.DRAFT, Status.WITHDRAWN])
            ),
            related=draw(few(ids, 2)),
            title=draw(st.sampled_from(["Mail late", "Late reply", "Disk full", "Full stop"])),
            services=draw(few(SERVICES, 2)),
            teams=draw(few(TEAMS, 2)),
            families=draw(few(FAMILIES, 1)),
            actions=draw(actions()),
        )
        for id in ids
    ]


@st.composite
def actions(draw: st.DrawFn) -> tuple[Action, ...]:
    return tuple(
        Action(
            f"A{n}",
            "Do",
            team=draw(st.sampled_from([None, *TEAMS])),
            state=draw(st.sampled_from([ActionState.DONE, ActionState.ACCEPTED])),
            completed=draw(st.sampled_from([None, date(2024, 1, 1), date(2024, 1, 3)])),
            addresses=tuple(FactorId(f) for f in draw(few(FACTORS, 2))),
        )
        for n in range(draw(st.integers(0, 2)))
    )


def inside(incidents: list[Incident]) -> list[Incident]:
    """The records in the graph, newest first."""
    return sorted((i for i in incidents if i.in_graph), key=lambda i: i.order, reverse=True)


def counted(incidents: list[Incident]) -> list[Incident]:
    return [i for i in inside(incidents) if i.counted]


def carries(incident: Incident, factor: FactorId, *, problem: bool | None = None) -> bool:
    roles = [ref.role for ref in incident.factors if ref.factor == factor]
    return bool(roles) if problem is None else any(role.problem is problem for role in roles)


@given(collections())
def test_records_of_a_factor(incidents: list[Incident]) -> None:
    graph, rows = FactorGraph.of(incidents, WORDS), inside(incidents)
    for factor in FACTORS:
        assert {(s.incident, s.ref) for s in graph.sightings(factor)} == {
            (i.id, ref) for i in rows for ref in i.factors if ref.factor == factor
        }
        for problem, answer in ((True, graph.problems), (False, graph.helped)):
            assert [*answer(factor)] == [i.id for i in rows if carries(i, factor, problem=problem)]
            assert [*answer(factor, counted_only=True)] == [
                i.id for i in counted(incidents) if carries(i, factor, problem=problem)
            ]
    used = {ref.factor for i in rows for ref in i.factors}
    assert set(graph.used_factors()) == used
    assert set(graph.unused_factors()) == set(FACTORS) - used


@given(collections())
def test_numbers_of_a_factor(incidents: list[Incident]) -> None:
    graph, rows = FactorGraph.of(incidents, WORDS), counted(incidents)
    assert graph.total == len(rows)
    for factor in FACTORS:
        with_it = [i for i in rows if carries(i, factor)]
        problems = sum(carries(i, factor, problem=True) for i in rows)
        assert graph.counts.get(factor, 0) == problems
        assert dict(graph.services_of(factor)) == Counter(s for i in with_it for s in i.services)
        assert dict(graph.teams_of(factor)) == Counter(t for i in with_it for t in i.teams)
        assert dict(graph.roles(factor)) == Counter(
            role for i in with_it for role in {r.role for r in i.factors if r.factor == factor}
        )
        for row in graph.seen_with(factor):
            assert row.factor != factor
            assert row.together == sum(carries(i, row.factor) for i in with_it)
            assert row.other == sum(carries(i, row.factor) for i in rows)
        met = {ref.factor for i in with_it for ref in i.factors} - {factor}
        assert {row.factor for row in graph.seen_with(factor)} == met


@given(collections())
def test_records_of_services_teams_and_families(incidents: list[Incident]) -> None:
    graph, rows = FactorGraph.of(incidents, WORDS), inside(incidents)
    for service in SERVICES:
        assert [*graph.incidents_of_service(service)] == [
            i.id for i in rows if service in i.services
        ]
    for team in TEAMS:
        assert [*graph.incidents_of_team(team)] == [i.id for i in rows if team in i.teams]
        assert [*graph.actions_of_team(team)] == [
            (i.id, a) for i in reversed(rows) for a in i.actions if a.team == team
        ]
    for family in FAMILIES:
        assert [*graph.incidents_of_family(family)] == [
            i.id
            for i in rows
            if family in i.families or any(r.factor.startswith(f"{family}.") for r in i.factors)
        ]
    for factor in FACTORS:
        assert [*graph.actions_on(factor)] == [
            (i.id, a) for i in reversed(rows) for a in i.actions if factor in a.addresses
        ]


@given(collections())
def test_relations(incidents: list[Incident]) -> None:
    graph = FactorGraph.of(incidents, WORDS)
    newest = sorted(incidents, key=lambda i: i.order, reverse=True)
    for one in incidents:
        naming = [i.id for i in newest if i is not one and names(i, one)]
        assert [*graph.backlinks(one.id)] == naming
        rows = graph.related(one.id, limit=20)
        assert all(row.reasons for row in rows)
        assert one.id not in {row.incident for row in rows}
        assert len({row.incident for row in rows}) == len(rows)
        stated = {r.incident for r in rows if r.reasons[0].kind == "stated"}
        assert stated == {
            i.id for i in incidents if i is not one and (names(i, one) or names(one, i))
        }
        shared = [[r for r in row.reasons if r.kind != "stated"] for row in rows]
        assert all(a.n <= b.n for reasons in shared for a, b in pairwise(reasons))
        assert all(2 <= r.n <= r.of for reasons in shared for r in reasons)


def names(one: Incident, other: Incident) -> bool:
    return any(link.incident == other.id for link in one.related)


@given(collections())
def test_seen_again(incidents: list[Incident]) -> None:
    rows, later = seen_again(incidents), counted(incidents)
    keys = [(row.incident, row.action, row.factor) for row in rows]
    assert keys == [
        (i.id, a.id, f)
        for i in reversed(inside(incidents))
        for a in i.actions
        if a.state is ActionState.DONE and a.completed
        for f in a.addresses
    ]
    for row in rows:
        since = [i for i in later if i.date and i.date > row.completed and i.id != row.incident]
        assert row.since == len(since)
        assert set(row.again) == {i.id for i in since if carries(i, row.factor, problem=True)}
