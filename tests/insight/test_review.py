from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from tests.insight.populations import AWKWARD
from tests.records import DNS, NOISE, RETRY, ROLLBACK, record

from mkdocs_postmortems.graph.factor_graph import FactorGraph
from mkdocs_postmortems.insight.decided import SeenSince
from mkdocs_postmortems.insight.population import Population
from mkdocs_postmortems.insight.review import Review, quarters_of, review_of
from mkdocs_postmortems.insight.review_json import review_json
from mkdocs_postmortems.insight.review_wording import (
    changes_said,
    looked_at_said,
    since_said,
    view_said,
)
from mkdocs_postmortems.knowledge_base import KnowledgeBase
from mkdocs_postmortems.model.action import Action, ActionState, Strength
from mkdocs_postmortems.model.catalog import Catalog
from mkdocs_postmortems.model.factor import FamilyId
from mkdocs_postmortems.model.front_matter import Decision, FrontMatter, Kind, Status
from mkdocs_postmortems.model.incident import Incident, IncidentId
from mkdocs_postmortems.model.vocabulary import Factor, Family, Vocabulary
from mkdocs_postmortems.settings import Settings
from mkdocs_postmortems.trends.periods import Quarter

KEYS = [
    "version", "quarter", "until", "over", "n", "n_of_quarter", "ground_rules", "decided_before",
    "looked_at", "helped", "systemic", "changed", "together", "actions", "after", "times",
    "read_together", "questions", "decisions",
]  # fmt: skip
Q2 = Quarter(2024, 2)


WORDS = Vocabulary(
    {FamilyId("x"): Family(FamilyId("x"), "X")},
    {
        f: Factor(f, FamilyId("x"), f, ask=f"What made {f} hold?")
        for f in (DNS, RETRY, NOISE, ROLLBACK)
    },
)


def base(*incidents: Incident, as_of: date | None = None, withheld: int = 0) -> KnowledgeBase:
    known = {i.id: i for i in sorted(incidents, key=lambda i: i.order)}
    graph = FactorGraph.of(known.values(), WORDS)
    root = Settings(root=Path(), as_of=as_of)
    return KnowledgeBase(root, known, WORDS, Catalog(), graph, withheld=withheld)


def held(id: str, day: str | None, *decisions: Decision, period: str | None = None) -> Incident:
    """The record of a review."""
    front = FrontMatter(kind=Kind.REVIEW, period=period, decisions=decisions)
    return record(id, day, (), front=front)


def front(**fields: Any) -> FrontMatter:
    return FrontMatter(**fields)


def last(*records: Incident) -> Review:
    kb = base(*records)
    return review_of(kb, quarters_of(kb)[0])


def test_a_quarter_is_shown_as_it_stood_on_its_last_day() -> None:
    kb = base(
        record("a", "2024-02-01"), record("b", "2024-05-01", [RETRY]), record("c", "2024-08-01")
    )
    review = review_of(kb, Q2)
    assert (review.until, review.over) == (date(2024, 6, 30), True)
    assert [i.id for i in review.insight.population.records] == ["a", "b"]
    assert [i.id for i in review.own.records] == ["b"]
    assert review.first_seen == (RETRY,)


def test_a_quarter_that_is_not_over_says_so() -> None:
    review = last(record("a", "2024-05-01"))
    assert (review.until, review.over) == (date(2024, 5, 1), False)
    assert view_said(review) == (
        "Numbers are of all 1 counted record up to 1 May 2024; 1 of them is of this quarter."
        " The quarter is not over on that day."
    )


def test_quarters_are_the_newest_first_and_none_begins_after_the_end_of_the_view() -> None:
    kb = base(
        record("a", "2024-02-01"),
        record("b", None),
        record("c", "2024-05-01"),
        record("d", "2025-05-01"),
        held("2024-Q3", "2024-10-01"),
        as_of=date(2024, 6, 1),
    )
    assert quarters_of(kb) == (Q2, Quarter(2024, 1))


