from __future__ import annotations

import re
from datetime import date

import pytest

from mkdocs_postmortems.insight.action_wording import (
    NOT_COMPARED,
    PEAKED,
    coming_back_said,
    comparison_said,
    expectation_said,
    how_coming_back,
    how_comparison,
    seen_again_said,
    silence_said,
)
from mkdocs_postmortems.insight.after_actions import (
    AfterAction,
    Compared,
    EvidenceDue,
    NotCompared,
)
from mkdocs_postmortems.model.factor import FactorId
from mkdocs_postmortems.model.incident import IncidentId
from mkdocs_postmortems.trends.effects import p_fewer, rate_ratio
from mkdocs_postmortems.trends.recurrence import SeenAgain
from mkdocs_postmortems.trends.returns import Returns
from mkdocs_postmortems.trends.windows import Window

VERDICT = re.compile(r"\b(work(s|ed)|success|fail|effective|better|worse|improv|thanks to)", re.I)


def seen(again: int, since: int) -> SeenAgain:
    return SeenAgain(
        IncidentId("a"),
        "A1",
        FactorId("x.y"),
        date(2024, 5, 17),
        tuple(IncidentId(f"r{n}") for n in range(again)),
        since,
    )


def compared(x0: int, e0: int, x1: int, e1: int, *, records: int = 9) -> Compared:
    by_records = rate_ratio(x0, 20, x1, records) if records else None
    return Compared(
        Window(x0, e0, 20),
        Window(x1, e1, records),
        rate_ratio(x0, e0, x1, e1),
        by_records,
        p_fewer(x0, e0, x1, e1),
    )


@pytest.mark.parametrize(
    ("again", "since", "said"),
    [
        (2, 4, "Seen again in 2 of the 4 records since 17 May 2024."),
        (0, 4, "Not seen in the 4 records since 17 May 2024."),
        (1, 1, "Seen again in the one record since 17 May 2024."),
        (0, 1, "Not seen in the one record since 17 May 2024."),
        (0, 0, "No record since 17 May 2024."),
    ],
)
def test_what_was_seen_since(again: int, since: int, said: str) -> None:
    assert seen_again_said(seen(again, since)) == said


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        (
            (6, 365, 1, 200),
            "6 in 365 days before, 1 in 200 days after; ratio .30 (.007 to 2.5): not settled.",
        ),
        (
            (9, 100, 0, 100),
            "9 in 100 days before, 0 in 100 days after; ratio 0 (0 to .51): seen less often after.",
        ),
        (
            (1, 1, 40, 1),
            "1 in 1 day before, 40 in 1 day after; ratio 40 (6.8 to 1619): seen more often after.",
        ),
    ],
)
def test_a_comparison(counts: tuple[int, int, int, int], said: str) -> None:
    assert comparison_said(AfterAction(seen(1, 4), compared(*counts))) == said


def test_evidence_that_is_due() -> None:
    row = AfterAction(seen(0, 4), EvidenceDue(date(2025, 6, 12)))
    assert comparison_said(row) == "Evidence due on 12 June 2025."


@pytest.mark.parametrize("reason", NotCompared)
def test_each_reason_is_a_sentence(reason: NotCompared) -> None:
    said = comparison_said(AfterAction(seen(0, 4), reason))
    assert said == NOT_COMPARED[reason]
    assert said.startswith(("Nothing to compare", "Too few earlier records for a comparison."))


def test_what_no_change_would_be() -> None:
    assert expectation_said(compared(6, 365, 1, 200), 2.14) == (
        "With the rate before drawn towards that of all factors, no change would be about 2.1"
        f" in 200 days. {PEAKED}"
    )
    assert expectation_said(compared(6, 365, 1, 200), None) == PEAKED


def test_a_silence_and_what_it_leaves_open() -> None:
    before = Window(4, 365, 9)
    due = EvidenceDue(date(2025, 6, 12))
    silent = AfterAction(seen(0, 3), due, before, Window(0, 200, 3))
    assert silence_said(silent) == "After 200 days without it up to 5.5 a year are still possible."
    assert silence_said(AfterAction(seen(1, 3), due, before, Window(1, 200, 3))) is None
    assert silence_said(AfterAction(seen(0, 0), due, before, Window(0, 0, 0))) is None
    assert silence_said(AfterAction(seen(0, 3), NotCompared.NOT_YET)) is None


def test_how_a_comparison_was_made() -> None:
    said = how_comparison(compared(6, 365, 1, 200))
    assert "One-sided p .23." in said
    assert said.endswith(
        "By records: 6 of 20 before, 1 of 9 after; ratio .37 (.008 to 3.1): not settled."
    )
    assert "By records" not in how_comparison(compared(6, 365, 0, 400, records=0))


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (Returns(5, (), 60.0), "Half of the time it came back within 60 days (5 returns seen)."),
        (Returns(5, (), 1.0), "Half of the time it came back within 1 day (5 returns seen)."),
        (Returns(6, (), 0.0), "Half of the time it came back on the same day (6 returns seen)."),
        (
            Returns(5, (), None),
            "Half of the time it takes longer than has been seen so far (5 returns seen).",
        ),
        (None, "Not enough data on how soon it comes back: fewer than 5 returns seen."),
    ],
)
def test_how_soon_it_came_back(found: Returns | None, said: str) -> None:
    assert coming_back_said(found) == said
    if found is not None:
        assert how_coming_back(found).startswith(f"Kaplan-Meier estimate over {found.seen} gaps")


def test_no_sentence_is_a_verdict() -> None:
    results = [compared(9, 100, 0, 100), compared(1, 1, 40, 1), EvidenceDue(date(2025, 1, 1))]
    rows = [AfterAction(seen(0, 4), result) for result in (*results, *NotCompared)]
    said = [*map(comparison_said, rows), *(seen_again_said(seen(n, 4)) for n in range(3)), PEAKED]
    said += [how_comparison(compared(9, 100, 0, 100)), expectation_said(compared(2, 9, 1, 9), 1.0)]
    assert not [sentence for sentence in said if VERDICT.search(sentence)]
