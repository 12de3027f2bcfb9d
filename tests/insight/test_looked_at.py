from __future__ import annotations

from datetime import date

from tests.insight.test_population import base
from tests.records import DNS, record

from mkdocs_postmortems.insight.looked_at import LeftOut, LookedAt, looked_at
from mkdocs_postmortems.insight.looked_wording import asked_said, looked_said
from mkdocs_postmortems.insight.population import Population, Slice
from mkdocs_postmortems.knowledge_base import KnowledgeBase
from mkdocs_postmortems.model.front_matter import FrontMatter, Kind, Status


def look(kb: KnowledgeBase, asked: Slice | None = None) -> LookedAt:
    asked = asked or Slice()
    return looked_at(kb, Population.of(kb, asked), asked)


KB = base(
    record("a", "2024-01-01", status=Status.CLOSED),
    record("b", "2024-02-01", front=FrontMatter(kind=Kind.NEAR_MISS)),
    record("draft", "2024-02-01", status=Status.DRAFT),
    record("bare", "2024-02-02", []),
    record("undated", None),
    record("gone", "2024-03-01", status=Status.WITHDRAWN),
    record("review", "2024-04-01", front=FrontMatter(kind=Kind.REVIEW)),
)


def test_every_record_is_counted_or_left_out_for_one_reason() -> None:
    found = look(KB)
    assert found.n == 2
    assert found.left_out == (
        (LeftOut.REVIEW, 1),
        (LeftOut.WITHDRAWN, 1),
        (LeftOut.NOT_CODED, 2),
        (LeftOut.PREPARING, 1),
    )
    assert found.n + sum(x for _, x in found.left_out) == len(KB.incidents)


def test_the_denominators() -> None:
    found = look(KB)
    assert (found.coded, found.written, found.without_status) == (3, 5, 1)
    assert found.kinds == ((Kind.INCIDENT, 1), (Kind.NEAR_MISS, 1))
    assert (found.first, found.last) == (date(2024, 1, 1), date(2024, 2, 1))


def test_a_period_leaves_out_a_record_without_a_date_and_says_so() -> None:
    found = look(KB, Slice(since=date(2024, 2, 1)))
    assert (LeftOut.NO_DATE, 1) in found.left_out
    assert found.written == 3


def test_a_record_of_another_team_is_not_left_out_but_not_asked_about() -> None:
    kb = base(record("a", teams=("blue",)), record("b", None, teams=("red",)))
    found = look(kb, Slice(team="blue", since=date(2024, 1, 1)))
    assert (found.n, found.left_out) == (1, ())


def test_the_sentences() -> None:
    assert [*looked_said(look(KB, Slice(until=date(2024, 3, 31))))] == [
        "2 records are counted, 1 January 2024 to 1 February 2024. The view ends on 31 March 2024.",
        "Asked for: until 31 March 2024.",
        "By kind: 1 incident and 1 near miss.",
        "Left out: 1 withdrawn, 1 without a date, 1 not coded and 1 in preparation.",
        "Without a stated status: 1 of 2 records (50 %).",
        "Coded: 3 of 4 written records (75 %).",
    ]


def test_one_record_and_none() -> None:
    (said, *_) = looked_said(look(base(record("a", "2024-03-01", [DNS]))))
    assert said.startswith("1 record is counted, all of 1 March 2024.")
    assert [*looked_said(look(base()))] == [
        "No record is counted here: one counts once it has a title, a date and a factor."
    ]


def test_what_was_asked_for_is_said_in_full() -> None:
    asked = Slice(
        since=date(2024, 1, 1), service="shop", team="blue", kind=Kind.SURPRISE, severity="1"
    )
    assert asked_said(asked) == (
        "from 1 January 2024, service shop, team blue, kind surprise, severity 1"
    )
    assert asked_said(Slice()) == ""