def test_the_last_review_comes_with_what_was_seen_since() -> None:
    decision = Decision(
        decision="Try every rollback", factors=("infrastructure.dns", "unheard of"), team="blue"
    )
    kb = base(
        record("a", "2024-02-01", [DNS]),
        held("2023-Q4", "2024-01-05"),
        held("2024-Q1", "2024-04-10", decision),
        record("b", "2024-04-10", [DNS]),
        record("c", "2024-05-01", [DNS]),
        record("d", "2024-05-02", [RETRY]),
        record("e", "2024-06-01", [f"{DNS}:mitigating", NOISE]),
    )
    before = review_of(kb, Q2).decided_before
    assert before is not None
    assert (before.record, before.since) == ("2024-Q1", date(2024, 4, 10))
    (decided,) = before.decisions
    assert [(s.factor, s.again, s.since) for s in decided.seen] == [(DNS, ("c",), 3)]
    assert review_of(kb, Quarter(2024, 1)).decided_before is not None
    assert review_of(kb, Quarter(2024, 1)).decided is not None


def test_a_review_without_a_date_counts_from_the_end_of_its_quarter() -> None:
    kb = base(record("b", "2024-04-01"), held("x", None, Decision(decision="d"), period="2024-q1"))
    before = review_of(kb, Q2).decided_before
    assert before is not None
    assert before.since == date(2024, 3, 31)


def test_a_withdrawn_review_opens_no_other() -> None:
    gone = held("2024-Q1", "2024-04-10")
    withdrawn = FrontMatter(kind=Kind.REVIEW, status=Status.WITHDRAWN)
    kb = base(record("b", "2024-05-01"), record("2024-Q1", "2024-04-10", (), front=withdrawn))
    assert gone.source.stem == "2024-Q1"
    assert review_of(kb, Q2).decided_before is None


def test_what_is_left_out_is_said_by_reason() -> None:
    draft = front(status=Status.DRAFT)
    review = last(
        record("a", "2024-05-01", front=front(kind=Kind.NEAR_MISS, status=Status.CLOSED)),
        record("b", "2024-05-02", ()),
        record("c", "2024-05-03", front=draft),
        record("d", "2024-02-03", front=draft),
        record("e", "2024-06-30", front=front(status=Status.WITHDRAWN)),
    )
    assert [*looked_at_said(review.looked_at)] == [
        "Counted: 1 record (1 near miss).",
        "Near misses: 1 of 1 record.",
        "Left out of the numbers: 1 not yet coded, 1 in preparation, 1 withdrawn.",
        "In preparation for more than 30 days, from any quarter: 2 records.",
        "Without a stated status: 0 of 1 record.",
        "Start not known: 1 of 1 record.",
    ]


@pytest.mark.parametrize(("withheld", "said"), [(2, False), (3, True)])
def test_few_restricted_records_are_not_mentioned(withheld: int, said: bool) -> None:
    kb = base(record("a", "2024-05-01"), withheld=withheld)
    assert any("restricted" in s for s in looked_at_said(review_of(kb, Q2).looked_at)) is said


def test_an_action_done_after_the_quarter_is_open_in_it() -> None:
    def action(id: str, state: ActionState, completed: str | None = None, **more: Any) -> Action:
        done = date.fromisoformat(completed) if completed else None
        return Action(id, id, state=state, completed=done, addresses=(DNS,), **more)

    actions = (
        action("A1", ActionState.DONE, "2024-05-20"),
        action("A2", ActionState.DONE, "2024-08-20", due=date(2024, 6, 1)),
        action("A3", ActionState.DECLINED),
        action("A4", ActionState.ACCEPTED, due=date(2024, 9, 1), strength=Strength.WEAK),
    )
    kb = base(
        record("a", "2024-04-01", [DNS, RETRY], actions=actions),
        record("b", "2024-04-02", [DNS, RETRY]),
        record("c", "2024-04-03", [DNS, RETRY]),
        record("d", "2024-09-03", [DNS]),
    )
    review = review_of(kb, Q2)
    found = review.actions
    assert [[row.action.id for row in rows] for rows in (found.open, found.past_due, found.done, found.declined)] == [
        ["A2", "A4"], ["A2"], ["A1"], ["A3"]
    ]  # fmt: skip
    assert found.without == (RETRY,)
    assert [row.seen.action for row in review.after] == ["A1"]
    assert "What would make this a mechanism: A4?" in review.questions


