from __future__ import annotations

from datetime import date

from tests.insight.test_population import base
from tests.records import DNS, RETRY, record

from mkdocs_postmortems.insight.insight import Insight
from mkdocs_postmortems.insight.population import Slice


def test_every_answer_is_about_the_same_records() -> None:
    kb = base(
        record("a", "2024-01-01", [DNS], teams=("blue",)),
        record("b", "2024-02-01", [RETRY], teams=("red",)),
        record("c", "2024-06-01", [DNS, f"{RETRY}:mitigating"], teams=("blue",)),
    )
    blue = Insight.of(kb, Slice(team="blue"))
    sizes = (blue.recurring.n, blue.helped.n, blue.tagging.n, blue.recovery.resolve.n)
    assert sizes == (2, 2, 2, 2)
    assert [*blue.changes.factors.rows] == [DNS]
    assert blue.together.pairs == ()
    assert blue.after == ()


def test_an_earlier_view_knows_nothing_of_later_records() -> None:
    kb = base(record("a", "2024-01-01", [DNS]), record("b", "2024-06-01", [RETRY]))
    then = Insight.of(kb).up_to(date(2024, 3, 31))
    assert (then.population.n, then.population.as_of) == (1, date(2024, 3, 31))
    assert [row.factor for row in then.recurring.seen] == [DNS]
