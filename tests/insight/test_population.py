from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from tests.records import DNS, RETRY, record

from mkdocs_postmortems.graph.factor_graph import FactorGraph
from mkdocs_postmortems.insight.population import Population, Slice
from mkdocs_postmortems.knowledge_base import KnowledgeBase
from mkdocs_postmortems.model.action import Action
from mkdocs_postmortems.model.catalog import Catalog
from mkdocs_postmortems.model.factor import FamilyId, Role
from mkdocs_postmortems.model.front_matter import FrontMatter, Kind, Status
from mkdocs_postmortems.model.incident import Incident
from mkdocs_postmortems.model.vocabulary import Family, Vocabulary
from mkdocs_postmortems.settings import Settings


def base(*incidents: Incident, words: Vocabulary | None = None) -> KnowledgeBase:
    words = words or Vocabulary()
    known = {i.id: i for i in sorted(incidents, key=lambda i: i.order)}
    return KnowledgeBase(
        settings=Settings(root=Path()),
        incidents=known,
        vocabulary=words,
        catalog=Catalog(),
        graph=FactorGraph.of(known.values(), words),
    )


def ids(population: Population) -> list[str]:
    return [i.id for i in population.records]


def test_only_counted_records_are_asked_and_the_oldest_comes_first() -> None:
    kb = base(
        record("late", "2024-05-01"),
        record("early", "2024-01-01"),
        record("draft", "2024-02-01", status=Status.DRAFT),
        record("bare", "2024-02-01", []),
    )
    assert ids(Population.of(kb)) == ["early", "late"]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        (Slice(since=date(2024, 2, 1)), ["b", "c"]),
        (Slice(until=date(2024, 2, 1)), ["a", "b"]),
        (Slice(service="shop"), ["a"]),
        (Slice(team="blue"), ["b"]),
        (Slice(kind=Kind.NEAR_MISS), ["c"]),
        (Slice(severity="SEV-1"), ["b"]),
        (Slice(service="shop", team="blue"), []),
    ],
)
def test_a_slice_holds_the_records_that_fit_all_of_it(asked: Slice, found: list[str]) -> None:
    kb = base(
        record("a", "2024-01-01", services=("shop",)),
        record("b", "2024-02-01", teams=("blue",), severity="SEV-1"),
        record("c", "2024-03-01", front=FrontMatter(kind=Kind.NEAR_MISS)),
    )
    assert ids(Population.of(kb, asked)) == found


def test_a_factor_counts_once_and_what_helped_is_apart() -> None:
    both = record("a", "2024-01-01", [f"{DNS}:trigger", f"{DNS}:detection", f"{RETRY}:mitigating"])
    population = Population.of(base(both, record("b", "2024-02-01", [DNS])))
    assert population.problems == {DNS: (0, 1)}
    assert population.helped == {RETRY: (0,)}
    assert [i.id for i in population.at((1,))] == ["b"]


def test_the_view_ends_where_the_slice_ends() -> None:
    kb = base(record("a", "2024-01-01"), record("b", "2024-06-01"))
    assert Population.of(kb).as_of == date(2024, 6, 1)
    assert Population.of(kb, Slice(until=date(2024, 3, 1))).as_of == date(2024, 3, 1)
    assert Population.of(kb, Slice(until=date(2030, 1, 1))).as_of == date(2024, 6, 1)
    assert Population.of(base()).as_of is None


def test_going_back_leaves_out_what_came_later() -> None:
    whole = Population.of(base(record("a", "2024-01-01"), record("b", "2024-06-01")))
    then = whole.up_to(date(2024, 1, 1))
    assert (ids(then), then.as_of, then.n) == (["a"], date(2024, 1, 1), 1)
    assert ids(whole.up_to(date(2023, 1, 1))) == []


def test_a_family_is_a_problem_by_its_factors_or_by_its_name() -> None:
    adaptive = FamilyId("adaptive")
    kb = base(
        record("a", "2024-01-01", [DNS, "infrastructure.disk"]),
        record("b", "2024-02-01", [f"{DNS}:mitigating"], families=(FamilyId("software"),)),
        record("c", "2024-03-01", [RETRY], families=(adaptive,)),
        words=Vocabulary(families={adaptive: Family(adaptive, "Adaptive", role=Role.MITIGATING)}),
    )
    assert Population.of(kb).families == {"infrastructure": (0,), "software": (1, 2)}


def test_the_places_of_each_quarter_that_has_a_record() -> None:
    days = ["2023-12-31", "2024-01-01", "2024-03-31", "2024-10-01"]
    quarters = Population.of(base(*(record(day, day) for day in days))).quarters
    found = {str(quarter): [*places] for quarter, places in quarters.items()}
    assert found == {"2023 Q4": [0], "2024 Q1": [1, 2], "2024 Q4": [3]}
    assert Population.of(base()).quarters == {}


def test_an_earlier_view_has_the_places_of_records_that_were_never_more() -> None:
    records = [
        record("a", "2024-01-01", [DNS]),
        record("b", "2024-02-01", [RETRY, f"{DNS}:mitigating"]),
        record("c", "2024-03-01", [DNS, RETRY]),
    ]
    later = Population.of(base(*records))
    for end, day in enumerate([date(2023, 12, 31), *later.dates]):
        then = later.up_to(day)
        alone = Population(later.records[:end], then.as_of, later.helping)
        assert then == alone
        for name in ("problems", "helped", "families", "dates"):
            assert getattr(then, name) == getattr(alone, name)
        assert then.up_to(date(2024, 1, 1)).problems == {DNS: (0,)} if end else not then.problems


def test_the_records_from_a_day_on_have_places_of_their_own() -> None:
    whole = Population.of(base(record("a", "2024-01-01"), record("b", "2024-06-01", [RETRY])))
    then = whole.up_to(date(2024, 6, 30)).since(date(2024, 2, 1))
    assert (ids(then), then.problems, then.as_of) == (["b"], {RETRY: (0,)}, date(2024, 6, 1))


@pytest.mark.parametrize(
    ("done", "as_of"),
    [
        (["2024-08-01"], "2024-08-01"),
        (["2025-06-02"], "2025-06-02"),
        (["2025-06-03"], "2024-06-01"),
        (["2042-01-01"], "2024-06-01"),
        (["2042-01-01", "2025-01-01", "2025-12-01"], "2025-12-01"),
        (["2020-01-01"], "2024-06-01"),
    ],
)
def test_a_day_far_behind_every_other_does_not_end_the_view(
    done: Sequence[str], as_of: str
) -> None:
    actions = tuple(Action("A1", "Do it", completed=date.fromisoformat(day)) for day in done)
    kb = base(record("a", "2023-01-01", actions=actions), record("b", "2024-06-01"))
    assert kb.as_of == date.fromisoformat(as_of)


def test_records_may_lie_years_apart() -> None:
    assert base(record("a", "1998-01-01"), record("b", "2024-06-01")).as_of == date(2024, 6, 1)