def test_every_question_is_a_how_or_a_what() -> None:
    review = last(*(record(f"r{n}", "2024-05-01", [DNS, NOISE, RETRY]) for n in range(3)))
    assert len(review.questions) >= 2
    for question in review.questions:
        assert question.rpartition(": ")[2].startswith(("How ", "What ")) or question.startswith(
            "What "
        )


def test_the_pair_to_read_is_the_one_that_touches_most() -> None:
    def at(id: str, day: str, *teams: str, kind: Kind = Kind.INCIDENT) -> Incident:
        return record(id, day, [DNS, NOISE], teams=teams, services=teams, front=front(kind=kind))

    others = (record(f"z{n}", "2023-01-01", [ROLLBACK]) for n in range(6))
    review = last(
        at("a", "2024-04-01", "blue"),
        at("b", "2024-04-02", "blue"),
        at("c", "2024-04-03", "red", "green"),
        at("d", "2024-01-03", "blue", kind=Kind.NEAR_MISS),
        *others,
    )
    found = review.read_together
    assert found is not None
    assert (found.first, found.second, found.near_miss) == ("b", "c", "d")
    assert (found.teams, found.services, found.shared) == (3, 3, (NOISE, DNS))


def reviews(population: Population) -> list[Review]:
    kb = base(*population.records, as_of=population.as_of)
    return [review_of(kb, quarter) for quarter in quarters_of(kb)]


@pytest.mark.parametrize("name", AWKWARD)
def test_records_that_say_little_get_clear_sentences(name: str) -> None:
    for review in reviews(AWKWARD[name]):
        written = review_json(review)
        assert [*written] == KEYS
        assert "NaN" not in json.dumps(written, allow_nan=False)
        assert [*changes_said(review)]


def test_a_collection_without_dates_has_no_quarter() -> None:
    assert quarters_of(base(record("a", None))) == ()


@hypothesis_settings(max_examples=25)
@given(
    st.lists(
        st.tuples(
            st.dates(date(2023, 1, 1), date(2024, 12, 31)),
            st.lists(
                st.sampled_from([DNS, RETRY, NOISE, f"{ROLLBACK}:mitigating", f"{DNS}:mitigating"]),
                unique=True,
                max_size=4,
            ),
            st.sampled_from([None, Status.DRAFT, Status.CLOSED, Status.WITHDRAWN]),
            st.sampled_from([*Kind]),
        ),
        max_size=14,
    ),
    st.none() | st.dates(date(2023, 1, 1), date(2024, 12, 31)),
)
def test_no_population_is_too_odd_for_a_review(
    rows: list[tuple[date, list[str], Status | None, Kind]], as_of: date | None
) -> None:
    kb = base(
        *(
            record(
                f"r{n}",
                day.isoformat(),
                factors,
                front=front(status=status, kind=kind, period="2024 Q1"),
            )
            for n, (day, factors, status, kind) in enumerate(rows)
        ),
        as_of=as_of,
    )
    for quarter in quarters_of(kb):
        review = review_of(kb, quarter)
        written = review_json(review)
        json.dumps(written, allow_nan=False)
        assert review.own.n <= review.insight.population.n
        assert len(review.rows) <= 10


@pytest.mark.parametrize(
    ("again", "since", "said"),
    [
        (0, 0, "no record since"),
        (0, 1, "not seen in the one record since"),
        (1, 1, "seen in the one record since"),
        (0, 4, "not seen in the 4 records since"),
        (2, 5, "seen in 2 of the 5 records since"),
    ],
)
def test_what_was_seen_since_is_an_observation_with_its_n(
    again: int, since: int, said: str
) -> None:
    ids = tuple(IncidentId(str(n)) for n in range(again))
    assert since_said(SeenSince(DNS, ids, since)) == said
